import type { WireRequest, WireResponse } from '../../protocol.ts';
import { createHttpClient, type HttpClient } from './http-client.ts';

/**
 * Makes requests for a server in another process, within an editor's: that one's modules for HTTP know proxies, logins for them and
 * authorities which only the editor knows. All bounds of a request hold here as they do there.
 */
export const createEditorRequests = (): ((request: WireRequest) => Promise<WireResponse>) => {
  const clients = new Map<string, HttpClient>();
  const clientFor = (authorities: readonly string[]): HttpClient => {
    const key = JSON.stringify(authorities);
    const client = clients.get(key) ?? createHttpClient({ env: process.env, modules: 'patched', certificates: authorities });
    clients.set(key, client);
    return client;
  };
  return async ({ authorities, ...request }) => {
    const response = await clientFor(authorities).send(request);
    if ('failure' in response) return response;
    const { status, headers, body, address } = response;
    return { status, headers, body: Buffer.from(body).toString('base64'), ...(address !== undefined && { address }) };
  };
};
