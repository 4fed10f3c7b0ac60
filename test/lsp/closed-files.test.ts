import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ClientCapabilities } from 'vscode-languageserver/node';
import type { HostFiles } from '../../server/src/host.ts';
import { type Editor, PULL, withEditor } from './editor.ts';

type Texts = Record<string, string>;

/** Files in memory that a test may change, and what was read of them. */
const filesOf = (texts: Texts, read: string[] = []): HostFiles => ({
  async read(path) {
    if (path in texts) read.push(path);
    return texts[path];
  },
  async list(folder) {
    const inside = Object.keys(texts).filter((path) => path.startsWith(`${folder}/`));
    return [...new Set(inside.map((path) => path.slice(folder.length + 1).replace(/\/.*/, '/')))];
  },
});

const WORKSPACE: Texts = {
  '/repo/Dockerfile': 'FROM node:latest\n',
  '/repo/a/Dockerfile': 'FROM a:latest\nRUN sudo x\n',
  '/repo/b/Dockerfile': 'FROM b:1\n',
  '/repo/b/src/main.ts': 'sudo',
  '/repo/b/values.yaml': 'image: b:latest\n',
  '/repo/t/Dockerfile': 'FROM {{ image }}:latest\n',
  '/repo/Dockerfile.tmpl': 'FROM x:latest\n',
  '/repo/.gitignore': 'built/\n',
  '/repo/built/Dockerfile': 'FROM built:latest\n',
  '/repo/node_modules/x/Dockerfile': 'FROM x:latest\n',
};

const LINT = { command: 'plimsoll.lintWorkspace' };
const HIDE = { command: 'plimsoll.hideWorkspaceFindings' };
const uri = (path: string): string => `file://${path}`;

const setup = (texts: Texts, capabilities: ClientCapabilities = {}, read: string[] = []) => ({
  files: filesOf(texts, read),
  rootUri: 'file:///repo',
  capabilities,
});

const execute = (editor: Editor, params: object): Promise<null> => editor.connection.sendRequest('workspace/executeCommand', params);

/** The findings that the editor shows, by path, of what the server has pushed. */
const shown = (editor: Editor): Record<string, number> => {
  const newest = new Map(editor.published.map((one) => [one.uri, one.diagnostics.length]));
  return Object.fromEntries([...newest].filter(([, count]) => count > 0).map(([one, count]) => [one.replace('file://', ''), count]));
};

const changed = (editor: Editor, path: string, type: 1 | 2 | 3): Promise<void> =>
  editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uri(path), type }] });

const close = (editor: Editor, path: string): Promise<void> =>
  editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri(path) } });

const untilShown = async (editor: Editor, wanted: Record<string, number>): Promise<void> => {
  const hasCome = (): boolean => {
    const now = shown(editor);
    return Object.keys(now).length === Object.keys(wanted).length && Object.entries(wanted).every(([path, count]) => now[path] === count);
  };
  await editor.until(hasCome);
};

const ALL = { '/repo/Dockerfile': 1, '/repo/a/Dockerfile': 2 };

describe('files that are not open', () => {
  it('are linted when the user asks for it, and no others are read than could be ours', async () => {
    const read: string[] = [];
    await withEditor(setup({ ...WORKSPACE }, {}, read), async (editor) => {
      await editor.rest();
      assert.deepEqual(read, []);
      await execute(editor, LINT);
      assert.deepEqual(shown(editor), ALL);
      assert.match(editor.told.join(), /^Linted 3 files that are not open: 3 findings in 2 of them\.$/);
      assert.deepEqual([...new Set(read)].sort(), [
        '/repo/.gitignore',
        '/repo/Dockerfile',
        '/repo/a/Dockerfile',
        '/repo/b/Dockerfile',
        '/repo/b/values.yaml',
        '/repo/t/Dockerfile',
      ]);
    })();
  });

  it('are followed from then on: written, made, deleted', async () => {
    const texts = { ...WORKSPACE };
    await withEditor(setup(texts), async (editor) => {
      await changed(editor, '/repo/a/Dockerfile', 2);
      await editor.rest();
      assert.deepEqual(editor.published, []);
      await execute(editor, LINT);
      texts['/repo/a/Dockerfile'] = 'FROM a:latest\n';
      await changed(editor, '/repo/a/Dockerfile', 2);
      await untilShown(editor, { ...ALL, '/repo/a/Dockerfile': 1 });
      texts['/repo/new/Dockerfile'] = 'FROM new:latest\n';
      await changed(editor, '/repo/new/Dockerfile', 1);
      await untilShown(editor, { ...ALL, '/repo/a/Dockerfile': 1, '/repo/new/Dockerfile': 1 });
      await changed(editor, '/repo/built/Dockerfile', 2);
      await changed(editor, '/repo/node_modules/x/Dockerfile', 2);
      await changed(editor, '/elsewhere/Dockerfile', 2);
      delete texts['/repo/new/Dockerfile'];
      await changed(editor, '/repo/new/Dockerfile', 3);
      delete texts['/repo/Dockerfile'];
      await changed(editor, '/repo/Dockerfile', 3);
      await untilShown(editor, { '/repo/a/Dockerfile': 1 });
      await editor.rest();
      assert.deepEqual(shown(editor), { '/repo/a/Dockerfile': 1 });
    })();
  });

  it('are linted anew when what they depend on changes, but not beside it', async () => {
    await withEditor(setup({ ...WORKSPACE }), async (editor) => {
      await execute(editor, LINT);
      editor.world.linted.length = 0;
      await changed(editor, '/repo/a/compose.yaml', 3);
      await editor.until(() => editor.world.linted.length > 0);
      await editor.rest();
      assert.deepEqual(editor.world.linted, [WORKSPACE['/repo/a/Dockerfile']]);
      await changed(editor, '/repo/.plimsoll.yaml', 2);
      await editor.until(() => editor.world.linted.length === 4);
    })();
  });

  for (const [name, capabilities] of [
    ['pushed', {}],
    ['pulled', PULL],
  ] as const)
    it(
      `are told of once when they are opened, and again when they are closed, where diagnostics are ${name}`,
      withEditor(setup({ ...WORKSPACE }, capabilities), async (editor) => {
        await editor.open('FROM b:1\n', uri('/repo/a/Dockerfile'));
        await execute(editor, LINT);
        await untilShown(editor, { '/repo/Dockerfile': 1 });
        await editor.open('FROM a:1\n', uri('/repo/Dockerfile'));
        await untilShown(editor, {});
        await close(editor, '/repo/Dockerfile');
        await close(editor, '/repo/a/Dockerfile');
        await untilShown(editor, ALL);
      }),
    );

  it('are forgotten when they are gone at the next run, or when the user wants to see no more of them', async () => {
    const texts = { ...WORKSPACE };
    await withEditor(setup(texts), async (editor) => {
      await execute(editor, LINT);
      delete texts['/repo/a/Dockerfile'];
      await execute(editor, LINT);
      assert.deepEqual(shown(editor), { '/repo/Dockerfile': 1 });
      await execute(editor, HIDE);
      await untilShown(editor, {});
      await changed(editor, '/repo/Dockerfile', 2);
      await editor.rest();
      assert.deepEqual(shown(editor), {});
    })();
  });

  it('are at most two thousand', async () => {
    const many = Object.fromEntries(Array.from({ length: 2010 }, (_, index) => [`/repo/${index}/Dockerfile`, 'FROM a:1\n']));
    await withEditor(setup(many), async (editor) => {
      await execute(editor, LINT);
      assert.equal(editor.world.linted.length, 2000);
      assert.match(editor.told.join(), /^Linted 2000 files that are not open: no findings\. 10 more files could be ours/);
    })();
  });

  it(
    'show how far the run is, which the user can cancel',
    withEditor(setup({ ...WORKSPACE }, { window: { workDoneProgress: true } }), async (editor) => {
      const { connection } = editor;
      const heard: string[] = [];
      let token: unknown;
      connection.onRequest('window/workDoneProgress/create', (params: { token: unknown }) => {
        token = params.token;
        return null;
      });
      connection.onNotification('$/progress', ({ value }: { value: { kind: string; message?: string } }) => {
        heard.push(value.message ?? value.kind);
      });
      const release = editor.holdLints();
      const run = execute(editor, LINT);
      await editor.until(() => editor.world.linted.length === 1);
      await connection.sendNotification('window/workDoneProgress/cancel', { token });
      await editor.rest();
      release();
      await run;
      assert.equal(editor.world.linted.length, 1);
      assert.deepEqual(heard, ['begin', '1 of 5 files', 'end']);
      assert.match(editor.told.join(), /^Cancelled after 1 file that is not open/);
    }),
  );

  it(
    'are watched only when the user has asked, and none are linted where no folder is open',
    withEditor({ ...setup({ ...WORKSPACE }, { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } }) }, async (editor) => {
      const watches = (): number => editor.registered.filter((method) => method === 'workspace/didChangeWatchedFiles').length;
      await editor.until(() => watches() === 1);
      await execute(editor, LINT);
      await execute(editor, LINT);
      assert.equal(watches(), 2);
    }),
  );

  it(
    'need a folder',
    withEditor({ files: filesOf({ ...WORKSPACE }) }, async (editor) => {
      await execute(editor, LINT);
      assert.match(editor.told.join(), /no folder open/);
      assert.deepEqual(editor.world.linted, []);
    }),
  );
});
