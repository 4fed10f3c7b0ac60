import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { InlayHint } from 'vscode-languageserver';
import { type Editor, URI, withEditor } from './editor.ts';

const TEXT = 'FROM node:1 AS a\nFROM $BASE\nFROM node:2\n';

const hints = (editor: Editor, lastLine = 9): Promise<InlayHint[]> =>
  editor.connection.sendRequest('textDocument/inlayHint', {
    textDocument: { uri: URI },
    range: { start: { line: 0, character: 0 }, end: { line: lastLine, character: 0 } },
  });

const REFRESHING = { workspace: { inlayHint: { refreshSupport: true }, configuration: true } };

describe('inlay hints', () => {
  it(
    'show the age behind each image whose age is known',
    withEditor({}, async (editor) => {
      await editor.open(TEXT);
      const shown = (await hints(editor)).map(({ position, label }) => `${position.line}:${position.character} ${label}`);
      assert.deepEqual(shown, ['0:11 changed 19 days ago', '2:11 changed 19 days ago']);
    }),
  );

  it(
    'are given for the range that is asked for',
    withEditor({}, async (editor) => {
      await editor.open(TEXT);
      assert.equal((await hints(editor, 1)).length, 1);
    }),
  );

  it(
    'can be turned off, and are asked for again when the settings change',
    withEditor({ capabilities: REFRESHING }, async (editor) => {
      let refreshed = 0;
      editor.connection.onRequest('workspace/inlayHint/refresh', () => {
        refreshed++;
        return null;
      });
      await editor.open(TEXT);
      assert.equal((await hints(editor)).length, 2);
      editor.settings = { inlayHints: false };
      await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      await editor.until(() => refreshed === 1);
      assert.deepEqual(await hints(editor), []);
    }),
  );
});
