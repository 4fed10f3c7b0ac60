import type { Credentials, Host, HttpResponse, Zone } from '../host.ts';
import { basicHeader } from './basic.ts';
import { type Challenge, readChallenges } from './challenges.ts';
import type { Endpoint } from './endpoints.ts';
import { failureOf, isFailure } from './failures.ts';
import type { Failure } from './model.ts';
import { realmOf } from './realm.ts';
import { SingleFlight } from './single-flight.ts';
import { readToken, type TokenWish, tokenRequest } from './tokens.ts';
import type { Budget, Transport } from './transport.ts';

/** Whom something is asked of. */
export interface Place {
  readonly endpoint: Endpoint;
  readonly repository: string;
}

/** A server's wish to know who asks. */
export interface Demand {
  readonly header: string;
  /** Where the server is. */
  readonly zone: Zone;
  /** What it did not take. */
  readonly refused: string | undefined;
}

export interface AuthorizationParts {
  readonly transport: Transport;
  readonly credentials: Host['credentials'];
  readonly log: Host['log'];
  readonly tokenHosts: readonly string[];
  now(): number;
}

interface Known {
  readonly header: string;
  readonly until: number;
}

const keyOf = ({ endpoint, repository }: Place): string => `${endpoint.origin} ${repository}`;

/** Keeps what registries want to see, and gets it from their token servers. */
export class Authorizations {
  readonly #parts: AuthorizationParts;
  readonly #known = new Map<string, Known>();
  readonly #flights = new SingleFlight<string | Failure>();

  constructor(parts: AuthorizationParts) {
    this.#parts = parts;
  }

  /** The header that was good before. */
  knownFor(place: Place): string | undefined {
    const known = this.#known.get(keyOf(place));
    return known && known.until > this.#parts.now() ? known.header : undefined;
  }

  /** A header that answers the demand of a place. */
  async answer(place: Place, demand: Demand, budget: Budget): Promise<string | Failure> {
    const known = this.knownFor(place);
    if (known !== undefined && known !== demand.refused) return known;
    this.#known.delete(keyOf(place));
    return this.#flights.join(keyOf(place), () => this.#answerNow(place, demand, budget));
  }

  async #answerNow(place: Place, demand: Demand, budget: Budget): Promise<string | Failure> {
    const challenges = readChallenges(demand.header);
    const bearer = challenges.find(({ scheme, parameters }) => scheme === 'bearer' && parameters.has('realm'));
    if (bearer) return this.#bearer(place, { ...demand, bearer }, budget);
    const basic = challenges.some(({ scheme }) => scheme === 'basic');
    const login = basic ? await this.#login(place) : undefined;
    if (login?.kind !== 'password') return failureOf('no-access', new URL(place.endpoint.origin).host);
    return this.#keep(place, { header: basicHeader(login.user, login.password), until: Number.POSITIVE_INFINITY });
  }

  async #bearer(place: Place, { bearer, zone }: Demand & { readonly bearer: Challenge }, budget: Budget): Promise<string | Failure> {
    const { host } = new URL(place.endpoint.origin);
    const bounds = { nearest: zone, tokenHosts: this.#parts.tokenHosts };
    const realm = realmOf(bearer.parameters.get('realm') ?? '', place.endpoint, bounds);
    if (!realm) return failureOf('refused-realm', host);
    if (realm.login === 'withheld')
      this.#parts.log('info', `${host} names ${realm.url.host} as its token server: a login is sent there only when the settings name it.`);
    const wish: TokenWish = {
      realm: realm.url,
      service: bearer.parameters.get('service'),
      repository: place.repository,
      certificates: realm.url.hostname === new URL(place.endpoint.origin).hostname ? place.endpoint.certificates : 'verified',
      nearest: zone,
      login: realm.login === 'sent' ? await this.#login(place) : undefined,
    };
    return this.#fetchToken(place, wish, budget);
  }

  async #fetchToken(place: Place, wish: TokenWish, budget: Budget): Promise<string | Failure> {
    const response = await this.#requestToken(wish, budget);
    if (isFailure(response)) return response;
    const token = readToken(response, wish);
    if (isFailure(token)) return token;
    return this.#keep(place, { header: `Bearer ${token.text}`, until: this.#parts.now() + token.milliseconds });
  }

  /** Not every token server knows the newer way to trade an identity token. */
  async #requestToken(wish: TokenWish, budget: Budget): Promise<HttpResponse | Failure> {
    const { transport } = this.#parts;
    const first = await transport.send(tokenRequest(wish, wish.login?.kind === 'identity' ? 'POST' : 'GET'), budget);
    const isUnknown = wish.login?.kind === 'identity' && !isFailure(first) && (first.status === 404 || first.status === 405);
    return isUnknown ? transport.send(tokenRequest(wish, 'GET'), budget) : first;
  }

  #login({ endpoint, repository }: Place): Promise<Credentials | undefined> {
    return this.#parts.credentials?.of(endpoint.login, repository) ?? Promise.resolve(undefined);
  }

  #keep(place: Place, known: Known): string {
    this.#known.set(keyOf(place), known);
    return known.header;
  }
}
