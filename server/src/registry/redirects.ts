import type { HttpResponse, Zone } from '../host.ts';
import { isFarEnough, zoneOf } from './addresses.ts';

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Where an answer sends on to, as it is written there; `undefined` for an answer that is no redirect. */
export const locationIn = (response: Pick<HttpResponse, 'status' | 'header'>): string | undefined =>
  REDIRECTS.has(response.status) ? response.header('location') : undefined;

/** Never from encrypted to plain, never with credentials in it, never nearer than the server that is asked is. */
export const redirectTarget = (location: string, from: string, nearest: Zone): URL | undefined => {
  if (!URL.canParse(location, from)) return undefined;
  const url = new URL(location, from);
  const isEncrypted = url.protocol === 'https:' || (url.protocol === 'http:' && from.startsWith('http:'));
  const isFar = isFarEnough(zoneOf(url.hostname) ?? 'public', nearest);
  return isEncrypted && isFar && url.username === '' && url.password === '' ? url : undefined;
};

/** How near the server is that has answered. */
export const zoneBehind = ({ address }: Pick<HttpResponse, 'address'>, url: string): Zone =>
  zoneOf(address ?? new URL(url).hostname) ?? 'public';
