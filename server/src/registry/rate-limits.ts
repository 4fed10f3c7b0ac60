import type { HttpResponse } from '../host.ts';
import { failureOf, rateLimited } from './failures.ts';
import type { Failure } from './model.ts';

const SECOND = 1_000;
/** For a host that does not say how long it wants to be left alone, and for what it said about pulls that are left. */
const PAUSE = 5 * 60 * SECOND;
const LONGEST_PAUSE = 24 * 60 * 60 * SECOND;

const TOO_MANY_REQUESTS = 429;
const UNAVAILABLE = 503;

/** What hosts have said of how much they may be asked. */
export class RateLimits {
  readonly #pausedUntil = new Map<string, number>();
  readonly #spentUntil = new Map<string, number>();

  /** Why a host must not be asked now. */
  pauseOf(host: string, now: number): Failure | undefined {
    const until = this.#pausedUntil.get(host) ?? 0;
    return until > now ? rateLimited(host, until) : undefined;
  }

  /** Why a host must not be asked for what it counts: it has said that nothing is left. */
  spentAt(host: string, now: number): Failure | undefined {
    return (this.#spentUntil.get(host) ?? 0) > now ? failureOf('rate-limited', host) : undefined;
  }

  /** Takes in what an answer says; a failure when it is nothing but a refusal. */
  note(host: string, response: Pick<HttpResponse, 'status' | 'header'>, now: number): Failure | undefined {
    const remaining = /^\s*(\d+)/.exec(response.header('ratelimit-remaining') ?? '')?.[1];
    if (remaining !== undefined) this.#spentUntil.set(host, Number(remaining) === 0 ? now + PAUSE : 0);
    const wait = retryAfter(response.header('retry-after'), now);
    if (response.status !== TOO_MANY_REQUESTS && !(response.status === UNAVAILABLE && wait !== undefined)) return undefined;
    const until = now + Math.min(wait ?? PAUSE, LONGEST_PAUSE);
    this.#pausedUntil.set(host, until);
    return rateLimited(host, until);
  }
}

/** Seconds or a date. */
const retryAfter = (header: string | undefined, now: number): number | undefined => {
  if (header === undefined) return undefined;
  const wait = /^\s*\d+\s*$/.test(header) ? Number(header) * SECOND : Date.parse(header) - now;
  return Number.isNaN(wait) ? undefined : Math.max(wait, 0);
};
