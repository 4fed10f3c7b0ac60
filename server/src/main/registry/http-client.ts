import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { connect } from 'node:tls';
import type { HashAlgorithm, HashedResponse, HostHttp, HttpFailure, HttpRequest, HttpResponse } from '../../host.ts';
import { isFarEnough, zoneOf } from '../../registry/addresses.ts';
import { Agents, type TrustSettings } from './agents.ts';
import { failureKindOf, NearAddressError, ProxyError } from './connection-failures.ts';
import { readBody, sumOf } from './http-bodies.ts';
import { type ProxySettings, proxyFor, proxyHeaders } from './proxies.ts';
import { openTunnel } from './tunnel.ts';

export interface HttpSettings extends ProxySettings, TrustSettings {
  /** `patched`: Node's modules for HTTP are an editor's, which knows proxies and authorities by itself. */
  readonly modules?: 'patched';
}

/** All that the head of a response says, for who hands it on. */
export interface Headers {
  readonly headers: Readonly<Record<string, string>>;
}

export interface HttpClient extends HostHttp {
  send(request: HttpRequest): Promise<(HttpResponse & Headers) | HttpFailure>;
  hash(request: HttpRequest, algorithm: HashAlgorithm): Promise<(HashedResponse & Headers) | HttpFailure>;
}

/** Not fetch: up to Node 24 that knows neither proxies nor authorities of one's own, and never where a name may lead. */
export const createHttpClient = (settings: HttpSettings): HttpClient => {
  const agents = new Agents(settings);
  const attemptTwice = async <T extends object>(request: HttpRequest, way: Way<T>): Promise<T | HttpFailure> => {
    const signal = AbortSignal.timeout(Math.max(1, Math.ceil(request.milliseconds)));
    const first = await attempt({ request, settings, agents, signal }, way);
    // The server had closed the connection while it was idle; the request has never reached it.
    return first === 'stale' ? attempt({ request, settings, agents, signal }, way).then(settled) : first;
  };
  return {
    send: (request) => attemptTwice(request, WHOLE),
    hash: (request, algorithm) => attemptTwice(request, summed(algorithm)),
  };
};

/** What becomes of the body of an answer. */
interface Way<T> {
  readonly encoding: 'gzip' | 'identity';
  read(response: IncomingMessage, one: Attempt): Promise<T | HttpFailure>;
}

const WHOLE: Way<HttpResponse & Headers> = {
  encoding: 'gzip',
  async read(response, one) {
    const head = headOf(response, one);
    const body = await readBody(response, one.request.maxBytes);
    return typeof body === 'string' ? { failure: body } : { ...head, body };
  },
};

const summed = (algorithm: HashAlgorithm): Way<HashedResponse & Headers> => ({
  // The sum is that of the file, and not of what a server makes of it on the way.
  encoding: 'identity',
  async read(response, one) {
    const head = headOf(response, one);
    const sum = await sumOf(response, algorithm, one.request.maxBytes);
    return typeof sum === 'string' ? { failure: sum } : { ...head, ...sum };
  },
});

interface Attempt {
  readonly request: HttpRequest;
  readonly settings: HttpSettings;
  readonly agents: Agents;
  readonly signal: AbortSignal;
}

const settled = <T extends object>(outcome: T | HttpFailure | 'stale'): T | HttpFailure =>
  outcome === 'stale' ? { failure: 'unreachable' } : outcome;

const attempt = async <T extends object>(one: Attempt, way: Way<T>): Promise<T | HttpFailure | 'stale'> => {
  const { hostname } = new URL(one.request.url);
  // No name is looked up for an address, so it has to be judged as it is.
  if (!isFarEnough(zoneOf(hostname) ?? 'public', one.request.nearest)) return { failure: 'refused-address' };
  let outgoing: ClientRequest | undefined;
  try {
    outgoing = await open({ ...one, encoding: way.encoding });
    return await way.read(await responseTo(outgoing, one.request.body), one);
  } catch (error) {
    if (one.signal.aborted) return { failure: 'timeout' };
    return isStale(outgoing, error) ? 'stale' : { failure: failureKindOf(error) };
  }
};

/** An attempt that is about to be made. */
interface Opening extends Attempt {
  readonly encoding: Way<object>['encoding'];
}

const isStale = (outgoing: ClientRequest | undefined, error: unknown): boolean =>
  outgoing?.reusedSocket === true &&
  outgoing.method !== 'POST' &&
  error instanceof Error &&
  'code' in error &&
  /^(?:ECONNRESET|EPIPE)$/.test(String(error.code));

const open = async (one: Opening): Promise<ClientRequest> => {
  const url = new URL(one.request.url);
  const proxy = ownProxyFor(url, one.settings);
  if (proxy === 'unusable') throw new ProxyError('no proxy that is known');
  if (proxy === undefined) return direct(url, one);
  return url.protocol === 'https:' ? throughTunnel(url, proxy, one) : throughProxy(url, proxy, one);
};

/** An editor puts its own proxy in the way of what is sent as if there were none. */
const ownProxyFor = (url: URL, settings: HttpSettings): ReturnType<typeof proxyFor> =>
  settings.modules === 'patched' ? undefined : proxyFor(url, settings);

const optionsOf = ({ request: { method, headers, body }, signal, encoding }: Opening) => ({
  method,
  signal,
  headers: {
    ...headers,
    'accept-encoding': encoding,
    'user-agent': 'plimsoll',
    ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
  },
});

/** All bounds stand in the request as well as in its agent, for a patched module puts another agent in its place, and may do so only where none is named. */
const direct = (url: URL, one: Opening): ClientRequest => {
  const { agents, request, settings } = one;
  const options = { ...optionsOf(one), lookup: agents.lookup(request.nearest) };
  const isPatched = settings.modules === 'patched';
  const outgoing =
    url.protocol === 'https:'
      ? https.request(url, { ...options, ...agents.trust(request), agent: isPatched ? undefined : agents.secure(request) })
      : http.request(url, { ...options, agent: isPatched ? undefined : agents.plain(request) });
  return outgoing.once('socket', (socket) => refuseNear(outgoing, socket.remoteAddress, request.nearest));
};

/** A connection that somebody else has opened was bound by nothing. What goes through a proxy gets one of its own each time. */
const refuseNear = (outgoing: ClientRequest, address: string | undefined, nearest: HttpRequest['nearest']): void => {
  const isNear = outgoing.reusedSocket && !isFarEnough(zoneOf(address ?? '') ?? 'public', nearest);
  if (isNear) outgoing.destroy(new NearAddressError(`${address} is too near`));
};

/** A proxy resolves names itself: what stands for an address behind them is for its rules to allow. */
const throughProxy = (url: URL, proxy: URL, one: Opening): ClientRequest => {
  const { request } = proxy.protocol === 'https:' ? https : http;
  const { headers, ...options } = optionsOf(one);
  return request(proxy, { ...options, path: url.href, headers: { ...headers, host: url.host, ...proxyHeaders(proxy) }, agent: false });
};

const throughTunnel = async (url: URL, proxy: URL, one: Opening): Promise<ClientRequest> => {
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  const socket = await openTunnel(proxy, `${url.hostname}:${url.port || '443'}`, one.signal);
  const secured = () => connect({ ...one.agents.trust(one.request), socket, host: hostname, ...serverName(hostname) });
  // Without an agent the usual port would be that of plain HTTP.
  return https.request(url, { ...optionsOf(one), defaultPort: 443, createConnection: secured });
};

/** An address is no name that a server could be asked for by. */
const serverName = (hostname: string) => (zoneOf(hostname) === undefined || /[a-z]$/i.test(hostname) ? { servername: hostname } : {});

const responseTo = (outgoing: ClientRequest, body: string | undefined): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    outgoing.once('response', resolve);
    outgoing.on('error', reject);
    outgoing.end(body);
  });

/** All of an answer but its body; the connection is let go once that is read. */
const headOf = (response: IncomingMessage, one: Attempt): Omit<HttpResponse, 'body'> & Headers => {
  const address = addressOf(response.socket.remoteAddress, one);
  const headers = headersOf(response);
  return {
    status: response.statusCode ?? 0,
    headers,
    header: (name) => headers[name],
    ...(address !== undefined && { address }),
  };
};

/** A proxy's own address says nothing about the host behind it. */
const addressOf = (address: string | undefined, { request, settings, agents }: Attempt): string | undefined => {
  const url = new URL(request.url);
  if (settings.modules === 'patched') return agents.hasResolved(url.hostname, address) ? address : undefined;
  return proxyFor(url, settings) === undefined ? address : undefined;
};

const headersOf = ({ headers }: IncomingMessage): Record<string, string> => {
  const known = Object.entries(headers).filter((entry): entry is [string, string | string[]] => entry[1] !== undefined);
  return Object.fromEntries(known.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]));
};
