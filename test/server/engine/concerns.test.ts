import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rankConcerns } from '../../../server/src/engine/concerns.ts';
import { ruleForTests } from './rules-for-tests.ts';
import { finding } from './suppression-cases.ts';

const rule = (id: string, rank: number, word: string) => ruleForTests(id, { concern: 'acquisition', rank, word, check: () => [] });

const RULES = [rule('high', 3, 'high up'), rule('low', 1, 'low down'), rule('mild', 2, 'bad')];

const messageOf = (...findings: ReturnType<typeof finding>[]): string | undefined => rankConcerns(findings, RULES)[0]?.message;

test("the shown finding adds the word of each other's rule, or the finding's own", () => {
  const high = { ...finding('high'), message: 'High.' };
  assert.equal(messageOf(high, finding('low'), finding('mild')), 'High. It is also low down and bad.');
  assert.equal(messageOf(high, { ...finding('mild'), word: 'half bad' }, finding('low')), 'High. It is also half bad and low down.');
});

test('two findings of one rule add their words once', () => {
  const high = { ...finding('high'), message: 'High.' };
  assert.equal(messageOf(high, finding('low'), finding('low')), 'High. It is also low down.');
});
