import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CompletionItem, CompletionList, CompletionParams } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { frozenHost } from '../../scripts/frozen-linter.ts';
import type { Question } from '../../server/src/facts/look-ups.ts';
import { createLinter, type Linter, type Settling } from '../../server/src/linter.ts';
import { offerCompletion } from '../../server/src/lsp/completion.ts';
import type { Session } from '../../server/src/lsp/session.ts';
import type { RegistryState } from '../../server/src/protocol.ts';
import { worldWith } from '../server/facts/images/registry-world.ts';
import { type Editor, URI, withEditor } from './editor.ts';

const REAL = { linter: () => createLinter(frozenHost()) };

const SAID = worldWith({
  'registry.example.com/node': { tags: ['0.12.18', '18', '18.20.8', '22', '22.1.0', '22.22.0', '22.22.0-buster'] },
  'grafana/grafana': {
    tags: ['11.2.0', '11.2.1', '11.2', '10.4.9', '12.0.0-rc1', 'main'],
    digests: { '11.2.1': `sha256:${'ab'.repeat(32)}` },
  },
});
const BOOK: Settling = {
  settle: async (_, compute) => compute({ unanswered: [], answerTo: (question) => SAID.lookUps.answerTo(question) }),
};

const cut = (marked: string): { text: string; offset: number } => ({ text: marked.replace('|', ''), offset: marked.indexOf('|') });

/** What is offered where the `|` stands. */
const complete = async (editor: Editor, marked: string): Promise<CompletionList | null> => {
  const { text, offset } = cut(marked);
  const uri = `file:///repo/${encodeURIComponent(marked)}/Dockerfile`;
  await editor.open(text, uri);
  const position = TextDocument.create(uri, '', 1, text).positionAt(offset);
  return editor.connection.sendRequest('textDocument/completion', { textDocument: { uri }, position });
};

const labels = (list: CompletionList | null): string[] =>
  (list?.items ?? []).toSorted((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1)).map(({ label }) => label);

/** The document once the item of that label is taken. */
const taken = (list: CompletionList | null, label: string, marked: string): string => {
  const edit = list?.items.find((item) => item.label === label)?.textEdit;
  assert.ok(edit && 'range' in edit, label);
  return TextDocument.applyEdits(TextDocument.create(URI, '', 1, cut(marked).text), [edit]);
};

describe('completion', () => {
  it(
    'of a tag has the newest of each line first, and says so',
    withEditor(REAL, async (editor) => {
      const list = await complete(editor, 'FROM node:|');
      assert.deepEqual(labels(list).slice(0, 9), ['24.13.0', '24.13', '24', '22.22.0', '22.22', '22', '20.20.0', '20.20', '20']);
      const [first, second] = list?.items ?? [];
      assert.equal(first?.detail, 'newest of 24, supported until 2028-04-30, source of 2026-01-14');
      assert.match(second?.detail ?? '', /^moved, supported/);
      assert.equal(list?.isIncomplete, false);
    }),
  );

  it(
    'takes the place of the whole part, and of nothing else',
    withEditor(REAL, async (editor) => {
      await editor.open('FROM localhost:5000/a\n', 'file:///other/Dockerfile');
      for (const [marked, label, after] of [
        ['FROM node:2|0-slim@sha256:0a AS x\n', '22.22.0', 'FROM node:22.22.0@sha256:0a AS x\n'],
        ['FROM no|d:22\n', 'node', 'FROM node:22\n'],
        [
          'FROM localhost:5000/a\nFROM localhost|:5000/b:1\nFROM localhost:5000/a',
          'localhost:5000/a',
          'FROM localhost:5000/a\nFROM localhost:5000/a:1\nFROM localhost:5000/a',
        ],
        ['FROM a\nCOPY --from=quay.io/key| /a /b\n', 'quay.io/keycloak/keycloak', 'FROM a\nCOPY --from=quay.io/keycloak/keycloak /a /b\n'],
        ['FROM a\nRUN --mount=from=node:22|,target=/x y\n', '22.22.0-trixie', 'FROM a\nRUN --mount=from=node:22.22.0-trixie,target=/x y\n'],
      ] as const)
        assert.equal(taken(await complete(editor, marked), label, marked), after, marked);
    }),
  );

  it(
    'is filtered by all that it replaces, though `/` and `:` end words',
    withEditor(REAL, async (editor) => {
      const list = await complete(editor, 'FROM grafana/|');
      assert.deepEqual(
        list?.items.map(({ filterText }) => filterText),
        ['grafana/grafana'],
      );
    }),
  );

  it(
    'of a name has stages and what open files use before what is known',
    withEditor(REAL, async (editor) => {
      await editor.open('FROM ghcr.io/team/nodes:1\n', 'file:///other/Dockerfile');
      assert.deepEqual(labels(await complete(editor, 'FROM a AS node-build\nFROM nod|')).slice(0, 3), [
        'node-build',
        'node',
        'ghcr.io/team/nodes',
      ]);
    }),
  );

  it(
    'is quiet elsewhere, in templates, and where Plimsoll is off',
    withEditor(REAL, async (editor) => {
      for (const marked of [
        '# FROM |',
        'FROM a\nRUN <<EOF\nFROM |\nEOF\n',
        'FROM a |',
        'FROM {{ x }}:|',
        'RUN |',
        'FROM localhost:50|',
        'FROM registry.example.com:|',
      ])
        assert.equal(await complete(editor, marked), null, marked);
    }),
  );

  it(
    'is quiet in documents that are not linted',
    withEditor({ ...REAL, options: { settings: { enable: false } } }, async (editor) => {
      assert.equal(await complete(editor, 'FROM node:|'), null);
    }),
  );

  it(
    'says more of the item that is looked at',
    withEditor(REAL, async (editor) => {
      const resolve = (item: CompletionItem | undefined): Promise<CompletionItem> =>
        editor.connection.sendRequest('completionItem/resolve', item);
      const tags = await complete(editor, 'FROM node:22.22|');
      const { documentation } = await resolve(tags?.items[0]);
      assert.match(String(documentation), /^node:22\.22\.0 is a Docker Official Image/);
      const names = await complete(editor, 'FROM grafana/|');
      assert.match(String((await resolve(names?.items[0])).documentation), /Grafana Labs/);
      assert.equal((await resolve({ label: 'of somebody else' })).documentation, undefined);
    }),
  );

  it(
    'is asked for after what ends words',
    withEditor(REAL, async (editor) => {
      assert.deepEqual(editor.initialized.capabilities.completionProvider, {
        triggerCharacters: [':', '/', ' ', '@', '='],
        resolveProvider: true,
      });
    }),
  );
});

/** A session that asks a registry, without an editor: what is answered where the `|` stands. */
const answer = async (marked: string, linter: Linter, state: RegistryState): Promise<CompletionList | null> => {
  const { text, offset } = cut(marked);
  const document = TextDocument.create(URI, 'dockerfile', 1, text);
  const asked: ((params: CompletionParams) => Promise<CompletionList | null>)[] = [];
  const session = {
    connection: { onCompletion: (handle: (typeof asked)[0]) => void asked.push(handle) },
    host: frozenHost(),
    documents: { get: () => document, all: () => [document] },
    configs: { of: async () => ({ config: (await linter.configFor(URI)).config }) },
    client: { marksCompletions: 'as-deprecated' },
    linter,
    registry: { stateOf: async () => state },
  };
  offerCompletion(session as unknown as Session);
  return asked[0]?.({ textDocument: { uri: URI }, position: document.positionAt(offset) }) ?? null;
};

describe('completion from registries', () => {
  const linter = createLinter(frozenHost(), { book: BOOK });

  it('has what was asked before', async () => {
    assert.deepEqual(labels(await answer('FROM grafana/grafana:|', linter, 'onDemand')), [
      '11.2.1',
      '11.2',
      '10.4.9',
      'main',
      '11.2.0',
      '12.0.0-rc1',
    ]);
    assert.deepEqual(labels(await answer('FROM grafana/grafana:11|', linter, 'onDemand')), ['11.2.1', '11.2', '11.2.0']);
  });

  it('has the digest of a tag', async () => {
    const list = await answer('FROM grafana/grafana:11.2.1@|', linter, 'onDemand');
    assert.deepEqual(labels(list), [`sha256:${'ab'.repeat(32)}`]);
    assert.equal(list?.items[0]?.detail, 'what Docker Hub has for 11.2.1, 2026-01-20');
    assert.deepEqual(labels(await answer('FROM grafana/grafana:10.4.9@|', linter, 'onDemand')), []);
  });

  it('asks nobody of a name that is no official image', async () => {
    const asked: Question[] = [];
    const book: Settling = {
      settle: async (_, compute) => compute({ unanswered: [], answerTo: (question) => void asked.push(question) }),
    };
    const own = createLinter(frozenHost(), { book });
    for (const marked of ['FROM my-app:|', 'FROM my-app:1@|']) assert.deepEqual(labels(await answer(marked, own, 'on')), []);
    assert.deepEqual(asked, []);
    await answer('FROM me/my-app:|', own, 'on');
    assert.deepEqual(asked, [{ ask: 'tags', of: { registry: 'docker.io', repository: 'me/my-app' } }]);
  });

  it('has nothing where nobody may be asked', async () => {
    assert.deepEqual(labels(await answer('FROM grafana/grafana:|', linter, 'off')), []);
  });

  it('never has first what is at its end, and marks it for those who show it', async () => {
    const { items = [] } = (await answer('FROM registry.example.com/node:|', linter, 'onDemand')) ?? {};
    assert.deepEqual(
      items.map(({ label, tags, detail }) => [label, tags?.[0], detail]),
      [
        ['22.22.0', undefined, 'newest of 22, supported until 2027-04-30'],
        ['22', undefined, 'moved, supported until 2027-04-30'],
        ['22.1.0', undefined, 'older than 22.22.0, supported until 2027-04-30'],
        ['18.20.8', 1, 'end of life since 2025-04-30'],
        ['18', 1, 'moved, end of life since 2025-04-30'],
        ['0.12.18', 1, 'end of life'],
        ['22.22.0-buster', 1, 'end of life since 2024-06-30'],
      ],
    );
  });

  it('does not wait long for a registry, and has what is known until it answers', async () => {
    const slow: Settling = {
      settle: (source, compute) => (source.from === 'memory' ? BOOK.settle(source, compute) : new Promise(() => {})),
    };
    const list = await answer('FROM node:|', createLinter(frozenHost(), { book: slow }), 'on');
    assert.equal(list?.isIncomplete, true);
    assert.equal(list?.items[0]?.label, '24.13.0');
  });

  it('has two hundred at most, and says that there are more', async () => {
    const tags = Array.from({ length: 10_000 }, (_, index) => `${index % 20}.${index}.0`);
    const many = worldWith({ 'grafana/grafana': { tags } });
    const book: Settling = {
      settle: async (_, compute) => compute({ unanswered: [], answerTo: (question) => many.lookUps.answerTo(question) }),
    };
    const list = await answer('FROM grafana/grafana:|', createLinter(frozenHost(), { book }), 'onDemand');
    assert.equal(list?.items.length, 200);
    assert.equal(list?.isIncomplete, true);
  });
});
