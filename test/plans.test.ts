import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { frozenHost } from '../scripts/frozen-linter.ts';
import { DEFAULT_CONFIG } from '../server/src/engine/config-model.ts';
import { officialNameOf } from '../server/src/facts/images/official-name.ts';
import type { Answers, AnswerTo, Question } from '../server/src/facts/look-ups.ts';
import type { Facts } from '../server/src/facts/model.ts';
import type { Plan, Step } from '../server/src/insight/plan.ts';
import { imagesOf } from '../server/src/insight/planned-images.ts';
import { type OfficialTags, officialTags } from '../server/src/knowledge/official-tags.ts';
import { openTable } from '../server/src/knowledge/table.ts';
import { createLinter, type Linter, type LintRequest, type Settling } from '../server/src/linter.ts';
import type { Reading } from '../server/src/registry/answer-book.ts';
import { applyEdits } from '../server/src/text/edits.ts';
import { contains, overlaps } from '../server/src/text/span.ts';
import { factsOf } from './server/facts/facts-of.ts';

const FOLDER = new URL('rules/', import.meta.url);
const SNIPPETS = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.Dockerfile'))
  .map((name) => readFileSync(new URL(name, FOLDER), 'utf8'));

const { table } = openTable(readFileSync(new URL('knowledge/official-tags.txt', import.meta.url), 'utf8'));

/** A registry that has the official images of the tables, with one digest for each build, and of any other image what is asked for. */
const answerTo = (question: Question): Answers[Question['ask']] | 'not-found' | undefined => {
  if (!('registry' in question.of)) return undefined;
  const name = officialNameOf({ tag: undefined, digest: undefined, offsets: { nameEnd: 0 }, ...question.of });
  const tags = table && name !== undefined ? officialTags(table, name) : undefined;
  if (question.ask === 'tags') return { tags: tags?.builds.flatMap((build) => build.tags) ?? ['1.0.0', '1.2.0', 'latest'], complete: true };
  if (question.ask === 'digest') return digestIn(tags, `${question.of.registry}/${question.of.repository}`, question.of.tag);
  return question.ask === 'manifest' ? 'not-found' : undefined;
};

const digestIn = (tags: OfficialTags | undefined, name: string, tag: string): Answers['digest'] | 'not-found' => {
  const build = tags?.buildOf(tag);
  if (tags && !build && !tags.historyOf(tag)) return 'not-found';
  return {
    digest: `sha256:${createHash('sha256')
      .update(`${name}:${build?.tags[0] ?? tag}`)
      .digest('hex')}`,
  };
};

const BOOK: Settling = {
  settle: async (_, compute) => {
    const reading: Reading = {
      unanswered: [],
      answerTo<Q extends Question>(question: Q) {
        const answer = answerTo(question);
        return typeof answer === 'object' ? ({ ...answer, askedAt: 0 } as unknown as AnswerTo<Q>) : answer;
      },
    };
    return compute(reading);
  },
};

const linter = createLinter(frozenHost(), { book: BOOK });

const requestFor = (text: string): LintRequest => ({
  path: '/w/Dockerfile',
  text,
  config: DEFAULT_CONFIG,
  scope: 'file',
  lookUps: { from: 'registries' },
});

type Planning = (linter: Linter, request: LintRequest) => Promise<Plan>;

const PLANNINGS: Readonly<Record<string, Planning>> = {
  'pin tag and digest': (one, request) => one.pin(request, { form: 'tag-and-digest' }),
  'pin the tag': (one, request) => one.pin(request, { form: 'tag' }),
  'pin the digest': (one, request) => one.pin(request, { form: 'digest' }),
  'update in line': (one, request) => one.update(request, { policy: 'line', cooldownDays: 0 }),
  'update to anything': (one, request) => one.update(request, { policy: 'any', cooldownDays: 0 }),
};

/** What the images of a text are, in the order in which they are written. */
const imagesIn = (facts: Facts): readonly { readonly at: number; readonly text: string | undefined }[] =>
  imagesOf(facts)
    .map(({ at, resolved }) => ({ at: at.start, text: resolved?.text }))
    .toSorted((a, b) => a.at - b.at);

/** What a step makes of an image. */
const meant = ({ outcome, to, from, at }: Step, facts: Facts): string | undefined => {
  const before = imagesOf(facts).find((image) => image.at.start === at.start)?.resolved?.text;
  if (outcome !== 'changed' || before === undefined || to === undefined) return before;
  const name = from === '' ? before : before.slice(0, before.length - from.length - 1);
  return `${name}${to.startsWith('sha256:') ? '@' : ':'}${to}`;
};

const holds = async (text: string, planning: Planning): Promise<void> => {
  const plan = await planning(linter, requestFor(text));
  const edited = applyEdits(text, plan.edits);
  const [written, rewritten] = [factsOf(text), factsOf(edited)];
  assert.ok(rewritten.parseErrors.length <= written.parseErrors.length, 'no new parse error');
  const meanings = new Map(plan.steps.map((step) => [step.at.start, meant(step, written)]));
  const [before, after] = [imagesIn(written), imagesIn(rewritten)];
  assert.deepEqual(
    after.map((image) => image.text),
    before.map((image) => meanings.get(image.at) ?? image.text),
    'each image is what is meant, and no other changes',
  );
  assertPlaces(written, plan);
  const again = await planning(linter, requestFor(edited));
  assert.deepEqual(
    again.steps.filter(({ outcome }) => outcome === 'changed'),
    [],
    'a second plan changes nothing',
  );
};

/** Only references, and values of ARGs and ENVs, are edited. */
const assertPlaces = (facts: Facts, { edits }: Plan): void => {
  const { nodes, text } = facts;
  const places = imagesOf(facts).map(({ at }) => at);
  for (const [index, edit] of edits.entries()) {
    assert.ok(!edits.slice(index + 1).some((other) => overlaps(edit.span, other.span)), 'edits lie apart');
    const node = nodes.find(({ span }) => contains(span, edit.span));
    const isDefinition = node !== undefined && /^\s*(?:ARG|ENV)\s/i.test(text.slice(node.span.start, node.span.end));
    assert.ok(isDefinition || places.some((at) => contains(at, edit.span)), 'it is written there');
  }
};

const VALUES = [
  '22',
  '22-alpine',
  '3.14',
  '3.22',
  '22.21.0',
  'latest',
  'node',
  'node:22',
  'ghcr.io/org/app:1.0.0',
  '${A}',
  '$B-alpine',
  'docker.io',
];
const anArg = fc
  .tuple(fc.constantFrom('A', 'B', 'C'), fc.constantFrom(...VALUES), fc.constantFrom('', '"', "'"))
  .map(([name, value, quote]) => `ARG ${name}=${quote}${value}${quote}`);

const DIGEST = `sha256:${'0'.repeat(64)}`;
const IMAGES = [
  'node',
  'node:22',
  '"node:22-alpine"',
  'node:$A',
  'node:${A}-alpine',
  'node:22.${B}',
  'python:${A}-alpine${B}',
  '$C',
  '${C}:${A}',
  'alpine:${B:-3.22}',
  'alpine:${B%.*}',
  'node:${A#*-}',
  '${C:+node:22}',
  '${C}/library/node:22',
  'ghcr.io/org/app',
  'ghcr.io/org/app:1.0.0',
  `node:22@${DIGEST}`,
  `node:\${A}@${DIGEST}`,
  `ghcr.io/org/app@${DIGEST}`,
  'node:2\\\n2',
  'scratch',
  'own',
];
const anImage = fc.constantFrom(...IMAGES);
const aStage = fc
  .tuple(
    anImage,
    fc.array(
      fc.oneof(
        anImage.map((image) => `COPY --from=${image} /a /a`),
        fc.constantFrom('ARG A', 'ARG B', 'RUN echo $A', 'ENV C=1', '# plimsoll ignore=unpinned-image'),
      ),
      { maxLength: 3 },
    ),
  )
  .map(([image, lines]) => [`FROM ${image}`, ...lines].join('\n'));
const aDockerfile = fc
  .tuple(
    fc.constantFrom('', '# syntax=docker/dockerfile:1\n', '\ufeff', '# escape=`\n'),
    fc.array(anArg, { maxLength: 4 }),
    fc.array(aStage, { minLength: 1, maxLength: 4 }),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([syntax, args, stages, end]) => `${syntax}${[...args, ...stages].join('\n')}\n`.replaceAll('\n', end));

describe('a plan', () => {
  for (const [name, planning] of Object.entries(PLANNINGS)) {
    it(`to ${name} does what its steps say, and nothing else, and once`, async () => {
      await fc.assert(
        fc.asyncProperty(aDockerfile, (text) => holds(text, planning)),
        { numRuns: 150 },
      );
    });

    it(`to ${name} does so to real files, however they are cut`, async () => {
      for (const snippet of SNIPPETS) await holds(snippet, planning);
      const cut = fc.tuple(fc.constantFrom(...SNIPPETS), fc.nat()).map(([text, at]) => text.slice(at % (text.length + 1)));
      await fc.assert(
        fc.asyncProperty(cut, (text) => holds(text, planning)),
        { numRuns: 25 },
      );
    });
  }
});
