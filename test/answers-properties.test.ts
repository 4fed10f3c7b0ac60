import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { frozenHost } from '../scripts/frozen-linter.ts';
import { DEFAULT_CONFIG } from '../server/src/engine/config-model.ts';
import type { AnswerTo, Question } from '../server/src/facts/look-ups.ts';
import { inWords } from '../server/src/insight/wording.ts';
import { createLinter } from '../server/src/linter.ts';
import { keyOf, type Reading } from '../server/src/registry/answer-book.ts';

const FOLDER = new URL('rules/', import.meta.url);
const ONLINE = ['digest-drift', 'stale-image', 'missing-platform', 'base-moved', 'unknown-tag', 'outdated-tag'];
const TEXTS = ONLINE.flatMap((rule) =>
  readdirSync(new URL(`${rule}/`, FOLDER))
    .filter((name) => name.endsWith('.Dockerfile'))
    .map((name) => readFileSync(new URL(`${rule}/${name}`, FOLDER), 'utf8').replaceAll(/^#[~<].*\n/gm, '')),
);

const digest = fc.constantFrom('0', '1', '2', '3').map((digit) => `sha256:${digit.repeat(64)}`);
const label = fc
  .constantFrom('version', 'ref.name', 'base.name', 'base.digest', 'source', 'created')
  .map((name) => `org.opencontainers.image.${name}`);
const word = fc.constantFrom('', '1.2.3', 'ubuntu', 'docker.io/library/debian:12', 'https://example.com', '<b>', '22.04', 'latest');
const platform = fc.constantFrom('linux/amd64', 'linux/arm64/v8', 'windows/amd64', 'x/y');
const day = fc.constantFrom('2013-03-02T00:00:00Z', '2025-01-01T00:00:00Z', '2026-01-19T00:00:00Z', '2030-01-01T00:00:00Z');
const labels = fc.dictionary(label, word, { maxKeys: 4 });
const image = fc.record({ platform, digest, annotations: labels });

/** Anything that may be answered, whether or not it goes together. */
const ANSWERS: Readonly<Record<string, fc.Arbitrary<object>>> = {
  digest: fc.record({ digest }),
  manifest: fc.record(
    {
      digest,
      mediaType: fc.constant(''),
      form: fc.constantFrom('index', 'image'),
      platforms: fc.array(image, { maxLength: 3 }),
      config: digest,
      annotations: labels,
    },
    { requiredKeys: ['digest', 'mediaType', 'form', 'platforms', 'annotations'] },
  ),
  config: fc.record(
    { digest, platform, created: day, labels, size: fc.nat(), base: fc.record({ name: word, digest }, { requiredKeys: [] }) },
    { requiredKeys: ['digest', 'labels'] },
  ),
  tags: fc.record({
    tags: fc.array(fc.constantFrom('1', '1.2.3', '2.4.1', '22.11.0', 'latest', '🐳', ''), { maxLength: 4 }),
    complete: fc.boolean(),
  }),
  'push-date': fc.record({ pushed: day, digest }, { requiredKeys: ['pushed'] }),
};

/** The same question has the same answer, as from a book. */
const bookOf = (seed: number): Reading => {
  const known = new Map<string, unknown>();
  return {
    unanswered: [],
    answerTo<Q extends Question>(question: Q) {
      const key = keyOf(question);
      const kind = ANSWERS[question.ask];
      if (!kind) return undefined;
      if (!known.has(key)) known.set(key, answerIn(kind, seed + known.size));
      return known.get(key) as AnswerTo<Q> | 'not-found' | undefined;
    },
  };
};

const answerIn = (kind: fc.Arbitrary<object>, seed: number): unknown => {
  const dated = kind.map((answer) => ({ ...answer, askedAt: Date.parse('2026-01-20') }));
  return fc.sample(fc.oneof({ weight: 4, arbitrary: dated }, fc.constant('not-found'), fc.constant(undefined)), { seed, numRuns: 1 })[0];
};

describe('whatever registries answer', () => {
  it('no rule throws, the same answers give the same findings, and each image can be told of', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...TEXTS), fc.integer(), async (text, seed) => {
        const lookUps = bookOf(seed);
        const linter = createLinter(frozenHost(), { book: { settle: async (_, compute) => compute(lookUps) } });
        const config = { ...DEFAULT_CONFIG, extends: 'strict' as const };
        const asked = (): Parameters<typeof linter.lint>[0] => ({
          path: '/p/Dockerfile',
          text,
          config,
          scope: 'file',
          lookUps: { from: 'memory' },
        });
        const { findings } = await linter.lint(asked());
        for (const { rule, data } of findings) for (const id of [rule, ...data.also]) seen.add(id);
        assert.deepEqual(
          findings.filter(({ rule }) => rule === 'internal-error').map(({ message }) => message),
          [],
        );
        assert.deepEqual((await linter.lint(asked())).findings, findings);
        for (const { dossier } of await linter.sightings(asked())) assert.ok(!dossier || inWords(dossier).every((line) => line !== ''));
      }),
      { numRuns: 150 },
    );
    assert.deepEqual(
      ONLINE.filter((rule) => !seen.has(rule)),
      [],
    );
  });
});
