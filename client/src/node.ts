import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { type ClientFactory, startClient } from './client.ts';
import { makeRequests } from './registry-requests.ts';

let client: LanguageClient | undefined;

/**
 * Without a word V8 lets what is new grow to three times 16 MiB before it looks closely; with this the server takes 20 MiB less, and an edit no longer.
 */
const LITTLE_MEMORY = ['--max-semi-space-size=4'];

/** Starts the server in a process of its own. */
export const activate = async (context: ExtensionContext): Promise<void> => {
  const server = {
    module: context.asAbsolutePath('dist/server-node.cjs'),
    transport: TransportKind.ipc,
    options: { execArgv: LITTLE_MEMORY },
  };
  const create: ClientFactory = (options) => {
    client = new LanguageClient('plimsoll', 'Plimsoll', server, options);
    context.subscriptions.push(makeRequests(client));
    return client;
  };
  await startClient(context, create, { makesRequests: true });
};

/** Stops it. */
export const deactivate = async (): Promise<void> => client?.dispose();
