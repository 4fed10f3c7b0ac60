import { failureOf, isFailure } from './failures.ts';
import type { Failure } from './model.ts';
import { Turns } from './turns.ts';

const MIB = 1_024 * 1_024;
/** Hardly any file that a build fetches is larger. */
const MOST_OF_ONE = 512 * MIB;
/** Whoever writes a file and owns the servers in it could have a machine fetch for days. What is under way by then is fetched to its end. */
const MOST_IN_AN_HOUR = 4_096 * MIB;
const HOUR = 3_600_000;

/** How much came before is not told with these: they count as all that it might have been. */
const BROKEN_OFF: ReadonlySet<Failure['failure']> = new Set(['too-large', 'timeout', 'unreachable']);

/** Fetches something of at most so many bytes. */
type Fetching<T> = (maxBytes: number) => Promise<T | Failure>;

/** How much may be fetched only to be summed up, by all who want sums together. */
export class FileAllowance {
  readonly #turns = new Turns();
  readonly #now: () => number;
  #since = Number.NEGATIVE_INFINITY;
  #left = MOST_IN_AN_HOUR;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Fetches when it is its turn, as long as anything is left; a few at once from all hosts together. */
  take<T extends { readonly size: number }>(host: string, fetch: Fetching<T>): Promise<T | Failure> {
    return this.#turns.take('', async () => {
      this.#renew();
      if (this.#left <= 0) return { ...failureOf('fetched-enough', host), retryAt: this.#since + HOUR };
      const outcome = await fetch(MOST_OF_ONE);
      this.#left -= fetchedBy(outcome);
      return outcome;
    });
  }

  #renew(): void {
    if (this.#since + HOUR > this.#now()) return;
    this.#since = this.#now();
    this.#left = MOST_IN_AN_HOUR;
  }
}

const fetchedBy = (outcome: { readonly size: number } | Failure): number => {
  if (!isFailure(outcome)) return outcome.size;
  return BROKEN_OFF.has(outcome.failure) ? MOST_OF_ONE : 0;
};
