import type { HttpResponse, Zone } from '../host.ts';
import type { Authorizations, Place } from './authorizations.ts';
import { nearestFor } from './endpoints.ts';
import { failureOf, isFailure } from './failures.ts';
import type { Failure } from './model.ts';
import { locationIn, redirectTarget, zoneBehind } from './redirects.ts';
import type { Budget, Outgoing, Transport } from './transport.ts';

/** What is read of a repository. */
export interface Reading {
  readonly method: 'GET' | 'HEAD';
  /** Behind `/v2/<repository>/`. */
  readonly path: string;
  readonly accept: string;
  readonly maxBytes: number;
}

export interface SessionParts {
  readonly transport: Transport;
  readonly authorizations: Authorizations;
}

const MAX_REDIRECTS = 5;
const UNAUTHORIZED = 401;

/** Where a request ended up. */
interface Arrival {
  readonly response: HttpResponse;
  readonly at: 'registry' | 'elsewhere';
  /** Where the registry is. */
  readonly zone: Zone;
}

/** Reads from one repository at one place, as the one who is logged in there, within one budget. */
export class Session {
  readonly place: Place;
  readonly #parts: SessionParts;
  readonly #budget: Budget;

  constructor(place: Place, parts: SessionParts, budget: Budget) {
    this.place = place;
    this.#parts = parts;
    this.#budget = budget;
  }

  /** Whom failures are about. */
  get host(): string {
    return new URL(this.place.endpoint.origin).host;
  }

  /** Why the registry must not be asked for what it counts as a pull. */
  get spent(): Failure | undefined {
    return this.#parts.transport.spentAt(this.host);
  }

  /** The answer to a reading, whatever its status, after authentication and redirects. */
  async read(reading: Reading): Promise<HttpResponse | Failure> {
    const known = this.#parts.authorizations.knownFor(this.place);
    const arrival = await this.#follow(reading, known);
    if (isFailure(arrival)) return arrival;
    const { response, at, zone } = arrival;
    const header = response.header('www-authenticate');
    if (response.status !== UNAUTHORIZED || at !== 'registry' || header === undefined) return response;
    const authorization = await this.#parts.authorizations.answer(this.place, { header, zone, refused: known }, this.#budget);
    if (typeof authorization !== 'string') return authorization;
    // Once: a server that grants a token and then refuses it would be asked for ever.
    const second = await this.#follow(reading, authorization);
    if (isFailure(second)) return second;
    const isLoginRefused = second.response.status === UNAUTHORIZED && authorization.startsWith('Basic ');
    return isLoginRefused ? failureOf('login-refused', this.host) : second.response;
  }

  async #follow(reading: Reading, authorization: string | undefined): Promise<Arrival | Failure> {
    const { endpoint, repository } = this.place;
    let hop: Hop = { url: `${endpoint.origin}/v2/${repository}/${reading.path}`, at: 'registry', zone: undefined };
    for (let count = 0; count <= MAX_REDIRECTS; count += 1) {
      const response = await this.#parts.transport.send(this.#request(reading, hop, authorization), this.#budget);
      if (isFailure(response)) return response;
      const zone = hop.zone ?? zoneBehind(response, hop.url);
      const location = locationIn(response);
      if (location === undefined) return { response, at: hop.at, zone };
      const next = redirectTarget(location, hop.url, zone);
      if (next === undefined) break;
      // What has once left the registry does not get its credentials back.
      hop = { url: next.href, at: next.origin === endpoint.origin ? hop.at : 'elsewhere', zone };
    }
    return failureOf('refused-redirect', this.host);
  }

  #request({ method, accept, maxBytes }: Reading, { url, at, zone }: Hop, authorization: string | undefined): Outgoing {
    const { endpoint } = this.place;
    const isSameHost = new URL(url).host === new URL(endpoint.origin).host;
    // Some registries are nothing but redirects, and which digest a tag has depends on what is accepted.
    const headers = { accept, ...(at === 'registry' && authorization !== undefined && { authorization }) };
    const certificates = isSameHost ? endpoint.certificates : 'verified';
    return { method, url, headers, maxBytes, certificates, nearest: zone ?? nearestFor(endpoint) };
  }
}

/** A request on its way. */
interface Hop {
  readonly url: string;
  readonly at: Arrival['at'];
  /** Where the registry is; unknown before its first answer. */
  readonly zone: Zone | undefined;
}
