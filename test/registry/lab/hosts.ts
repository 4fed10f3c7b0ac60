import { createHash } from 'node:crypto';
import type { Credentials, Host, HostCache, HostHttp, HttpFailure, HttpRequest } from '../../../server/src/host.ts';
import { createHttpClient, type HttpSettings } from '../../../server/src/main/registry/http-client.ts';

/** In place of a host that tests can't reach, the origin of one that they can. */
export type Stand = Readonly<Record<string, string>>;

export interface HostSettings extends Partial<HttpSettings> {
  readonly stand?: Stand;
  readonly logins?: Readonly<Record<string, Credentials>>;
  readonly cache?: HostCache;
  readonly log?: string[];
}

/** For the client it is as if the place were on the other side of a proxy: where it is can't be told. */
const standingIn = (http: HostHttp, stand: Stand): HostHttp => {
  const rerouted = async <T extends Elsewhere>(request: HttpRequest, send: (request: HttpRequest) => Promise<T | HttpFailure>) => {
    const { origin } = new URL(request.url);
    const own = stand[origin];
    if (own === undefined) return send(request);
    const response = await send({ ...request, url: own + request.url.slice(origin.length), nearest: 'link-local' });
    if ('failure' in response) return response;
    const { address: _, ...rest } = response;
    return rest as T;
  };
  return {
    send: (request) => rerouted(request, (sent) => http.send(sent)),
    hash: (request, algorithm) => rerouted(request, async (sent) => (await http.hash?.(sent, algorithm)) ?? { failure: 'malformed' }),
  };
};

interface Elsewhere {
  readonly address?: string;
}

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** The product's own way to the network, and logins as they are given. */
export const registryHost = ({ stand = {}, logins, cache, log = [], ...settings }: HostSettings = {}): Host => ({
  today: () => '2026-01-20',
  log: (level, message) => void log.push(`${level}: ${message}`),
  asset: async () => undefined,
  http: standingIn(createHttpClient({ env: {}, ...settings }), stand),
  sha256: async (bytes) => sha256(bytes),
  ...(logins && { credentials: { of: async (registry) => logins[registry] } }),
  ...(cache && { cache }),
});

/** A cache that outlives clients, as files do. */
export const memoryCache = (texts = new Map<string, string>()): HostCache & { readonly texts: Map<string, string> } => ({
  texts,
  read: async (key) => texts.get(key),
  write: async (key, text) => void texts.set(key, text),
});
