import { failureOf } from './failures.ts';
import type { Failure } from './model.ts';

const SECOND = 1_000;
/** As many as go to one host at once: when all of them have waited in vain, those behind them would, too. */
const MOST_IN_VAIN = 4;
/** For those that come after one that has waited in vain. */
const SHORT_PATIENCE = 2 * SECOND;
/** Whoever was given less time may have been asked too late. */
const FAIR_TIME = 1.5 * SECOND;
const PAUSE = 60 * SECOND;

type SilenceKind = 'timeout' | 'unknown-host';

interface Silence {
  readonly kind: SilenceKind;
  readonly inVain: number;
  readonly until: number;
}

/** Hosts that leave request after request without an answer: without this, each image of such a host would cost its ten seconds. */
export class SilentHosts {
  readonly #silences = new Map<string, Silence>();

  /** Why a host is not asked now. Once it has been left alone for a while it is as good as any. */
  pauseOf(host: string, now: number): Failure | undefined {
    const silence = this.#silences.get(host);
    if (!silence || silence.inVain < MOST_IN_VAIN) return undefined;
    if (silence.until > now) return failureOf(silence.kind, host);
    this.#silences.delete(host);
    return undefined;
  }

  /** The most milliseconds that an answer is waited for. */
  patienceWith(host: string): number {
    return this.#silences.has(host) ? SHORT_PATIENCE : Number.POSITIVE_INFINITY;
  }

  /** Takes in that a host gave an answer, of whatever kind. */
  heard(host: string): void {
    this.#silences.delete(host);
  }

  /** Takes in that a host gave none, or that nobody knows where it is, which may take as long to find out. */
  inVain(host: string, kind: SilenceKind, { since, now }: { readonly since: number; readonly now: number }): void {
    if (kind === 'timeout' && now - since < FAIR_TIME) return;
    const inVain = (this.#silences.get(host)?.inVain ?? 0) + 1;
    this.#silences.set(host, { kind, inVain, until: now + PAUSE });
  }
}
