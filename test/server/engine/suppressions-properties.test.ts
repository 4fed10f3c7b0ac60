import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Finding } from '../../../server/src/engine/model.ts';
import { findSuppressions, type SuppressionFacts, suppress } from '../../../server/src/engine/suppressions.ts';
import { RULES } from './rules-for-tests.ts';
import { ALL_RAN, factsOf, finding } from './suppression-cases.ts';

const word = fc.constantFrom(
  ...[
    '# ',
    '#',
    'plimsoll ',
    'hadolint ',
    'stage ',
    'global ',
    'file-',
    'ignore',
    '=',
    'check',
    'skip',
    'all',
    ';',
    ',',
    ', ',
    ':',
    'trivy:ignore:',
  ],
  ...[
    'exp:',
    'checkov:skip=',
    'DL3006',
    'root-user',
    'DS-*',
    '*',
    '\n',
    '\\\n',
    'FROM a',
    'RUN <<E\n',
    'E\n',
    '[',
    ']',
    '\r\n',
    '\u2028',
    '-- x',
  ],
);
const document = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(word, { maxLength: 40 }).map((words) => words.join('')),
);

test('never throws, and every name lies in its comment', () => {
  fc.assert(
    fc.property(document, fc.array(fc.nat(200)), (text, places) => {
      const found = findSuppressions(factsOf(text), RULES);
      for (const { at, names } of found)
        for (const name of names) {
          assert.ok(at.start <= name.at.start && name.at.end <= at.end);
          assert.equal(text.slice(name.at.start, name.at.end).trim(), name.text);
        }
      suppress(
        places.map((place) => finding('root-user', place)),
        found,
        ALL_RAN,
      );
    }),
    { numRuns: 2000 },
  );
});

/** Milliseconds of the processor, so that what else the machine does has no say. */
const timeOf = (facts: SuppressionFacts, findings: readonly Finding[]): number => {
  const rounds = [0, 1, 2].map(() => {
    const start = process.cpuUsage();
    suppress(findings, findSuppressions(facts, RULES), ALL_RAN);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...rounds);
};

const BLOCK = [
  '# plimsoll ignore=root-user, nope-nope why',
  '# trivy:ignore:DS-*',
  '# hadolint stage ignore=DL3002',
  'FROM a',
  'RUN a \\',
  '  # tally ignore=all',
  '  b',
  '',
].join('\n');

test('takes time in proportion to the text', () => {
  const timeFor = (count: number): number => {
    const facts = factsOf(BLOCK.repeat(count));
    return timeOf(
      facts,
      facts.nodes.map(({ span }) => finding('root-user', span.start)),
    );
  };
  timeFor(400);
  assert.ok(timeFor(6400) < 16 * 4 * Math.max(timeFor(400), 1));
});

test('takes no longer when comments and findings gather at one place', () => {
  const timeFor = (count: number): number => {
    const facts = factsOf(`${'# plimsoll ignore=root-user\n'.repeat(count)}FROM a\n`);
    return timeOf(
      facts,
      Array.from({ length: count }, () => finding('root-user', facts.text.length - 2)),
    );
  };
  timeFor(2000);
  assert.ok(timeFor(32_000) < 16 * 4 * Math.max(timeFor(2000), 1));
});
