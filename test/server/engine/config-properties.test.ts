import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readConfig } from '../../../server/src/engine/config.ts';
import { RULES } from './rules-for-tests.ts';

const checkPlaces = (text: string): void => {
  for (const { span } of readConfig(text, RULES).problems) assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
};

const word = fc.constantFrom(
  ...[
    'extends',
    'rules',
    'overrides',
    'files',
    'trusted',
    'registries',
    'today',
    'registry',
    'root-user',
    'floating-tag',
    'allow',
    'DS-0001',
    'depth',
  ],
  ...[
    ': ',
    ':',
    '\n',
    '\n  ',
    '\n    ',
    '- ',
    '[',
    ']',
    '{',
    '}',
    ', ',
    'off',
    'strict',
    '&a ',
    '*a',
    '<<: ',
    '!!map ',
    '"',
    "'",
    '#',
    '|\n',
    '? ',
    '---\n',
    '%YAML 1.1\n',
    '\r',
    '\t',
    '\u0000',
  ],
);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(word, { maxLength: 60 }).map((words) => words.join('')),
);

test('never throws, and every problem has a place in the text', () => {
  fc.assert(
    fc.property(text, (written) => {
      checkPlaces(written);
    }),
    { numRuns: 5000 },
  );
});

test('bears what is deep, long and repeated', () => {
  for (const written of [
    '['.repeat(100_000),
    '{a: '.repeat(50_000),
    '- '.repeat(50_000),
    '&a [*a, *a]',
    `rules: {${'x: off, '.repeat(50_000)}}`,
  ])
    checkPlaces(written);
  const names = Array.from({ length: 50_000 }, (_, index) => `  root-usr${index}: off\n`).join('');
  const { problems } = readConfig(`rules:\n${names}`, RULES);
  assert.equal(problems.length, 50_000);
});
