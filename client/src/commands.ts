import { commands, Disposable, type LogOutputChannel } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** The commands of the palette. */
export const registerCommands = (client: BaseLanguageClient, output: LogOutputChannel): Disposable =>
  Disposable.from(
    commands.registerCommand('plimsoll.restartServer', () => restart(client)),
    commands.registerCommand('plimsoll.showOutput', () => output.show()),
  );

const restart = async (client: BaseLanguageClient): Promise<void> => {
  if (client.needsStop()) await client.stop();
  await client.start();
};
