import type { AnswerTo, Question } from '../facts/look-ups.ts';
import { many } from '../formats/counts.ts';
import type { AskedAbout } from '../formats/plan-report.ts';
import type { Failure, FailureKind } from '../registry/model.ts';
import type { RegistryAccess } from './host.ts';

type Outcome = AnswerTo<Question> | Failure;

/** An answer in the negative is one, too. */
const ANSWERS: ReadonlySet<FailureKind> = new Set(['not-found', 'no-platform', 'no-push-dates', 'other-digest', 'old-format', 'invalid']);

/** Questions beside others that tell the same: Docker Hub keeps days of pushes on another host than images, which a mirror does not stand for. */
const ASIDES: ReadonlySet<Question['ask']> = new Set(['push-date']);

/** Failures that come before a host is sent any name. */
const UNSENT: ReadonlySet<FailureKind> = new Set([
  'off',
  'invalid',
  'unknown-host',
  'unreachable',
  'untrusted-certificate',
  'no-tls',
  'refused-address',
  'fetched-enough',
]);

/** What one host said nothing about, and why. */
export interface Silence extends AskedAbout {
  readonly sentence: string;
}

/** Names enough to know which are meant. */
const MOST_NAMES = 3;

/** `ghcr.io took too long to answer; 3 images are judged by facts alone: a/x, a/y and a/z`. */
export const silenceInWords = ({ sentence, kind, names }: Silence): string => {
  const named = names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES - 1), `${names.length - MOST_NAMES + 1} more`] : names;
  const listed = named.length > 1 ? `${named.slice(0, -1).join(', ')} and ${named.at(-1)}` : named.join('');
  return `${sentence.replace(/\.$/, '')}; ${many(names.length, kind)} ${names.length === 1 ? 'is' : 'are'} judged by facts alone: ${listed}`;
};

interface Entry extends Omit<AskedAbout, 'names'> {
  readonly names: Set<string>;
}

/** Whom a run has sent which names, and who said nothing. What an earlier run was told counts as not asked. */
export class AskedHosts {
  readonly #since = Date.now();
  readonly #asked = new Map<string, Entry>();
  readonly #silent = new Map<string, Entry & { readonly sentence: string }>();

  /** The way to registries, with this run listening. */
  hearing(access: RegistryAccess): RegistryAccess {
    return { ...access, answered: (question, outcome) => this.#note(question, outcome) };
  }

  /** Who was asked, in the order of their names. */
  hosts(): readonly AskedAbout[] {
    return listed([...this.#asked.values()]);
  }

  /** Who gave no answer, once for each reason. */
  silences(): readonly Silence[] {
    return listed([...this.#silent.values()]);
  }

  #note(question: Question, outcome: Outcome): void {
    const { host, kind, name } = subjectOf(question);
    const isFailure = 'failure' in outcome;
    if (isFailure ? !UNSENT.has(outcome.failure) : outcome.askedAt >= this.#since) {
      const key = `${kind} ${host}`;
      const entry = this.#asked.get(key) ?? { host, kind, names: new Set() };
      this.#asked.set(key, { ...entry, names: entry.names.add(name) });
    }
    if (!isFailure || ANSWERS.has(outcome.failure) || ASIDES.has(question.ask)) return;
    const { sentence } = outcome;
    const silent = this.#silent.get(sentence) ?? { host, kind, sentence, names: new Set() };
    this.#silent.set(sentence, { ...silent, names: silent.names.add(name) });
  }
}

/** Images are asked of by the name of their registry, sources by their address, files by theirs. */
const subjectOf = (question: Question): Omit<AskedAbout, 'names'> & { readonly name: string } => {
  const of: { readonly registry?: string; readonly repository?: string; readonly url?: string } = question.of;
  if (of.url === undefined || !URL.canParse(of.url)) return { host: of.registry ?? '', kind: 'image', name: of.repository ?? '' };
  const { host, pathname } = new URL(of.url);
  return { host, kind: question.ask === 'git-tags' ? 'source' : 'file', name: pathname.slice(1) };
};

const listed = <T extends Entry>(entries: readonly T[]): readonly (Omit<T, 'names'> & AskedAbout)[] =>
  entries
    .map(({ names, ...one }) => ({ ...one, names: [...names].sort() }))
    .sort((a, b) => (a.host < b.host ? -1 : Number(a.host > b.host)));
