import { DEFAULT_CONFIG } from '../../../server/src/engine/config-model.ts';
import type { Answers, AnswerTo, Question } from '../../../server/src/facts/look-ups.ts';
import { parseReference } from '../../../server/src/image/reference.ts';
import type { Plan, Step } from '../../../server/src/insight/plan.ts';
import { createLinter, type Linter, type LintRequest, type Settling } from '../../../server/src/linter.ts';
import { keyOf, type Reading, type Unanswered } from '../../../server/src/registry/answer-book.ts';
import { applyEdits } from '../../../server/src/text/edits.ts';
import { memoryHost } from '../memory-host.ts';

/** What a registry has of one image. Digests are named by one hexadecimal digit. */
export interface Kept {
  readonly tags: Readonly<Record<string, string>>;
  /** By digest, the digests of the platforms of an index. */
  readonly platforms?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By digest, the version that a build says it is. */
  readonly versions?: Readonly<Record<string, string>>;
  /** By tag, the day on which it was pushed. */
  readonly pushed?: Readonly<Record<string, string>>;
  /** Questions that nobody answers. */
  readonly silentOn?: readonly Question['ask'][];
}

/** What servers have of repositories: their tags, and the sums of their files. */
export interface Served {
  readonly tags?: Readonly<Record<string, readonly string[]>>;
  readonly sums?: Readonly<Record<string, string>>;
}

export const digestNamed = (digit: string): string => `sha256:${digit.repeat(64)}`;

/** Registries that have these images and no others, and what they were asked. */
export const registryWith = (images: Readonly<Record<string, Kept>>, served: Served = {}): Settling & { readonly asked: Question[] } => {
  const kept = new Map(Object.entries(images).map(([name, one]) => [nameOf(name), one]));
  const asked: Question[] = [];
  const given = new Map<string, ReturnType<typeof answerOf>>();
  const unanswered: Unanswered[] = [];
  const reading: Reading = {
    unanswered,
    answerTo<Q extends Question>(question: Q) {
      asked.push(question);
      const one = 'registry' in question.of ? kept.get(`${question.of.registry}/${question.of.repository}`) : served;
      if (!one) return 'not-found';
      const key = keyOf(question);
      if (!given.has(key) && !('silentOn' in one && one.silentOn?.includes(question.ask))) given.set(key, answerOf(question, one));
      const answer = given.get(key);
      if (answer === undefined) unanswered.push({ question, failure: { failure: 'timeout', sentence: 'It took too long to answer.' } });
      return typeof answer === 'object' ? ({ ...answer, askedAt: 0 } as unknown as AnswerTo<Q>) : answer;
    },
  };
  return { asked, settle: async (_, compute) => compute(reading) };
};

const nameOf = (text: string): string => {
  const parsed = parseReference(text);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return `${parsed.reference.registry}/${parsed.reference.repository}`;
};

const answerOf = (question: Question, kept: Kept | Served): Answer => {
  if (question.ask === 'git-tags') return gitTags((kept as Served).tags?.[question.of.url]);
  if (question.ask === 'file') return answerWith((kept as Served).sums?.[question.of.url], () => ({ size: 1 })) ?? 'not-found';
  if (question.ask === 'file-sum') return answerWith((kept as Served).sums?.[question.of.url], (sum) => ({ sum, size: 1 })) ?? 'not-found';
  return 'url' in question.of ? undefined : imageAnswer(question, kept as Kept);
};

type Answer = Answers[Question['ask']] | 'not-found' | undefined;

const gitTags = (tags: readonly string[] | undefined): Answer =>
  tags && { tags: tags.map((name) => ({ name, commit: name.replace(/\D/g, '').padEnd(40, '0') })) };

const imageAnswer = (question: Question, kept: Kept): Answer => {
  const { tags, versions = {}, pushed = {} } = kept;
  switch (question.ask) {
    case 'tags':
      return { tags: Object.keys(tags), complete: true };
    case 'digest':
      return digestIn(tags, question.of.tag);
    case 'push-date':
      return answerWith(pushed[question.of.tag], (day) => ({ pushed: day }));
    case 'manifest':
      return manifestIn(kept, question.of.digest ?? '');
    case 'config': {
      const { digest = '' } = question.of;
      return answerWith(versions[digest.slice(-1)], (version) => ({ digest, labels: { 'org.opencontainers.image.version': version } }));
    }
    default:
      return undefined;
  }
};

const answerWith = <T>(text: string | undefined, make: (text: string) => T): T | undefined => (text === undefined ? undefined : make(text));

const manifestIn = ({ platforms = {} }: Kept, digest: string): Answers['manifest'] | 'not-found' => {
  const images = Object.entries(platforms[digest.slice(-1)] ?? {});
  const all = images.map(([platform, digit]) => ({ platform, digest: digestNamed(digit), annotations: {} }));
  if (images.length > 0) return { digest, mediaType: 'an index', form: 'index', platforms: all, annotations: {} };
  const isOfOne = Object.values(platforms).some((index) => Object.values(index).some((digit) => digestNamed(digit) === digest));
  return isOfOne ? { digest, mediaType: 'an image', form: 'image', platforms: [], annotations: {} } : 'not-found';
};

const digestIn = (tags: Kept['tags'], tag: string): Answers['digest'] | 'not-found' => {
  const digit = tags[tag];
  return digit === undefined ? 'not-found' : { digest: digestNamed(digit) };
};

export const requestFor = (text: string, over: Partial<LintRequest> = {}): LintRequest => ({
  path: '/project/Dockerfile',
  text,
  config: DEFAULT_CONFIG,
  scope: 'file',
  lookUps: { from: 'registries' },
  ...over,
});

/** The same where nobody may be asked. */
export const offline = (text: string): LintRequest => {
  const { lookUps: _, ...request } = requestFor(text);
  return request;
};

/** A linter with the frozen tables that asks these registries. */
export const linterAt = (images: Readonly<Record<string, Kept>>): Linter => createLinter(memoryHost(), { book: registryWith(images) });

/** The text with digests of one digit in short. */
const short = (text: string): string => text.replace(/sha256:([0-9a-f])\1{63}/g, '$1');

/** What becomes of a text by a plan. */
export const after = (text: string, { edits }: Plan): string => short(applyEdits(text, edits));

/** A step in short. */
export const told = ({ name, from, to, outcome, reason }: Step): string =>
  short([name, `${from || '-'} > ${to ?? '-'}`, outcome, ...(reason === undefined ? [] : [reason])].join(' | '));
