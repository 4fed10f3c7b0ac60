import { zoneOf } from '../../registry/addresses.ts';
import type { Environment } from './environment.ts';

/** Whom the user has named to make requests for this machine. */
export interface ProxySettings {
  /** Beats the environment; that of an editor. */
  readonly proxy?: string;
  readonly env: Environment;
}

/** A proxy for a request, none, or one that can't be used. */
export type Proxy = URL | 'unusable' | undefined;

/** As most programs read the environment: lower case first, and never for what is on this machine. */
export const proxyFor = (url: URL, { proxy, env }: ProxySettings): Proxy => {
  if (zoneOf(url.hostname) === 'loopback' || isExempt(url, env.no_proxy ?? env.NO_PROXY ?? '')) return undefined;
  const text =
    proxy || (url.protocol === 'https:' ? variable(env, 'https_proxy') : variable(env, 'http_proxy')) || variable(env, 'all_proxy');
  if (text === undefined) return undefined;
  const full = text.includes('://') ? text : `http://${text}`;
  if (!URL.canParse(full)) return 'unusable';
  const parsed = new URL(full);
  return /^https?:$/.test(parsed.protocol) ? parsed : 'unusable';
};

const variable = (env: Environment, name: string): string | undefined => env[name] || env[name.toUpperCase()] || undefined;

const portOf = ({ port, protocol }: URL): string => port || (protocol === 'https:' ? '443' : '80');

const isExempt = (url: URL, list: string): boolean =>
  list.split(/[\s,]+/).some((entry) => entry !== '' && covers(entry.toLowerCase(), url));

/** `*`, a host, a domain with or without its dot or asterisk; with a port or without. */
const covers = (entry: string, url: URL): boolean => {
  if (entry === '*') return true;
  const [, name = entry, port] = /^(.+?):(\d+)$/.exec(isBareV6(entry) ? `[${entry}]` : entry) ?? [];
  const domain = (isBareV6(name) ? `[${name}]` : name).replace(/^\*?\./, '');
  const isHost = url.hostname === domain || url.hostname.endsWith(`.${domain}`);
  return isHost && (port === undefined || port === portOf(url));
};

const isBareV6 = (text: string): boolean => !text.startsWith('[') && text.split(':').length > 2;

/** What a proxy wants to see of who asks it; goes to the proxy and nowhere else. */
export const proxyHeaders = ({ username, password }: URL): Record<string, string> => {
  if (username === '') return {};
  const pair = `${decoded(username)}:${decoded(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
};

/** Who writes a percent sign and means one is understood too. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
