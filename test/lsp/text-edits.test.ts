import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editsBetween } from '../../server/src/lsp/text-edits.ts';
import { applyEdits } from '../../server/src/text/edits.ts';

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
