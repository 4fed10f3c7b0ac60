import type { Host, HostCache } from '../host.ts';
import { AnswerCache, type Kept } from './answer-cache.ts';
import { isFailure } from './failures.ts';
import type { Failure } from './model.ts';
import { SingleFlight } from './single-flight.ts';
import type { Budget } from './transport.ts';

/**
 * How old an answer about a tag may be. `eventual`: any age, at once, and what is older than an hour is asked anew behind it. `recent`: no
 * older than an hour. `new`: no older than the client.
 */
export type Freshness = 'eventual' | 'recent' | 'new';

/** Something to be looked up, and what the answer may be kept under. */
export interface LookUp<T> {
  readonly key: string;
  /** What is addressed by its digest holds for ever. */
  readonly holds: 'for-ever' | 'a-while';
  /** The oldest that its answer may be, in milliseconds since 1970; `undefined` for what the freshness says. */
  readonly since: number | undefined;
  run(budget: Budget): Promise<T | Failure>;
  /** Told when an answer that was given has been overtaken. */
  changed(): void;
}

export interface RecallParts {
  readonly freshness: Freshness;
  readonly cache: HostCache | undefined;
  readonly log: Host['log'];
  now(): number;
}

const MINUTE = 60_000;
const TAG_LIFETIME = 60 * MINUTE;
const FAILURE_LIFETIME = 5 * MINUTE;
const MAX_FAILURES = 2_000;

type Dated<T> = T & { readonly askedAt: number };

const dated = <T extends object>({ at, answer }: Kept): Dated<T> => ({ ...(answer as T), askedAt: at });

/** Answers from memory what has been asked before, and never asks the same twice at once. */
export class Recall {
  readonly #parts: RecallParts;
  readonly #answers: AnswerCache;
  readonly #failures = new Map<string, { readonly failure: Failure; readonly until: number }>();
  readonly #flights = new SingleFlight<object | Failure>();
  readonly #refreshing = new Set<string>();
  readonly #since: number;

  constructor(parts: RecallParts) {
    this.#parts = parts;
    this.#answers = new AnswerCache(parts.cache);
    this.#since = parts.now();
  }

  /** The answer of a look-up, which runs only when no answer is known that may still be used. */
  async get<T extends object>(lookUp: LookUp<T>, budget: Budget): Promise<Dated<T> | Failure> {
    const kept = await this.#answers.read(lookUp.key);
    if (kept && this.#isFresh(kept, lookUp)) return dated<T>(kept);
    const failure = this.#failureOf(lookUp.key);
    if (kept && this.#parts.freshness === 'eventual' && lookUp.since === undefined) {
      if (!failure) this.#refresh(lookUp, kept, { ...budget });
      return dated<T>(kept);
    }
    return failure ?? this.#fly(lookUp, budget);
  }

  /** Keeps what was learnt on the way to something else. */
  async keep(key: string, answer: object): Promise<Kept> {
    const kept = { at: this.#parts.now(), answer };
    await this.#answers.write(key, kept);
    return kept;
  }

  /** A time in the future is that of another clock and proves nothing. */
  #isFresh({ at }: Kept, { holds, since }: Pick<LookUp<object>, 'holds' | 'since'>): boolean {
    if (holds === 'for-ever') return true;
    const now = this.#parts.now();
    const oldest = since ?? (this.#parts.freshness === 'new' ? this.#since : undefined);
    return at <= now && (oldest === undefined ? at + TAG_LIFETIME > now : at >= oldest);
  }

  #failureOf(key: string): Failure | undefined {
    const failed = this.#failures.get(key);
    return failed && failed.until > this.#parts.now() ? failed.failure : undefined;
  }

  #fly<T extends object>(lookUp: LookUp<T>, budget: Budget): Promise<Dated<T> | Failure> {
    return this.#flights.join(lookUp.key, () => this.#run(lookUp, budget)) as Promise<Dated<T> | Failure>;
  }

  async #run<T extends object>(lookUp: LookUp<T>, budget: Budget): Promise<Dated<T> | Failure> {
    const outcome = await lookUp.run(budget);
    if (!isFailure(outcome)) {
      this.#failures.delete(lookUp.key);
      return dated<T>(await this.keep(lookUp.key, outcome));
    }
    this.#noteFailure(lookUp.key, outcome);
    // There was one, and there is none any more.
    if (outcome.failure === 'not-found') await this.#answers.forget(lookUp.key);
    return outcome;
  }

  #noteFailure(key: string, failure: Failure): void {
    if (this.#failures.size >= MAX_FAILURES) this.#failures.clear();
    this.#failures.set(key, { failure, until: failure.retryAt ?? this.#parts.now() + FAILURE_LIFETIME });
  }

  #refresh<T extends object>(lookUp: LookUp<T>, kept: Kept, budget: Budget): void {
    if (this.#refreshing.has(lookUp.key)) return;
    this.#refreshing.add(lookUp.key);
    const refreshed = this.#fly(lookUp, budget).then((outcome) => {
      const isGone = isFailure(outcome) && outcome.failure === 'not-found';
      if (isGone || (!isFailure(outcome) && isOther(outcome, kept))) lookUp.changed();
    });
    refreshed
      .catch((bug: unknown) => this.#parts.log('error', `refreshing an answer failed: ${String(bug)}`))
      .finally(() => this.#refreshing.delete(lookUp.key));
  }
}

const isOther = ({ askedAt: _, ...answer }: Dated<object>, kept: Kept): boolean => JSON.stringify(answer) !== JSON.stringify(kept.answer);
