import type { HashAlgorithm, HashedResponse, Host, HostHttp, HttpFailure, HttpRequest, HttpResponse } from '../host.ts';
import { failureOf } from './failures.ts';
import type { Failure } from './model.ts';
import { RateLimits } from './rate-limits.ts';
import { SilentHosts } from './silent-hosts.ts';
import { Turns } from './turns.ts';

/** What one look-up may still spend on requests. Waiting for a turn is free, for it is no fault of the registry. */
export interface Budget {
  milliseconds: number;
}

export type Outgoing = Omit<HttpRequest, 'milliseconds'>;

/** What an answer tells besides its body. */
type Answered = Omit<HttpResponse, 'body'>;

type Sending<T> = (request: HttpRequest) => Promise<T | HttpFailure>;

export interface TransportParts {
  readonly http: HostHttp;
  readonly log: Host['log'];
  now(): number;
}

/** Sends requests within all bounds: few at once, none to a host that wants to be left alone, none for longer than the budget. */
export class Transport {
  readonly #parts: TransportParts;
  readonly #turns = new Turns();
  readonly #limits = new RateLimits();
  readonly #silent = new SilentHosts();

  constructor(parts: TransportParts) {
    this.#parts = parts;
  }

  send(request: Outgoing, budget: Budget): Promise<HttpResponse | Failure> {
    return this.#inTurn(request, budget, (timed) => this.#listen(timed));
  }

  /** As `send`, for a body that is only summed up. */
  hash(request: Outgoing, algorithm: HashAlgorithm, budget: Budget): Promise<HashedResponse | Failure> {
    const { http } = this.#parts;
    const sum = http.hash?.bind(http);
    if (!sum) return Promise.resolve(failureOf('no-sums', new URL(request.url).host));
    return this.#inTurn(request, budget, (timed) => sum(timed, algorithm));
  }

  /** Why a host must not be asked for what it counts as a pull. */
  spentAt(host: string): Failure | undefined {
    return this.#limits.spentAt(host, this.#parts.now());
  }

  #inTurn<T extends Answered>(request: Outgoing, budget: Budget, send: Sending<T>): Promise<T | Failure> {
    const { host } = new URL(request.url);
    return this.#turns.take(host, async () => this.#pauseOf(host) ?? this.#sendNow(request, budget, send));
  }

  #pauseOf(host: string): Failure | undefined {
    const now = this.#parts.now();
    return this.#limits.pauseOf(host, now) ?? this.#silent.pauseOf(host, now);
  }

  async #sendNow<T extends Answered>(request: Outgoing, budget: Budget, send: Sending<T>): Promise<T | Failure> {
    const { host } = new URL(request.url);
    if (budget.milliseconds <= 0) return failureOf('timeout', host);
    const since = this.#parts.now();
    const outcome = await send({ ...request, milliseconds: budget.milliseconds });
    budget.milliseconds -= this.#parts.now() - since;
    this.#tell(request, outcome);
    return 'failure' in outcome ? failureOf(outcome.failure, host) : this.#noted(host, outcome);
  }

  /** Sends, and takes in whether the host says anything. */
  async #listen(request: HttpRequest): Promise<HttpResponse | HttpFailure> {
    const { http, now } = this.#parts;
    const { host } = new URL(request.url);
    const since = now();
    const outcome = await http.send({ ...request, milliseconds: Math.min(request.milliseconds, this.#silent.patienceWith(host)) });
    if (!('failure' in outcome)) this.#silent.heard(host);
    else if (outcome.failure === 'timeout' || outcome.failure === 'unknown-host')
      this.#silent.inVain(host, outcome.failure, { since, now: now() });
    return outcome;
  }

  #noted<T extends Answered>(host: string, response: T): T | Failure {
    const refusal = this.#limits.note(host, response, this.#parts.now());
    if (refusal) this.#parts.log('warn', refusal.sentence);
    return refusal ?? response;
  }

  /** Without the query and the headers, for secrets may stand there. */
  #tell({ method, url }: Outgoing, outcome: Answered | HttpFailure): void {
    const { origin, pathname } = new URL(url);
    this.#parts.log('debug', `${method} ${origin}${pathname}: ${'failure' in outcome ? outcome.failure : outcome.status}`);
  }
}
