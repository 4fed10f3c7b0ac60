import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Hover } from 'vscode-languageserver/node';
import type { Registries } from '../../server/src/lsp/server-host.ts';
import { memoryCache } from '../registry/lab/hosts.ts';
import { type Editor, URI, withEditor } from './editor.ts';

const OPEN: Registries = { open: () => undefined, close: () => undefined };
const IMAGE = 'registry.example.com/org/app:1';
const TEXT = `FROM ${IMAGE}\nFROM node:1\n`;

/** An editor such as VS Code. */
const OURS = {
  registries: OPEN,
  options: { commandLinks: true, machineSettings: true },
  capabilities: { workspace: { configuration: true } },
};

const textOf = (hover: Hover | null): string =>
  hover && 'value' in (hover.contents as object) ? (hover.contents as { value: string }).value : '';

const ask = ({ connection }: Editor, reference = IMAGE): Promise<unknown> =>
  connection.sendRequest('workspace/executeCommand', { command: 'plimsoll.askRegistry', arguments: [{ uri: URI, reference }] });

const NOTICE = 'registry.example.com will be asked about org/app; nobody else learns of it.';
const NEWS =
  'org/app: Its source last changed on 2026-11-01, 19 days ago (facts of 2026-11-01); a newer base may have had it rebuilt since.';

describe('the hover of an image whose age facts do not tell', () => {
  it(
    'links to asking its registry, which then tells it',
    withEditor(OURS, async (editor) => {
      await editor.open(TEXT);
      const before = textOf(await editor.hover('org/app'));
      const [, label, target = ''] = /\[(Ask [^\]]+)\]\(command:plimsoll\.askRegistry\?(\S+) "/.exec(before) ?? [];
      assert.equal(label, 'Ask registry.example.com');
      assert.deepEqual(JSON.parse(decodeURIComponent(target)), [{ uri: URI, reference: IMAGE }]);
      assert.match(before, /Its age is not known offline\./);
      editor.choice = 'Ask';
      await ask(editor);
      await editor.until(() => editor.told.length === 1);
      assert.deepEqual([editor.questions, editor.told], [[`${NOTICE} [Ask] [Always ask registries] [Cancel]`], [NEWS]]);
      const after = textOf(await editor.hover('org/app'));
      assert.match(after, /last changed on 2026-11-01/);
      assert.doesNotMatch(after, /command:|not known/);
    }),
  );

  const linkIn = async (setup: object, settings: object = {}): Promise<string> => {
    let text = '';
    const test = withEditor(setup, async (editor) => {
      editor.settings = settings;
      await editor.open(TEXT);
      text = textOf(await editor.hover('org/app'));
    });
    await test();
    return /command:|Registries can.*/.exec(text)?.[0] ?? '';
  };

  it('links to nothing where that could not be asked, and says why where the user can not know', async () => {
    assert.equal(await linkIn(OURS), 'command:');
    assert.equal(await linkIn({ ...OURS, registries: undefined }), 'Registries can not be reached from a browser.');
    assert.equal(await linkIn({ ...OURS, options: { ...OURS.options, isTrusted: false } }), '');
    assert.equal(await linkIn({ ...OURS, options: {} }), '', 'a client that does not run links');
    for (const registry of ['off', 'on']) assert.equal(await linkIn(OURS, { registry }), '');
    assert.equal(
      await linkIn({ ...OURS, capabilities: { ...OURS.capabilities, textDocument: { hover: { contentFormat: ['plaintext'] } } } }),
      '',
    );
  });
});

describe('the command', () => {
  it(
    'tells the user once for each registry what it gets to know',
    withEditor({ ...OURS, options: {} }, async (editor) => {
      await editor.open(TEXT);
      editor.choice = 'Ask';
      for (const reference of [IMAGE, IMAGE, 'docker.io/library/node:1']) await ask(editor, reference);
      assert.deepEqual(editor.questions, [
        `${NOTICE} [Ask] [Cancel]`,
        'Docker Hub will be asked about node; nobody else learns of it. [Ask] [Cancel]',
      ]);
      await editor.until(() => editor.told.length === 3);
      assert.deepEqual(editor.told.slice(1), [
        'registry.example.com tells nothing of org/app that was not known.',
        'Docker Hub tells nothing of node that was not known.',
      ]);
      assert.deepEqual([...editor.world.answered], [IMAGE, 'docker.io/library/node:1']);
    }),
  );

  it('remembers that from one session to the next', async () => {
    const cache = memoryCache();
    for (const count of [1, 0]) {
      const test = withEditor({ ...OURS, cache }, async (editor) => {
        await editor.open(TEXT);
        editor.choice = 'Ask';
        await ask(editor);
        assert.deepEqual([editor.questions.length, editor.world.answered.size], [count, 1]);
      });
      await test();
    }
  });

  it(
    'asks nobody when the user does not want it, and tells again the next time',
    withEditor(OURS, async (editor) => {
      await editor.open(TEXT);
      for (const choice of ['Cancel', null]) {
        editor.choice = choice;
        await ask(editor);
      }
      assert.deepEqual([editor.questions.length, editor.world.answered.size, editor.told], [2, 0, []]);
    }),
  );

  it(
    'has the setting changed when the user wants registries asked always',
    withEditor(OURS, async (editor) => {
      let changes = 0;
      editor.connection.onNotification('plimsoll/askAlways', () => void changes++);
      await editor.open(TEXT);
      editor.choice = 'Always ask registries';
      await ask(editor);
      assert.deepEqual([changes, editor.world.answered.size], [1, 1]);
    }),
  );

  it(
    'asks about nothing that the document does not name',
    withEditor(OURS, async (editor) => {
      await editor.open(TEXT);
      editor.choice = 'Ask';
      await ask(editor, 'evil.example.com/what/ever:1');
      await editor.connection.sendRequest('workspace/executeCommand', { command: 'plimsoll.askRegistry' });
      await editor.connection.sendRequest('workspace/executeCommand', { command: 'plimsoll.askRegistry', arguments: [{ uri: 7 }] });
      await editor.until(() => editor.told.length === 3);
      assert.deepEqual([editor.questions, new Set(editor.told)], [[], new Set(['The document names no such image any more.'])]);
    }),
  );

  it('says why it asks nobody', async () => {
    const told: string[] = [];
    const { registries: _, ...inBrowser } = OURS;
    for (const setup of [inBrowser, { ...OURS, options: { ...OURS.options, isTrusted: false } }]) {
      const test = withEditor(setup, async (editor) => {
        await editor.open(TEXT);
        await ask(editor);
        await editor.until(() => editor.told.length === 1);
        told.push(...editor.told, ...editor.questions);
        assert.equal(editor.world.answered.size, 0);
      });
      await test();
    }
    assert.deepEqual(told, [
      'Registries can not be reached from a browser.',
      'Registries are not asked in a workspace that is not trusted.',
    ]);
  });

  it(
    'asks about one image and no other',
    withEditor(OURS, async (editor) => {
      await editor.open(`${TEXT}FROM registry.example.com/org/secret:1\n`);
      editor.choice = 'Ask';
      await ask(editor);
      assert.deepEqual([...editor.world.answered], [IMAGE]);
      const only = editor.world.sources.find((source) => source?.from === 'registries')?.only;
      assert.equal(only?.({ ask: 'tags', of: { registry: 'registry.example.com', repository: 'org/app' } }), true);
      assert.equal(only?.({ ask: 'git-tags', of: { url: 'https://github.com/org/app' } }), false);
    }),
  );
});

describe('the code action', () => {
  const titles = async (editor: Editor, only?: string[]): Promise<string[]> =>
    (await editor.actions('org/app', only)).map(({ title }) => title);
  const TITLE = 'Ask registry.example.com about org/app';

  it(
    'stands on the image, in the menu and not among the fixes',
    withEditor(OURS, async (editor) => {
      await editor.open(TEXT);
      const [action] = await editor.actions('org/app');
      assert.deepEqual([action?.title, action?.command?.arguments], [TITLE, [{ uri: URI, reference: IMAGE }]]);
      for (const kind of ['quickfix', 'source', 'source.fixAll']) assert.deepEqual(await titles(editor, [kind]), []);
      assert.deepEqual(await titles(editor, ['plimsoll.ask']), [TITLE]);
    }),
  );

  it(
    'is not there where registries are asked anyway, or never',
    withEditor(OURS, async (editor) => {
      await editor.open(TEXT);
      for (const registry of ['off', 'on']) {
        editor.settings = { registry };
        await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
        assert.ok(!(await titles(editor)).includes(TITLE));
      }
    }),
  );
});
