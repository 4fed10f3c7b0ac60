import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { ProxyError } from './connection-failures.ts';
import { proxyHeaders } from './proxies.ts';

const OK = 200;

/** A way through a proxy to a host that is spoken to in TLS: the proxy sees its name and nothing else. */
export const openTunnel = (proxy: URL, target: string, signal: AbortSignal): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const { request } = proxy.protocol === 'https:' ? https : http;
    const headers = { host: target, ...proxyHeaders(proxy) };
    const { hostname, port } = proxy;
    const options = {
      hostname: hostname.replace(/^\[|\]$/g, ''),
      port,
      method: 'CONNECT',
      path: target,
      headers,
      signal,
      agent: false as const,
    };
    const connecting = request(options);
    connecting.once('connect', (response, socket: Socket) => {
      if (response.statusCode === OK) return resolve(socket);
      socket.destroy();
      reject(new ProxyError(`the proxy answers ${response.statusCode}`));
    });
    connecting.once('response', (response) => {
      response.destroy();
      reject(new ProxyError(`the proxy answers ${response.statusCode}`));
    });
    connecting.once('error', reject);
    connecting.end();
  });
