import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Session } from '../../server/src/lsp/session.ts';
import { workspaceEditOf } from '../../server/src/lsp/text-edits.ts';
import { Texts } from '../../server/src/lsp/texts.ts';
import { memoryHost } from '../server/memory-host.ts';

const DOCUMENT = TextDocument.create('file:///w/Dockerfile', 'dockerfile', 3, 'FROM a\n');
const OWN = { span: { start: 5, end: 6 }, text: 'b' };
const other = (path: string) => ({ path, span: { start: 0, end: 1 }, text: 'y' });

const edit = (edits: Parameters<typeof workspaceEditOf>[2]) => {
  const texts = new Texts(new TextDocuments(TextDocument), memoryHost({ '/w/compose.yaml': 'x\n' }).files);
  return workspaceEditOf({ texts, client: { edits: 'plain' } } as Session, DOCUMENT, edits);
};

test('edits of several files go together', async () => {
  const { changes = {} } = (await edit([OWN, other('/w/compose.yaml')])) ?? {};
  assert.deepEqual(Object.keys(changes), ['file:///w/Dockerfile', 'file:///w/compose.yaml']);
});

test('where one of the files can not be read, none is edited', async () => {
  assert.equal(await edit([OWN, other('/w/gone.yaml')]), undefined);
});
