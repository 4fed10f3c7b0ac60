import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { DIGEST, worldOf } from './asked-rule.ts';
import { type Editor, URI, withEditor } from './editor.ts';
import { IMAGE, setup, TEXT, WORKSPACE } from './planned-file.ts';

const run = ({ connection }: Editor, command: string, argument?: object): Promise<unknown> =>
  connection.sendRequest('workspace/executeCommand', { command: `plimsoll.${command}`, arguments: argument ? [argument] : [] });

const documentEdits = ({ documentChanges = [] }: WorkspaceEdit): TextDocumentEdit[] =>
  documentChanges.filter((change): change is TextDocumentEdit => 'textDocument' in change);

const told = async (editor: Editor, count = 1): Promise<string | undefined> => {
  await editor.until(() => editor.told.length === count);
  return editor.told[count - 1];
};

describe('pinning', () => {
  it(
    'a file asks once who may be asked, and edits all of its images at once',
    withEditor(setup(worldOf('digest')), async (editor) => {
      await editor.open(TEXT);
      editor.choice = 'Ask';
      await run(editor, 'pinFile', { uri: URI });
      assert.equal(await told(editor), 'Pinned 2 images.');
      assert.deepEqual(editor.questions, [
        'registry.example.com will be asked about org/app; other.example.com will be asked about tool; nobody else learns of it. [Ask] [Cancel]',
      ]);
      const [edit] = editor.applied;
      assert.ok(edit);
      assert.equal(editor.after({ title: '', edit }), TEXT.replace(IMAGE, `${IMAGE}@${DIGEST}`).replace('tool:1', `tool:1@${DIGEST}`));
      assert.equal(documentEdits(edit)[0]?.textDocument.version, 1);
      assert.equal(edit.changeAnnotations, undefined);
    }),
  );

  it('one image asks its registry and nobody else, and edits that image', async () => {
    const world = worldOf('digest');
    const test = withEditor(setup(world), async (editor) => {
      await editor.open(TEXT);
      editor.choice = 'Ask';
      await run(editor, 'pinImage', { uri: URI, reference: IMAGE });
      assert.equal(await told(editor), 'Pinned 1 image.');
      assert.ok(world.asked.length > 0);
      assert.deepEqual(
        world.asked.filter((url) => !url.startsWith('https://registry.example.com/v2/org/app/')),
        [],
      );
      assert.equal(editor.after({ title: '', edit: editor.applied[0] as WorkspaceEdit }), TEXT.replace(IMAGE, `${IMAGE}@${DIGEST}`));
    });
    await test();
  });

  it('may go by what was answered within the hour, and an update may not', async () => {
    const world = worldOf('digest');
    const test = withEditor(setup(world, {}, 'on'), async (editor) => {
      await editor.open(`FROM ${IMAGE}@${DIGEST}\nFROM ${IMAGE}\n`);
      const askedBy = async (command: string, count: number): Promise<readonly string[]> => {
        world.asked.length = 0;
        await run(editor, command, { uri: URI });
        await told(editor, count);
        return world.asked.map((url) => url.replace('https://registry.example.com/v2/org/app/', ''));
      };
      const [first] = await askedBy('updateFile', 1);
      assert.ok(first !== undefined);
      assert.deepEqual(await askedBy('pinFile', 2), []);
      assert.ok((await askedBy('updateFile', 3)).includes(first));
    });
    await test();
  });

  it('asks nobody, and edits nothing, when the user does not want it', async () => {
    const world = worldOf('digest');
    const test = withEditor(setup(world), async (editor) => {
      await editor.open(TEXT);
      await run(editor, 'pinFile', { uri: URI });
      assert.deepEqual([editor.questions.length, world.asked, editor.applied, editor.told], [1, [], [], []]);
    });
    await test();
  });

  it(
    'edits nothing where one look-up fails, and says which',
    withEditor(setup(worldOf('no'), {}, 'on'), async (editor) => {
      await editor.open(TEXT);
      await run(editor, 'pinFile', { uri: URI });
      assert.match(
        (await told(editor)) ?? '',
        /^Nothing was edited\. registry\.example\.com\/org\/app: registry\.example\.com does not answer\..* \(1 more\)$/,
      );
      assert.deepEqual([editor.questions, editor.applied], [[], []]);
    }),
  );

  it('says why it does nothing where nobody may be asked', async () => {
    const world = worldOf('digest');
    const test = withEditor(setup(world, {}, 'off'), async (editor) => {
      await editor.open(TEXT);
      await run(editor, 'pinFile', { uri: URI });
      await run(editor, 'pinWorkspace');
      await run(editor, 'pinFile');
      await told(editor, 3);
      assert.deepEqual(editor.told, [
        'Registries are not asked: the setting plimsoll.registry is off.',
        'There is nothing here that names images.',
        'There is no file open that names images.',
      ]);
      assert.deepEqual(world.asked, []);
    });
    await test();
  });

  it(
    'does nothing that is done already',
    withEditor(setup(worldOf('digest'), {}, 'on'), async (editor) => {
      await editor.open(`FROM ${IMAGE}@${DIGEST}\n`);
      await run(editor, 'pinFile', { uri: URI });
      assert.deepEqual([await told(editor), editor.applied], ['Nothing to edit; 1 pinned already.', []]);
    }),
  );
});

describe('pinning the workspace', () => {
  const FILES = {
    '/repo/Dockerfile': `FROM ${IMAGE}\n`,
    '/repo/web/compose.yaml': 'services:\n  a:\n    image: registry.example.com/org/app:1\n',
    '/repo/.gitignore': 'build/\n*.local.Dockerfile\n',
    '/repo/build/Dockerfile': `FROM ${IMAGE}\n`,
    '/repo/x.local.Dockerfile': `FROM ${IMAGE}\n`,
    '/repo/node_modules/m/Dockerfile': `FROM ${IMAGE}\n`,
    '/repo/template/Dockerfile': 'FROM {{ base }}\n',
    '/repo/values.yaml': 'image: registry.example.com/org/app:1\n',
    '/repo/closed/.plimsoll.yaml': 'registry: off\n',
    '/repo/closed/Dockerfile': `FROM ${IMAGE}\n`,
  };

  it(
    'edits what Git keeps and what may be asked about, and has the user look first',
    withEditor(setup(worldOf('digest'), FILES), async (editor) => {
      await editor.open(FILES['/repo/Dockerfile']);
      editor.choice = 'Ask';
      await run(editor, 'pinWorkspace');
      assert.equal(await told(editor), 'Pinned 2 images.');
      const [edit] = editor.applied;
      assert.ok(edit);
      assert.deepEqual(
        documentEdits(edit).map(({ textDocument: { uri, version } }) => [uri, version]),
        [
          ['file:///repo/Dockerfile', 1],
          ['file:///repo/web/compose.yaml', null],
        ],
      );
      assert.equal(Object.values(edit.changeAnnotations ?? {})[0]?.needsConfirmation, true);
      const ids = documentEdits(edit).flatMap(({ edits }) => edits.map((one) => 'annotationId' in one && one.annotationId));
      assert.deepEqual(new Set(ids), new Set(Object.keys(edit.changeAnnotations ?? {})));
    }),
  );

  it('edits the files of which all could be looked up, and says what could not', async () => {
    const world = worldOf('digest');
    world.gone.add('other.example.com');
    const test = withEditor(setup(world, { ...FILES, '/repo/b/Dockerfile': TEXT }, 'on'), async (editor) => {
      await run(editor, 'pinWorkspace');
      const failure = 'other.example.com/tool: other.example.com does not answer.';
      assert.equal(await told(editor), `Pinned 2 images; 1 left alone; 1 failed. ${failure}`);
      const edited = editor.applied.flatMap(documentEdits).map(({ textDocument }) => textDocument.uri);
      assert.deepEqual(edited, ['file:///repo/Dockerfile', 'file:///repo/web/compose.yaml']);
    });
    await test();
  });

  it('makes no edits of a file that has changed since', async () => {
    const world = worldOf('digest');
    const test = withEditor(setup(world, FILES), async (editor) => {
      await editor.open(FILES['/repo/Dockerfile']);
      editor.connection.onRequest('window/showMessageRequest', async () => {
        await editor.change('app', 'apps');
        return { title: 'Ask' };
      });
      await run(editor, 'pinWorkspace');
      assert.deepEqual([await told(editor), editor.applied], ['A file was changed meanwhile; nothing was edited.', []]);
    });
    await test();
  });
});

describe('a registry that keeps silent', () => {
  it('is not waited for by who cancels', async () => {
    const options = { settings: { registry: 'on' } };
    const capabilities = { workspace: WORKSPACE, window: { workDoneProgress: true } };
    const test = withEditor({ ...setup(worldOf('nothing')), options, capabilities }, async (editor) => {
      editor.connection.onRequest('window/workDoneProgress/create', ({ token }: { token: string }) => {
        setTimeout(() => void editor.connection.sendNotification('window/workDoneProgress/cancel', { token }), 100);
        return null;
      });
      await editor.open(TEXT);
      const since = performance.now();
      await run(editor, 'pinFile', { uri: URI });
      assert.deepEqual([await told(editor), editor.applied], ['Cancelled; nothing was edited.', []]);
      assert.ok(performance.now() - since < 2_000);
    });
    await test();
  });
});
