import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { PULL, URI, withEditor } from './editor.ts';

const LATEST = 'FROM node:latest\n';

describe('diagnostics, pushed', () => {
  it(
    'offers UTF-16, incremental sync and no pulling',
    withEditor({}, async ({ initialized: { capabilities } }) => {
      assert.equal(capabilities.positionEncoding, 'utf-16');
      assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2 });
      assert.equal(capabilities.diagnosticProvider, undefined);
    }),
  );

  it(
    'tells everything of a finding',
    withEditor({}, async (editor) => {
      await editor.open('FROM 😀:latest\nRUN sudo ls\n');
      const { diagnostics, version } = await editor.publications(1);
      assert.equal(version, 1);
      const [tag, sudo] = diagnostics;
      assert.deepEqual(tag, {
        range: { start: { line: 0, character: 7 }, end: { line: 0, character: 14 } },
        severity: 2,
        code: 'latest-tag',
        codeDescription: { href: 'https://example.test/latest-tag' },
        source: 'plimsoll',
        message: ':latest is wrong',
        data: { at: { start: 7, end: 14 }, also: [] },
      });
      assert.equal(sudo?.severity, 1);
      assert.deepEqual(sudo?.relatedInformation, [
        { location: { uri: URI, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } } }, message: 'begins here' },
      ]);
    }),
  );

  it(
    'counts a byte order mark as the editor does',
    withEditor({}, async (editor) => {
      await editor.open('\ufeffFROM node:latest\n');
      assert.equal((await editor.publications(1)).diagnostics[0]?.range.start.character, 10);
    }),
  );

  it(
    'keeps suppressed findings to itself',
    withEditor({}, async (editor) => {
      await editor.open(`# checkov:skip=X\n${LATEST}`);
      assert.deepEqual((await editor.publications(1)).diagnostics, []);
    }),
  );

  it(
    'follows the text',
    withEditor({}, async (editor) => {
      await editor.open(LATEST);
      await editor.publications(1);
      await editor.change(':latest', ':1.2');
      const { diagnostics, version } = await editor.publications(2);
      assert.deepEqual({ diagnostics, version }, { diagnostics: [], version: 2 });
    }),
  );

  it(
    'drops what it found in older versions',
    withEditor({}, async (editor) => {
      const release = editor.holdLints();
      await editor.open(LATEST);
      await editor.until(() => editor.world.linted.length === 1);
      await editor.change(':latest', ':1');
      await editor.change(':1', ':2');
      await editor.until(() => editor.world.linted.at(-1) === 'FROM node:2\n');
      release();
      await editor.publications(1);
      await editor.rest();
      assert.deepEqual(editor.published, [{ uri: URI, version: 3, diagnostics: [] }]);
    }),
  );

  it(
    'clears what it showed of a closed document',
    withEditor({}, async (editor) => {
      await editor.open(LATEST);
      await editor.publications(1);
      await editor.close();
      assert.deepEqual(await editor.publications(2), { uri: URI, diagnostics: [] });
    }),
  );

  it(
    'shows nothing of a document closed while it was linted',
    withEditor({}, async (editor) => {
      const release = editor.holdLints();
      await editor.open(LATEST);
      await editor.until(() => editor.world.linted.length === 1);
      await editor.close();
      await editor.publications(1);
      release();
      await editor.rest();
      assert.deepEqual(editor.published, [{ uri: URI, diagnostics: [] }]);
    }),
  );

  it(
    'lints documents of any scheme and leaves others alone',
    withEditor({}, async (editor) => {
      await editor.open(LATEST, 'untitled:Untitled-1');
      const textDocument = { uri: 'file:///repo/notes.txt', languageId: 'plaintext', version: 1, text: LATEST };
      await editor.connection.sendNotification('textDocument/didOpen', { textDocument });
      await editor.publications(2);
      const counts = Object.fromEntries(editor.published.map(({ uri, diagnostics }) => [uri, diagnostics.length]));
      assert.deepEqual(counts, { 'untitled:Untitled-1': 1, 'file:///repo/notes.txt': 0 });
    }),
  );

  it(
    'leaves alone ignore files and templates, whatever language the editor says they are in',
    withEditor({}, async (editor) => {
      const cases: readonly (readonly [string, string])[] = [
        ['Dockerfile.dockerignore', 'a:latest\n'],
        ['Dockerfile.j2', 'FROM a:latest\n'],
        ['Dockerfile', 'FROM a:latest\n{% if x %}\n'],
        ['Dockerfile.dev', 'FROM a:latest\n'],
      ];
      for (const [index, [name, text]] of cases.entries()) await editor.open(text, `file:///repo/${index}/${name}`);
      await editor.publications(cases.length);
      const shown = editor.published.filter(({ diagnostics }) => diagnostics.length > 0);
      assert.deepEqual(
        shown.map(({ uri }) => uri),
        ['file:///repo/3/Dockerfile.dev'],
      );
    }),
  );

  it(
    'survives a linter that throws',
    withEditor({}, async (editor) => {
      await editor.open('FROM BOOM\n');
      await editor.until(() => editor.log.length > 0);
      assert.match(editor.log[0] ?? '', /^error publish diagnostics: Error: the linter is broken/);
      await editor.change('BOOM', 'node:latest');
      assert.equal((await editor.publications(1)).diagnostics.length, 1);
    }),
  );
});

describe('diagnostics, pulled', () => {
  it(
    'answers pulls and pushes nothing',
    withEditor({ capabilities: PULL }, async (editor) => {
      assert.deepEqual(editor.initialized.capabilities.diagnosticProvider, {
        identifier: 'plimsoll',
        interFileDependencies: true,
        workspaceDiagnostics: false,
      });
      await editor.open(LATEST);
      assert.deepEqual(
        (await editor.pull()).map(({ code }) => code),
        ['latest-tag'],
      );
      await editor.change(':latest', ':1.2');
      assert.deepEqual(await editor.pull(), []);
      await editor.close();
      await editor.rest();
      assert.deepEqual(editor.published, []);
    }),
  );

  it(
    'pushes to a client that can not be told to pull again',
    withEditor({ capabilities: { textDocument: { diagnostic: {} } } }, async (editor) => {
      await editor.open(LATEST);
      assert.equal((await editor.publications(1)).diagnostics.length, 1);
    }),
  );

  it(
    'asks to be asked again when the text has moved on',
    withEditor({ capabilities: PULL }, async (editor) => {
      const release = editor.holdLints();
      await editor.open(LATEST);
      const pulled = editor.pull();
      await editor.until(() => editor.world.linted.length === 1);
      await editor.change(':latest', ':1');
      await editor.rest();
      release();
      await assert.rejects(pulled, { code: -32802, data: { retriggerRequest: true } });
    }),
  );

  it(
    'answers nothing when the linter throws',
    withEditor({ capabilities: PULL }, async (editor) => {
      await editor.open('FROM BOOM\n');
      assert.deepEqual(await editor.pull(), []);
      assert.match(editor.log.join('\n'), /pull diagnostics: Error: the linter is broken/);
    }),
  );

  it(
    'lints a version once, whoever asks',
    withEditor({ capabilities: PULL }, async (editor) => {
      await editor.open(LATEST);
      await Promise.all([editor.pull(), editor.hover('node'), editor.actions('node'), editor.pull()]);
      assert.equal(editor.world.linted.length, 1);
    }),
  );

  it(
    'honours cancellation',
    withEditor({ capabilities: PULL }, async (editor) => {
      const release = editor.holdLints();
      await editor.open(LATEST);
      const source = new CancellationTokenSource();
      const pulled = editor.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: URI } }, source.token);
      await editor.until(() => editor.world.linted.length === 1);
      source.cancel();
      await editor.rest();
      release();
      await assert.rejects(pulled, { code: -32800 });
    }),
  );
});
