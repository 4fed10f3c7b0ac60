import { type ExtensionContext, Uri } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { startClient } from './client.ts';
import { serveFiles } from './served-files.ts';

let client: LanguageClient | undefined;

/** Starts the server in a worker. */
export const activate = async (context: ExtensionContext): Promise<void> => {
  const server = Uri.joinPath(context.extensionUri, 'dist', 'server-browser.js').toString(true);
  await startClient(context, (options) => {
    // A worker for each start: a restarted client has ended the one before.
    client = new LanguageClient('plimsoll', 'Plimsoll', async () => connect(new Worker(server)), options);
    context.subscriptions.push(serveFiles(client, context.extensionUri));
    return client;
  });
};

/** VS Code's worker host replaces `Worker`, so the client would not know one when given it; it knows these. */
const connect = (worker: Worker) => ({ reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) });

/** Stops it. */
export const deactivate = async (): Promise<void> => client?.dispose();
