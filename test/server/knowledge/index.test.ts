import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openKnowledge, TABLE_NAMES } from '../../../server/src/knowledge/index.ts';
import { officialImage } from '../../../server/src/knowledge/official-images.ts';
import { findPackage } from '../../../server/src/knowledge/packages.ts';
import { publisherOf } from '../../../server/src/knowledge/publishers.ts';
import { frozenText, shippedText } from './texts.ts';

test('the oldest date of the tables at hand counts', () => {
  const young = frozenText('packages').replace('asOf: 2026-01-15', 'asOf: 2026-03-01');
  const { knowledge, problems } = openKnowledge({ packages: young, publishers: frozenText('publishers') });
  assert.deepEqual(problems, []);
  assert.equal(knowledge.asOf, '2026-01-15');
  assert.equal(openKnowledge({ packages: young }).knowledge.asOf, '2026-03-01');
});

test('a table that is not given is absent and no problem', () => {
  assert.deepEqual(openKnowledge({}), { knowledge: {}, problems: [] });
});

test('a table that can not be read leaves the others at work', () => {
  const { knowledge, problems } = openKnowledge({ packages: 'rubbish', publishers: frozenText('publishers') });
  assert.equal(knowledge.packages, undefined);
  assert.ok(knowledge.publishers);
  assert.equal(problems.length, 1);
  assert.match(problems[0] ?? '', /^packages: /);
});

test('one table under the name of another is refused', () => {
  const { knowledge, problems } = openKnowledge({ packages: frozenText('publishers') });
  assert.equal(knowledge.packages, undefined);
  assert.match(problems[0] ?? '', /publishers/);
});

test('loading all tables and the first image take less than 10 ms', () => {
  const texts = Object.fromEntries(TABLE_NAMES.map((name) => [name, shippedText(name)]));
  const start = performance.now();
  const { knowledge } = openKnowledge(texts);
  const { officialImages, packages, publishers } = knowledge;
  assert.ok(officialImages && packages && publishers);
  assert.ok(officialImage(officialImages, 'node'));
  assert.ok(publisherOf(publishers, 'bitnami/postgresql'));
  assert.ok(findPackage(packages, { host: 'github.com', path: '/openssl/openssl' }));
  assert.ok(performance.now() - start < 10);
});
