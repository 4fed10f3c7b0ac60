import type { HttpResponse, Zone } from '../host.ts';
import { directEndpoints, type Endpoint, type EndpointSettings, nearestFor } from './endpoints.ts';
import { failureOf, isFailure } from './failures.ts';
import type { Failure, FailureKind } from './model.ts';
import { locationIn, redirectTarget, zoneBehind } from './redirects.ts';
import type { Outgoing } from './transport.ts';

/** An address in one of the ways in which its host can be reached. */
export interface WebPlace {
  readonly url: string;
  readonly host: string;
  readonly certificates: Outgoing['certificates'];
  readonly role: Endpoint['role'];
}

/** Where an address leads by HTTPS and, where that is allowed, in plain HTTP. */
const webPlaces = (url: string, settings: EndpointSettings): readonly WebPlace[] => {
  const { host, pathname, search } = new URL(url);
  return directEndpoints(host, settings).map(({ origin, ...bounds }) => ({ ...bounds, url: `${origin}${pathname}${search}`, host }));
};

const NEXT_SCHEME: ReadonlySet<FailureKind> = new Set<FailureKind>(['no-tls', 'unreachable']);

/** Does the work at the first place that speaks. */
export const visitWeb = async <T extends object>(
  url: string,
  settings: EndpointSettings,
  work: (place: WebPlace) => Promise<T | Failure>,
): Promise<T | Failure> => {
  const { host } = new URL(url);
  let outcome: T | Failure = failureOf('invalid', host);
  for (const place of webPlaces(url, settings)) {
    outcome = await work(place);
    if (!isFailure(outcome) || !NEXT_SCHEME.has(outcome.failure)) return outcome;
  }
  return outcome;
};

/** Where an answer came from in the end. */
export interface Arrived<T> {
  readonly response: T;
  readonly url: string;
  /** How near the server is that was asked first. */
  readonly zone: Zone;
}

/** What a request is bound to besides its words. */
export type Bounds = Pick<Outgoing, 'url' | 'certificates' | 'nearest'>;

/** Repositories that were renamed and files of releases are redirected once or twice. */
const MAX_REDIRECTS = 3;

/** Sends a request, and again wherever the answer says, within bounds; nobody is told who asks. */
export const follow = async <T extends Pick<HttpResponse, 'status' | 'header' | 'address'>>(
  place: WebPlace,
  send: (bounds: Bounds) => Promise<T | Failure>,
): Promise<Arrived<T> | Failure> => {
  let { url } = place;
  let zone: Zone | undefined;
  for (let count = 0; count <= MAX_REDIRECTS; count += 1) {
    const response = await send(boundsFor(url, place, zone));
    if (isFailure(response)) return response;
    zone ??= zoneBehind(response, url);
    const location = locationIn(response);
    if (location === undefined) return { response, url, zone };
    const next = redirectTarget(location, url, zone);
    if (next === undefined) break;
    url = next.href;
  }
  return failureOf('refused-redirect', place.host);
};

/** A certificate that nobody vouches for is taken from the host that was named as insecure, and from no other. */
export const boundsFor = (url: string, place: WebPlace, zone: Zone | undefined): Bounds => {
  const isSameHost = new URL(url).host === new URL(place.url).host;
  return { url, certificates: isSameHost ? place.certificates : 'verified', nearest: zone ?? nearestFor(place) };
};
