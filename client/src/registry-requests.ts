import type { Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Requests, WireRequest, WireResponse } from '../../server/src/protocol.ts';

const HTTP = 'plimsoll/http' satisfies keyof Requests;

/** Makes the server's requests to registries here, where VS Code's proxy and certificates hold; what makes them is loaded for the first. */
export const makeRequests = (client: BaseLanguageClient): Disposable => {
  let requests: Promise<(request: WireRequest) => Promise<WireResponse>> | undefined;
  return client.onRequest<WireResponse, void>(HTTP, async (request: WireRequest) => {
    requests ??= import('../../server/src/main/registry/editor-requests.ts').then(({ createEditorRequests }) => createEditorRequests());
    return (await requests)(request);
  });
};
