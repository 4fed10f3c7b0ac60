import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSuppressions, type SuppressionFacts, suppress } from '../../../server/src/engine/suppressions.ts';
import { RULES } from './rules-for-tests.ts';
import { ALL_RAN, finding, TODAY } from './suppression-cases.ts';

// image: a, below services, and a comment at each place.
const text =
  'services:\n  # plimsoll ignore=root-user\n  web:\n    image: a # plimsoll ignore=unpinned-image\n    user: b\n  db:\n    image: c\n';
const node = (from: string, to: string): { span: { start: number; end: number } } => ({
  span: { start: text.indexOf(from), end: text.indexOf(to) + to.length },
});
const comment = (of: string): { span: { start: number; end: number }; text: string } => {
  const start = text.indexOf(`# ${of}`);
  return { span: { start, end: start + of.length + 2 }, text: of };
};
const facts: SuppressionFacts = {
  text,
  nodes: [node('services', 'c'), node('web', 'b\n'), node('image: a', 'image: a'), node('user', 'b\n'), node('db', 'image: c')],
  comments: [comment('plimsoll ignore=root-user'), comment('plimsoll ignore=unpinned-image')],
  directives: [],
  stages: [],
  today: TODAY,
};
const stampAt = (rule: string, place: string): string | undefined =>
  suppress([finding(rule, text.indexOf(place))], findSuppressions(facts, RULES), ALL_RAN).findings[0]?.suppressed?.by;

test('YAML: a comment speaks of the next node with all below it', () => {
  assert.ok(stampAt('root-user', 'web'));
  assert.ok(stampAt('root-user', 'user: b'));
  assert.equal(stampAt('root-user', 'db'), undefined);
});

test('YAML: a comment behind a node speaks of that node', () => {
  assert.ok(stampAt('unpinned-image', 'image: a'));
  assert.equal(stampAt('unpinned-image', 'user: b'), undefined);
  assert.equal(stampAt('unpinned-image', 'image: c'), undefined);
});
