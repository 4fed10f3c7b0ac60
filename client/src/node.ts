import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { startClient } from './client.ts';

let client: LanguageClient | undefined;

/** Starts the server in a process of its own. */
export const activate = async (context: ExtensionContext): Promise<void> => {
  const server = { module: context.asAbsolutePath('dist/server-node.cjs'), transport: TransportKind.ipc };
  await startClient(context, (options) => {
    client = new LanguageClient('plimsoll', 'Plimsoll', server, options);
    return client;
  });
};

/** Stops it. */
export const deactivate = async (): Promise<void> => client?.dispose();
