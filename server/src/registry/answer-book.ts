import type { AnswerTo, LookUps, Question } from '../facts/look-ups.ts';
import type { Host, HostHttp } from '../host.ts';
import { isFailure } from './failures.ts';
import type { Failure } from './model.ts';
import { createRegistry, type Registry, type RegistryOptions } from './registry.ts';

type Outcome = AnswerTo<Question> | Failure;

interface Entry {
  /** `undefined` where no earlier run was told either. */
  readonly outcome: Outcome | undefined;
  /** When it was entered, in milliseconds since 1970. */
  readonly at: number;
}

/** Whom what is not known yet is had from: what this or an earlier run was told, or the registries themselves. */
export interface Source {
  readonly from: 'memory' | 'registries';
  /** The oldest that an answer of a registry may be, in milliseconds since 1970; as fresh as the book keeps them, unless told otherwise. */
  readonly since?: number;
  /** The questions that may be asked; all unless told otherwise. */
  only?(question: Question): boolean;
}

/** An attempt to answer a question that gave none. */
export interface Unanswered {
  readonly question: Question;
  readonly failure: Failure;
}

/** What is read while one thing is worked out, and what could not be. */
export interface Reading extends LookUps {
  /** Why there is no answer to some of what was read. */
  readonly unanswered: readonly Unanswered[];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** More than a file names images, times what is asked of one; lists of tags are long. */
const MAX_ENTRIES = 2_000;
/** What one answer leads to is asked in the next round; no rule goes this deep. */
const MAX_ROUNDS = 8;

/** All answers so far, to be read without waiting. Whatever reads it is worked out again while more answers come. */
export class AnswerBook {
  readonly #entries = new Map<string, Entry>();
  readonly #asked: Registry;
  readonly #remembered: Registry;
  readonly #now: () => number;

  constructor(host: Host, options: RegistryOptions) {
    const { now = Date.now } = options;
    this.#now = now;
    this.#asked = createRegistry(host, { ...options, changed: (question) => void this.#renew(question, options) });
    this.#remembered = createRegistry({ ...host, http: NOBODY, log: () => {} }, { now });
  }

  /** What comes of a computation that reads look-ups, once all that it reads is known or can't be. It must be free of side effects. */
  async settle<T>(source: Source, compute: (lookUps: Reading) => T | Promise<T>): Promise<T> {
    const tried = new Set<string>();
    for (let round = 1; ; round++) {
      const reader = new Reader((key) => this.#entry(key, source));
      const result = await compute(reader);
      const open = [...reader.open].filter(([key, question]) => !tried.has(key) && (source.only?.(question) ?? true));
      for (const [key] of open) tried.add(key);
      if (open.length === 0 || round === MAX_ROUNDS || !(await this.#fill(open, source))) return result;
    }
  }

  /** One that is old counts as not there where it could be had anew. */
  #entry(key: string, { from, since }: Source): Entry | undefined {
    const entry = this.#entries.get(key);
    if (!entry || (from === 'registries' && (!entry.outcome || isOlder(entry.outcome, key, since)))) return undefined;
    return entry.at + lifetimeOf(entry, from) > this.#now() ? entry : undefined;
  }

  /** Whether anything has come of it. */
  async #fill(open: readonly (readonly [string, Question])[], { from, since }: Source): Promise<boolean> {
    const registry = from === 'memory' ? this.#remembered : this.#asked;
    const outcomes = await Promise.all(open.map(async ([key, question]) => [key, await registry.ask(question, since)] as const));
    const known = outcomes.map(([key, outcome]) => [key, from === 'memory' && !this.#isOfUse(key, outcome) ? undefined : outcome] as const);
    for (const [key, outcome] of known) this.#enter(key, outcome);
    return known.some(([, outcome]) => outcome !== undefined);
  }

  /** Of what earlier runs were told, where nobody can be asked anew: what is addressed by its digest holds for ever, all else for a day. */
  #isOfUse(key: string, outcome: Outcome): boolean {
    return !isFailure(outcome) && (holdsForEver(key) || outcome.askedAt + DAY > this.#now());
  }

  #enter(key: string, outcome: Outcome | undefined): void {
    this.#entries.delete(key);
    this.#entries.set(key, { outcome, at: this.#now() });
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= MAX_ENTRIES) break;
      this.#entries.delete(oldest);
    }
  }

  async #renew(question: Question, options: RegistryOptions): Promise<void> {
    this.#enter(keyOf(question), await this.#asked.ask(question));
    options.changed?.(question);
  }
}

/** What is addressed by its digest is what it was. */
const holdsForEver = (key: string): boolean => key.includes('"sha256:');

/** Why there is no answer holds for its own time, lest a host in trouble is asked all the more. */
const isOlder = (outcome: Outcome, key: string, since: number | undefined): boolean =>
  since !== undefined && !isFailure(outcome) && !holdsForEver(key) && outcome.askedAt < since;

const lifetimeOf = ({ outcome }: Entry, from: Source['from']): number => {
  if (outcome && isFailure(outcome)) return 5 * MINUTE;
  return from === 'memory' ? DAY : HOUR;
};

/** A network without anybody. */
const NOBODY: HostHttp = { send: async () => ({ failure: 'unreachable' }) };

/** The same for equal questions. */
export const keyOf = (question: Question): string =>
  JSON.stringify(question, ['ask', 'of', 'platform', 'registry', 'repository', 'tag', 'digest', 'url', 'algorithm']);

class Reader implements Reading {
  readonly open = new Map<string, Question>();
  readonly unanswered: Unanswered[] = [];
  readonly #entryOf: (key: string) => Entry | undefined;

  constructor(entryOf: (key: string) => Entry | undefined) {
    this.#entryOf = entryOf;
  }

  answerTo<Q extends Question>(question: Q): AnswerTo<Q> | 'not-found' | undefined {
    const key = keyOf(question);
    const entry = this.#entryOf(key);
    if (!entry) {
      this.open.set(key, question);
      return undefined;
    }
    const { outcome } = entry;
    // Each kind of question has its own kind of answer, and the key holds the kind.
    if (!outcome) return undefined;
    if (!isFailure(outcome)) return outcome as unknown as AnswerTo<Q>;
    this.unanswered.push({ question, failure: outcome });
    return outcome.failure === 'not-found' ? 'not-found' : undefined;
  }
}
