import type { WireRequest, WireResponse } from '../../protocol.ts';
import { createHttpClient, type HttpClient } from './http-client.ts';

/**
 * Makes requests for a server in another process, within an editor's: that one's modules for HTTP know proxies, logins for them and
 * authorities which only the editor knows. All bounds of a request hold here as they do there.
 */
export const createEditorRequests = (): ((request: WireRequest) => Promise<WireResponse>) => {
  const clients = new Map<string, HttpClient>();
  return async ({ authorities, sum, ...request }) => {
    const key = JSON.stringify(authorities);
    const client = clients.get(key) ?? createHttpClient({ env: process.env, modules: 'patched', certificates: authorities });
    clients.set(key, client);
    const response = sum === undefined ? await client.send(request) : await client.hash(request, sum);
    if ('failure' in response) return response;
    const { header: _, ...said } = response;
    return 'body' in said ? { ...said, body: Buffer.from(said.body).toString('base64') } : said;
  };
};
