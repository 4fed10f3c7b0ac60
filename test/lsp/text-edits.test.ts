import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Session } from '../../server/src/lsp/session.ts';
import { editsBetween, workspaceEditOf } from '../../server/src/lsp/text-edits.ts';
import { Texts } from '../../server/src/lsp/texts.ts';
import { applyEdits } from '../../server/src/text/edits.ts';
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

const lines = (count: number, tag: string): string => Array.from({ length: count }, (_, index) => `FROM image${index}:${tag}\n`).join('');

test('edits touch only what differs', () => {
  const before = `FROM a\n${lines(3, 'latest')}USER x\n`;
  const after = `FROM a\n${lines(3, '1.2')}USER x\n`;
  const edits = editsBetween(before, after);
  assert.equal(applyEdits(before, edits), after);
  assert.ok(edits.every(({ span }) => span.start > 'FROM a\nFROM image'.length && span.end < before.length - 'USER x\n'.length));
});

test('more changed lines than anybody made by hand are one edit', () => {
  const before = `FROM a\n${lines(700, 'latest')}USER x\n`;
  const after = `FROM a\n${lines(700, '1.2')}USER x\n`;
  const edits = editsBetween(before, after);
  assert.equal(edits.length, 1);
  assert.equal(applyEdits(before, edits), after);
});
