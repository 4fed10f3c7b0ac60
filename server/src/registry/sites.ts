import type { Repository } from '../facts/look-ups.ts';
import { asksNext, type Endpoint, type EndpointSettings, endpointsOf } from './endpoints.ts';
import { failureOf, isFailure } from './failures.ts';
import type { Failure, FailureKind } from './model.ts';
import { Session, type SessionParts } from './session.ts';
import type { Budget } from './transport.ts';

/** Reads something in a session. */
export type SessionWork<T> = (session: Session) => Promise<T | Failure>;

/** Knows where the registries are: mirrors first, and plain HTTP where it is allowed and nothing else is spoken. */
export class Sites {
  readonly #parts: SessionParts;
  readonly #settings: EndpointSettings;
  /** Registries that were found to speak plain HTTP. */
  readonly #plain = new Set<string>();

  constructor(parts: SessionParts, settings: EndpointSettings) {
    this.#parts = parts;
    this.#settings = settings;
  }

  /** Does the work at the first place that has an answer. */
  async visit<T extends object>({ registry, repository }: Repository, budget: Budget, work: SessionWork<T>): Promise<T | Failure> {
    let outcome: T | Failure = failureOf('invalid', registry);
    for (const endpoint of this.#endpointsOf(registry)) {
      const share = takeShare(endpoint, budget);
      outcome = await work(new Session({ endpoint, repository }, this.#parts, share));
      if (share !== budget) budget.milliseconds += Math.max(share.milliseconds, 0);
      this.#learn(registry, endpoint, outcome);
      if (!isFailure(outcome) || !asksNext(endpoint, outcome.failure)) return outcome;
    }
    return outcome;
  }

  #endpointsOf(registry: string): readonly Endpoint[] {
    const endpoints = endpointsOf(registry, this.#settings);
    return this.#plain.has(registry) ? endpoints.filter(({ role }) => role === 'plain') : endpoints;
  }

  /** What no longer answers in plain HTTP may have learnt HTTPS. */
  #learn(registry: string, { role }: Endpoint, outcome: object | Failure): void {
    if (role !== 'plain') return;
    if (isFailure(outcome) && LOST.has(outcome.failure)) this.#plain.delete(registry);
    else this.#plain.add(registry);
  }
}

const LOST: ReadonlySet<FailureKind> = new Set<FailureKind>(['malformed', 'unreachable', 'timeout']);

/** A mirror that is down must leave time for Docker Hub; what it does not need comes back. */
const takeShare = ({ role }: Endpoint, budget: Budget): Budget => {
  if (role !== 'mirror') return budget;
  budget.milliseconds /= 2;
  return { milliseconds: budget.milliseconds };
};
