import type { Zone } from '../host.ts';
import { zoneOf } from './addresses.ts';
import type { FailureKind } from './model.ts';

/** A place that answers for a registry. */
export interface Endpoint {
  /** What a login there is kept under: `docker.io`, `mirror.example.com`. */
  readonly login: string;
  readonly origin: string;
  readonly certificates: 'verified' | 'any';
  readonly role: 'mirror' | 'secure' | 'plain';
}

/** What only the user of the machine may say. */
export interface EndpointSettings {
  /** Registries that may be spoken to in plain HTTP or with a certificate that nobody vouches for, as references name them. */
  readonly insecure?: readonly string[];
  /** Origins that are asked in place of Docker Hub, before it. */
  readonly mirrors?: readonly string[];
}

const DOCKER_HUB = 'docker.io';
/** Docker Hub answers under another name than the one that references have. */
const HUB_ORIGIN = 'https://registry-1.docker.io';

/** Where to ask a registry, one place after the other; empty when its name makes no address. */
export const endpointsOf = (registry: string, settings: EndpointSettings): Endpoint[] => {
  if (registry === DOCKER_HUB)
    return [...mirrorsOf(settings), { login: registry, origin: HUB_ORIGIN, certificates: 'verified', role: 'secure' }];
  return directEndpoints(registry, settings);
};

/** Where to reach a host under its own name. */
export const directEndpoints = (registry: string, settings: EndpointSettings): Endpoint[] => {
  if (!URL.canParse(`https://${registry}`)) return [];
  const { host, hostname } = new URL(`https://${registry}`);
  const isInsecure = settings.insecure?.some((name) => name.toLowerCase() === registry.toLowerCase()) === true;
  const secure: Endpoint = { login: registry, origin: `https://${host}`, certificates: isInsecure ? 'any' : 'verified', role: 'secure' };
  // As Docker does: what is on this machine needs no encryption to be reached.
  const mayBePlain = isInsecure || zoneOf(hostname) === 'loopback';
  return mayBePlain ? [secure, { ...secure, origin: new URL(`http://${registry}`).origin, role: 'plain' }] : [secure];
};

/**
 * How near a host may be that nothing but a reference or an address in a file names. What is link-local serves the machine itself, and clouds
 * tell secrets there: only the user sends anybody to such a place.
 */
export const nearestFor = ({ certificates, role }: Pick<Endpoint, 'certificates' | 'role'>): Zone =>
  certificates === 'any' || role === 'mirror' ? 'link-local' : 'loopback';

/** A mirror is an origin; one with more to its address can't be asked by the protocol. */
const mirrorsOf = ({ mirrors = [], insecure = [] }: EndpointSettings): Endpoint[] =>
  mirrors
    .filter((mirror) => URL.canParse(mirror))
    .map((mirror) => new URL(mirror))
    .filter(({ protocol, pathname, username }) => /^https?:$/.test(protocol) && pathname === '/' && username === '')
    .map(({ origin, host }) => ({ login: host, origin, certificates: insecure.includes(host) ? 'any' : 'verified', role: 'mirror' }));

const NEXT_SCHEME: ReadonlySet<FailureKind> = new Set<FailureKind>(['no-tls', 'unreachable']);

/** Whether after this failure the next place is asked: a mirror need not have what Docker Hub has. */
export const asksNext = ({ role }: Endpoint, failure: FailureKind): boolean => role === 'mirror' || NEXT_SCHEME.has(failure);
