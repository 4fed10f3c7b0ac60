import type { Zone } from '../host.ts';
import { isFarEnough, zoneOf } from './addresses.ts';
import type { Endpoint } from './endpoints.ts';

/** A token server that may be asked, and whether it may be told who asks. */
export interface Realm {
  readonly url: URL;
  readonly login: 'sent' | 'withheld';
}

/** Who serves tokens for whom, where their names don't show it. */
const KNOWN_TOKEN_HOSTS: Readonly<Record<string, string>> = { 'registry-1.docker.io': 'auth.docker.io' };

export interface RealmBounds {
  /** Where the registry itself is. */
  readonly nearest: Zone;
  /** Hosts that the user has named as token servers. */
  readonly tokenHosts: readonly string[];
}

/**
 * The token server that a registry names, or `undefined` when it must not be asked. A registry that is not trusted could send requests into
 * the network that this machine is in, or have credentials brought to a server of its choice.
 */
export const realmOf = (text: string, endpoint: Endpoint, { nearest, tokenHosts }: RealmBounds): Realm | undefined => {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const own = new URL(endpoint.origin);
  const isEncrypted = url.protocol === 'https:' || (url.protocol === 'http:' && own.protocol === 'http:');
  const isFar = isFarEnough(zoneOf(url.hostname) ?? 'public', nearest);
  if (!isEncrypted || !isFar || url.username !== '' || url.password !== '') return undefined;
  const isTrusted = isKin(own.hostname, url.hostname) || tokenHosts.some((host) => host.toLowerCase() === url.hostname);
  return { url, login: isTrusted ? 'sent' : 'withheld' };
};

/**
 * The same host, one below it, or the one that it stands below. Not one beside it: many registries of different people are neighbours,
 * as below `azurecr.io`.
 */
const isKin = (registry: string, realm: string): boolean =>
  realm === registry ||
  realm.endsWith(`.${registry}`) ||
  (registry.endsWith(`.${realm}`) && realm.includes('.')) ||
  (Object.hasOwn(KNOWN_TOKEN_HOSTS, registry) && KNOWN_TOKEN_HOSTS[registry] === realm);
