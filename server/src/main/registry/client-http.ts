import type { Connection } from 'vscode-languageserver';
import type { HostHttp, HttpFailure, HttpFailureKind, HttpRequest } from '../../host.ts';
import type { Requests, WireBody, WireRequest, WireResponse, WireSum } from '../../protocol.ts';

const HTTP = 'plimsoll/http' satisfies keyof Requests;

/** Has the client make the requests. A client that is gone answers nothing. */
export const clientHttp = (connection: Connection, authorities: readonly string[]): HostHttp => {
  const send = async <R extends WireBody | WireSum>(request: HttpRequest, sum?: WireRequest['sum']): Promise<R | HttpFailure> => {
    const params: WireRequest = { ...request, authorities, ...(sum && { sum }) };
    const response = await connection.sendRequest<WireResponse>(HTTP, params).catch(() => undefined);
    if (!response) return { failure: 'unreachable' };
    // What the client knows of failures and of answers is what this server knows: both are of one version.
    return 'failure' in response ? { failure: response.failure as HttpFailureKind } : (response as R);
  };
  return {
    async send(request) {
      const response = await send<WireBody>(request);
      if ('failure' in response) return response;
      return { ...response, header: (name) => response.headers[name], body: Buffer.from(response.body, 'base64') };
    },
    async hash(request, algorithm) {
      const response = await send<WireSum>(request, algorithm);
      return 'failure' in response ? response : { ...response, header: (name) => response.headers[name] };
    },
  };
};
