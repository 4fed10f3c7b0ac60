import type { Connection } from 'vscode-languageserver';
import type { HostHttp, HttpFailureKind, HttpResponse } from '../../host.ts';
import type { Requests, WireResponse } from '../../protocol.ts';

const HTTP = 'plimsoll/http' satisfies keyof Requests;

/** Has the client make the requests. A client that is gone answers nothing. */
export const clientHttp = (connection: Connection, authorities: readonly string[]): HostHttp => ({
  async send(request) {
    const params: Requests[typeof HTTP]['params'] = { ...request, authorities };
    const response = await connection.sendRequest<WireResponse>(HTTP, params).catch(() => undefined);
    if (!response) return { failure: 'unreachable' };
    // What the client knows of failures is what this server knows: both are of one version.
    return 'failure' in response ? { failure: response.failure as HttpFailureKind } : unpacked(response);
  },
});

const unpacked = ({ headers, body, ...rest }: Exclude<WireResponse, { readonly failure: string }>): HttpResponse => ({
  ...rest,
  header: (name) => headers[name],
  body: Buffer.from(body, 'base64'),
});
