import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CodeAction, Diagnostic, Hover, InlayHint } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { frozenHost } from '../../scripts/frozen-linter.ts';
import { createLinter } from '../../server/src/linter.ts';
import { type Editor, withEditor } from './editor.ts';

const REAL = { linter: () => createLinter(frozenHost()) };

const open = async (editor: Editor, uri: string, text: string): Promise<TextDocument> => {
  await editor.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
  return TextDocument.create(uri, 'yaml', 1, text);
};

/** The newest diagnostics of a file, once there is a publication for which something holds. */
const published = async (editor: Editor, uri: string, holds: (found: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]> => {
  const newest = (): readonly Diagnostic[] | undefined => editor.published.findLast((one) => one.uri === uri)?.diagnostics;
  await editor.until(() => holds(newest() ?? []));
  return newest() ?? [];
};

const isOne = (found: readonly Diagnostic[]): boolean => found.length === 1;

const MANIFESTS: Readonly<Record<string, string>> = {
  'compose.yaml': 'services:\n  a:\n    ports: []\n    image: debian:latest\n',
  'flow/compose.yaml': 'services: { a: { image: "debian:latest" } }\n',
  'fragment/compose.yaml': 'x-name: &name debian:latest\r\nservices:\r\n  a:\r\n    image: *name\r\n',
  'pod.yaml':
    'apiVersion: v1\nkind: ConfigMap\n---\napiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: debian:latest\n      name: a\n',
  '.github/workflows/ci.yml': 'jobs:\n  a:\n    steps:\n      - uses: docker://debian:latest\n',
  '.gitlab-ci.yml': 'a:\n  services:\n    - debian:latest\n',
  '.devcontainer/devcontainer.json': '{\n\t"image": "debian:latest"\n}\n',
  '.devcontainer/web/devcontainer.json': '{ // one of several\n\t"image": "debian:latest",\n}\n',
  'stack.yml': 'services:\n  a:\n    image: debian:latest\n',
  'web.container': '[Unit]\nDescription=a\n[Container]\nImage=docker.io/library/debian:latest\n',
  Jenkinsfile: "pipeline {\n  agent {\n    docker { image 'debian:latest' }\n  }\n}\n",
};

const hasSlashes = (path: string): boolean => path.endsWith('.json') || path === 'Jenkinsfile';

describe('manifests', () => {
  for (const [path, text] of Object.entries(MANIFESTS))
    it(
      `${path} is linted, told of, and its finding ignored here or in the file`,
      withEditor(REAL, async (editor) => {
        const uri = `file:///project/${path}`;
        const document = await open(editor, uri, text);
        const [finding] = await published(editor, uri, isOne);
        assert.ok(finding);
        assert.equal(finding.code, 'unpinned-image');
        const textDocument = { uri };
        const hover: Hover | null = await editor.connection.sendRequest('textDocument/hover', {
          textDocument,
          position: finding.range.start,
        });
        const told = JSON.stringify(hover?.contents);
        assert.match(told, /debian/);
        assert.ok(told.includes(`\`${hasSlashes(path) ? '//' : '#'} plimsoll ignore=unpinned-image\` on the line above`), told);
        assert.match(document.getText(finding.range), /latest/);
        const context = { diagnostics: [finding] };
        const actions: CodeAction[] = await editor.connection.sendRequest('textDocument/codeAction', {
          textDocument,
          range: finding.range,
          context,
        });
        for (const [index, { edit }] of actions.filter(({ title }) => title.startsWith('Ignore')).entries()) {
          const ignoring = TextDocument.applyEdits(document, edit?.changes?.[uri] ?? []);
          const other = `file:///project/${index}/${path}`;
          await open(editor, other, ignoring);
          await editor.until(() => editor.published.some((one) => one.uri === other));
          assert.deepEqual(editor.published.find((one) => one.uri === other)?.diagnostics, [], ignoring);
        }
        assert.equal(actions.filter(({ title }) => /^Ignore .* (?:here|in this file)$/.test(title)).length, 2);
      }),
    );

  for (const [path, text] of Object.entries(MANIFESTS))
    it(
      `${path} has the age of its image behind that, and fixes that change nothing else`,
      withEditor(REAL, async (editor) => {
        const uri = `file:///project/${path}`;
        const document = await open(editor, uri, text.replace('debian:latest', 'alpine:3.12'));
        const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
        const params = { textDocument: { uri }, range: whole };
        const hints: InlayHint[] = await editor.connection.sendRequest('textDocument/inlayHint', params);
        assert.deepEqual(
          hints.map(({ position }) => document.getText({ start: whole.start, end: position }).endsWith('alpine:3.12')),
          [true],
        );
        const found = await published(editor, uri, (all) => all.some(({ code }) => code === 'end-of-life-base'));
        const finding = found.find(({ code }) => code === 'end-of-life-base');
        const context = { diagnostics: [finding] };
        const actions: CodeAction[] = await editor.connection.sendRequest('textDocument/codeAction', {
          textDocument: { uri },
          range: finding?.range,
          context,
        });
        const [move] = actions.filter(({ title }) => title.startsWith('Move to alpine:'));
        const after = TextDocument.applyEdits(document, move?.edit?.changes?.[uri] ?? []);
        assert.match(after, /alpine:3\.\d+/);
        assert.notEqual(after, document.getText());
        assert.equal(after.replace(/alpine:[\w.-]+/, 'alpine:3.12'), document.getText());
      }),
    );

  it(
    'are no YAML and JSON of other kinds',
    withEditor(REAL, async (editor) => {
      await open(editor, 'file:///project/values.yaml', 'image: debian:latest\n');
      await open(editor, 'file:///project/config.yaml', 'apiVersion: v1\nkind: ConfigMap\nimage: debian:latest\n');
      await open(editor, 'file:///project/package.json', '{ "image": "debian:latest" }\n');
      await editor.rest();
      assert.deepEqual(
        editor.published.flatMap(({ diagnostics }) => diagnostics),
        [],
      );
    }),
  );
});

const COMPOSE = 'file:///project/compose.yaml';
const DOCKERFILE = 'file:///project/Dockerfile';
const composeWith = (tag: string): string => `services:\n  a:\n    build:\n      context: .\n      args: { TAG: ${tag} }\n`;
const FILES = { read: async () => composeWith('12.8'), list: async () => ['compose.yaml', '.git/'] };

describe('a Compose file that is being edited', () => {
  it(
    'is what the Dockerfile that it builds is linted with, change by change',
    withEditor({ linter: () => createLinter({ ...frozenHost(), files: FILES }) }, async (editor) => {
      await open(editor, DOCKERFILE, 'ARG TAG=12.8\nFROM registry.example.com/a:${TAG}\n');
      await editor.until(() => editor.published.some(({ uri }) => uri === DOCKERFILE));
      assert.deepEqual(editor.published.find(({ uri }) => uri === DOCKERFILE)?.diagnostics, []);
      await open(editor, COMPOSE, composeWith('latest'));
      const [finding] = await published(editor, DOCKERFILE, isOne);
      assert.match(JSON.stringify(finding?.message), /service/);
      const textDocument = { uri: COMPOSE, version: 2 };
      await editor.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges: [{ text: composeWith('12.8') }] });
      await published(editor, DOCKERFILE, (found) => found.length === 0);
      const again = { uri: COMPOSE, version: 3 };
      await editor.connection.sendNotification('textDocument/didChange', {
        textDocument: again,
        contentChanges: [{ text: composeWith('latest') }],
      });
      await published(editor, DOCKERFILE, isOne);
      await editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri: COMPOSE } });
      await published(editor, DOCKERFILE, (found) => found.length === 0);
    }),
  );
});
