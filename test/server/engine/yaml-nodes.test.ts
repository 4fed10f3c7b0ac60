import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepsInstructions, type Rewriting } from '../../../server/src/engine/instruction-check.ts';
import type { Span } from '../../../server/src/text/span.ts';

/** The stretches of a text that are nodes, each told by its own text, the outer first. */
const nodesOf = (
  text: string,
  parts: readonly string[],
): { readonly text: string; readonly nodes: readonly { readonly span: Span }[] } => ({
  text,
  nodes: parts.map((part) => ({ span: { start: text.indexOf(part), end: text.indexOf(part) + part.length } })),
});

const LIST = 'a:\n  - 1 # one\n';
const rewriting = (after: string, parts: readonly string[], edit: Rewriting['edits'][number]): Rewriting => ({
  before: nodesOf(LIST, ['a:\n  - 1']),
  after: nodesOf(after, parts),
  edits: [edit],
});
const BEHIND = { start: LIST.length, end: LIST.length };

test('a node of YAML may get lines behind it, and others may come beside it', () => {
  const item = { span: BEHIND, text: '  - 2\n' };
  assert.ok(keepsInstructions(rewriting('a:\n  - 1 # one\n  - 2\n', ['a:\n  - 1 # one\n  - 2'], item)));
  const field = { span: BEHIND, text: 'b: 2\n' };
  assert.ok(keepsInstructions(rewriting('a:\n  - 1 # one\nb: 2\n', ['a:\n  - 1', 'b: 2'], field)));
});

test('a node that no edit touches stays as it is', () => {
  const item = { span: BEHIND, text: '  - 2\n' };
  assert.ok(!keepsInstructions(rewriting('a:\n  - 3 # one\n  - 2\n', ['a:\n  - 3 # one\n  - 2'], item)));
  assert.ok(!keepsInstructions(rewriting('a:\n  - 1 # one\n  - 2\n  - 3\n', ['a:\n  - 1 # one\n  - 2\n  - 3'], item)));
});
