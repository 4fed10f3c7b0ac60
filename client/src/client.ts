import { type ExtensionContext, type LogOutputChannel, window, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { InitializationOptions } from '../../server/src/protocol.ts';
import { followAskAlways } from './ask-always.ts';
import { registerCommands } from './commands.ts';
import { aboutActiveFile } from './file-commands.ts';
import { onFirstNeed } from './first-need.ts';
import { LongWork } from './long-work.ts';
import { secretlessTrace } from './secretless-trace.ts';
import { SELECTOR } from './selector.ts';
import { showStatus } from './status-item.ts';
import { followTrust } from './workspace-trust.ts';

/** Makes the client of one platform. */
export type ClientFactory = (options: LanguageClientOptions) => BaseLanguageClient;

/** What a platform's client can do that others can't. */
export type PlatformAbilities = Pick<InitializationOptions, 'makesRequests'>;

/** Where the user sees what the server says of itself. */
interface Shown {
  readonly output: LogOutputChannel;
  readonly work: LongWork;
}

/** Starts the server of one platform, with all that the extension shows of it. */
export const startClient = async (
  { subscriptions }: ExtensionContext,
  create: ClientFactory,
  abilities: PlatformAbilities = {},
): Promise<BaseLanguageClient> => {
  const output = window.createOutputChannel('Plimsoll', { log: true });
  const work = new LongWork();
  const client = create(optionsFor({ output, work }, abilities));
  // A server that can't start has said so in the log and shows in the status item; the commands must stay for another try.
  const start = (): Promise<void> => client.start().catch((error: unknown) => output.error(`The server did not start: ${error}`));
  subscriptions.push(output, followTrust(client), followAskAlways(client), showStatus(client), registerCommands(client, output));
  subscriptions.push(work.follow(client));
  subscriptions.push(await onFirstNeed(client, start));
  return client;
};

const optionsFor = ({ output, work }: Shown, abilities: PlatformAbilities): LanguageClientOptions => ({
  documentSelector: [...SELECTOR],
  outputChannel: output,
  traceOutputChannel: secretlessTrace(output),
  // Hovers hold words of registries, which must run nothing else.
  markdown: { isTrusted: { enabledCommands: ['plimsoll.askRegistry'] } },
  middleware: { executeCommand: aboutActiveFile, handleWorkDoneProgress: (...told) => work.handle(...told) },
  // Asked anew at each start, since trust may have been granted between two.
  initializationOptions: (): InitializationOptions => ({
    isTrusted: workspace.isTrusted,
    machineSettings: true,
    commandLinks: true,
    ...abilities,
  }),
});
