import type { Connection } from 'vscode-languageserver';
import type { Host } from '../host.ts';
import { logTo } from '../lsp/log.ts';
import type { Requests } from '../protocol.ts';
import { uriOf } from '../text/uris.ts';

/** A host for a worker: it has no files of its own and asks the client for them. */
export const createBrowserHost = (connection: Connection): Host => {
  const ask = <M extends keyof Requests>(method: M, params: Requests[M]['params']): Promise<Requests[M]['result'] | undefined> =>
    connection.sendRequest<Requests[M]['result']>(method, params).catch(() => undefined);
  return {
    today: () => new Date().toISOString().slice(0, 10),
    log: logTo(connection),
    asset: async (name) => (await ask('plimsoll/asset', { name })) ?? undefined,
    files: {
      read: async (path) => (await ask('plimsoll/readFile', { uri: uriOf(path) })) ?? undefined,
      list: async (folder) => (await ask('plimsoll/listFolder', { uri: uriOf(folder) })) ?? [],
    },
  };
};
