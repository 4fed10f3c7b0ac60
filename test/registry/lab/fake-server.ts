import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';

export interface Received {
  readonly method: string;
  /** With the query. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Reply = (response: ServerResponse, request: Received) => void;

export interface FakeServer {
  readonly origin: string;
  readonly host: string;
  readonly port: number;
  readonly requests: readonly Received[];
  /** How many connections were made. */
  connections(): number;
}

/** What a test of node:test offers. */
export interface Ends {
  after(end: () => Promise<void>): void;
}

/** The same for a whole suite: what is handed to `after` within a hook would be run when the hook ends. */
export const endsOfSuite = (): Ends => {
  const steps: (() => Promise<void>)[] = [];
  after(async () => {
    for (const step of steps.reverse()) await step();
  });
  return { after: (step) => void steps.push(step) };
};

/** By `METHOD /path`, by the path, or `*`. */
export type Replies = Readonly<Record<string, Reply>>;

/** Key and certificate make it one of TLS. */
export interface FakeSettings {
  readonly replies: Replies;
  readonly tls?: { readonly key: string; readonly cert: string };
  readonly address?: string;
}

export const reply =
  (status: number, headers: Readonly<Record<string, string>> = {}, body: string | Uint8Array = ''): Reply =>
  (response) => {
    response.writeHead(status, headers);
    response.end(body);
  };

export const json = (value: unknown, headers: Readonly<Record<string, string>> = {}): Reply =>
  reply(200, { 'content-type': 'application/json', ...headers }, JSON.stringify(value));

const readAll = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
};

/** A server on loopback that answers as it is told, stopped when the test ends. */
export const startFake = async (ends: Ends, { replies, tls, address = '127.0.0.1' }: FakeSettings): Promise<FakeServer> => {
  const requests: Received[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url = '', headers } = request;
    const received = { method, url, headers, body: await readAll(request) };
    requests.push(received);
    const path = url.split('?')[0] ?? '';
    const chosen = replies[`${method} ${path}`] ?? replies[path] ?? replies['*'] ?? reply(404);
    chosen(response, received);
  };
  const listener = (request: IncomingMessage, response: ServerResponse): void =>
    void answer(request, response).catch(() => response.destroy());
  const server = tls ? https.createServer(tls, listener) : http.createServer(listener);
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  ends.after(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  const host = `${address.includes(':') ? `[${address}]` : address}:${port}`;
  return { origin: `${tls ? 'https' : 'http'}://${host}`, host, port, requests, connections: () => connections };
};
