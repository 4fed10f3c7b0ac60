import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { connect } from 'node:tls';
import type { HostHttp, HttpFailure, HttpRequest, HttpResponse } from '../../host.ts';
import { isFarEnough, zoneOf } from '../../registry/addresses.ts';
import { Agents, type TrustSettings } from './agents.ts';
import { failureKindOf, ProxyError } from './connection-failures.ts';
import { readBody } from './http-bodies.ts';
import { type ProxySettings, proxyFor, proxyHeaders } from './proxies.ts';
import { openTunnel } from './tunnel.ts';

export interface HttpSettings extends ProxySettings, TrustSettings {}

/** Not fetch: up to Node 24 that knows neither proxies nor authorities of one's own, and never where a name may lead. */
export const createHttpClient = (settings: HttpSettings): HostHttp => {
  const agents = new Agents(settings);
  return {
    async send(request) {
      const signal = AbortSignal.timeout(Math.max(1, Math.ceil(request.milliseconds)));
      const first = await attempt({ request, settings, agents, signal });
      // The server had closed the connection while it was idle; the request has never reached it.
      return first === 'stale' ? attempt({ request, settings, agents, signal }).then(settled) : first;
    },
  };
};

interface Attempt {
  readonly request: HttpRequest;
  readonly settings: HttpSettings;
  readonly agents: Agents;
  readonly signal: AbortSignal;
}

const settled = (outcome: HttpResponse | HttpFailure | 'stale'): HttpResponse | HttpFailure =>
  outcome === 'stale' ? { failure: 'unreachable' } : outcome;

const attempt = async (one: Attempt): Promise<HttpResponse | HttpFailure | 'stale'> => {
  const { hostname } = new URL(one.request.url);
  // No name is looked up for an address, so it has to be judged as it is.
  if (!isFarEnough(zoneOf(hostname) ?? 'public', one.request.nearest)) return { failure: 'refused-address' };
  let outgoing: ClientRequest | undefined;
  try {
    outgoing = await open(one);
    return await receive(await responseTo(outgoing, one.request.body), one);
  } catch (error) {
    if (one.signal.aborted) return { failure: 'timeout' };
    return isStale(outgoing, error) ? 'stale' : { failure: failureKindOf(error) };
  }
};

const isStale = (outgoing: ClientRequest | undefined, error: unknown): boolean =>
  outgoing?.reusedSocket === true &&
  outgoing.method !== 'POST' &&
  error instanceof Error &&
  'code' in error &&
  /^(?:ECONNRESET|EPIPE)$/.test(String(error.code));

const open = async (one: Attempt): Promise<ClientRequest> => {
  const url = new URL(one.request.url);
  const proxy = proxyFor(url, one.settings);
  if (proxy === 'unusable') throw new ProxyError('no proxy that is known');
  if (proxy === undefined) return direct(url, one);
  return url.protocol === 'https:' ? throughTunnel(url, proxy, one) : throughProxy(url, proxy, one);
};

const optionsOf = ({ request: { method, headers, body }, signal }: Attempt) => ({
  method,
  signal,
  headers: {
    ...headers,
    'accept-encoding': 'gzip',
    'user-agent': 'plimsoll',
    ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
  },
});

const direct = (url: URL, one: Attempt): ClientRequest =>
  url.protocol === 'https:'
    ? https.request(url, { ...optionsOf(one), agent: one.agents.secure(one.request) })
    : http.request(url, { ...optionsOf(one), agent: one.agents.plain(one.request) });

/** A proxy resolves names itself: what stands for an address behind them is for its rules to allow. */
const throughProxy = (url: URL, proxy: URL, one: Attempt): ClientRequest => {
  const { request } = proxy.protocol === 'https:' ? https : http;
  const { headers, ...options } = optionsOf(one);
  return request(proxy, { ...options, path: url.href, headers: { ...headers, host: url.host, ...proxyHeaders(proxy) }, agent: false });
};

const throughTunnel = async (url: URL, proxy: URL, one: Attempt): Promise<ClientRequest> => {
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

const receive = async (response: IncomingMessage, { request, settings }: Attempt): Promise<HttpResponse | HttpFailure> => {
  // A proxy's own address says nothing about the host behind it.
  const address = proxyFor(new URL(request.url), settings) === undefined ? response.socket.remoteAddress : undefined;
  const body = await readBody(response, request.maxBytes);
  if (typeof body === 'string') return { failure: body };
  return {
    status: response.statusCode ?? 0,
    header(name) {
      const value = response.headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    },
    body,
    ...(address !== undefined && { address }),
  };
};
