import type { ExecuteCommandParams } from 'vscode-languageserver';
import { ASK, askRegistry } from './ask-registry.ts';
import type { Command } from './command.ts';
import { guarded } from './guarded.ts';
import { forFile, forImage, forWorkspace } from './plan-commands.ts';
import { PIN, UPDATE } from './plan-errands.ts';
import { PIN_IMAGE, UPDATE_IMAGE } from './registry-actions.ts';
import type { Session } from './session.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  [ASK]: askRegistry,
  [PIN_IMAGE]: forImage(PIN),
  [UPDATE_IMAGE]: forImage(UPDATE),
  'plimsoll.pinFile': forFile(PIN),
  'plimsoll.updateFile': forFile(UPDATE),
  'plimsoll.pinWorkspace': forWorkspace(PIN),
  'plimsoll.updateWorkspace': forWorkspace(UPDATE),
};

/** What the server says that it can run. */
export const COMMAND_NAMES: readonly string[] = Object.keys(COMMANDS);

/** Runs what the user chose. */
export const offerCommands = (session: Session, refresh: () => void): void => {
  const guard = { name: 'command', neutral: null, log: session.host.log };
  const run = async ({ command, arguments: given = [] }: ExecuteCommandParams): Promise<null> => {
    await COMMANDS[command]?.({ session, refresh }, given[0]);
    return null;
  };
  session.connection.onExecuteCommand(guarded<ExecuteCommandParams, null>(guard, run));
};
