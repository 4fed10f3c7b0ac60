import type { ExecuteCommandParams } from 'vscode-languageserver';
import { ASK, askRegistry } from './ask-registry.ts';
import type { Command, CommandRun } from './command.ts';
import { guarded } from './guarded.ts';
import { HIDE_WORKSPACE, hideWorkspaceFindings, LINT_WORKSPACE, lintWorkspace } from './lint-workspace.ts';
import { forFile, forImage, forWorkspace } from './plan-commands.ts';
import { PIN, UPDATE } from './plan-errands.ts';
import { PIN_IMAGE, UPDATE_IMAGE } from './registry-actions.ts';
import { SHOW_PLACE, showPlace } from './show-place.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  [ASK]: askRegistry,
  [SHOW_PLACE]: showPlace,
  [LINT_WORKSPACE]: lintWorkspace,
  [HIDE_WORKSPACE]: hideWorkspaceFindings,
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
export const offerCommands = (commandRun: CommandRun): void => {
  const { connection, host } = commandRun.session;
  const guard = { name: 'command', neutral: null, log: host.log };
  const run = async ({ command, arguments: given = [] }: ExecuteCommandParams): Promise<null> => {
    await COMMANDS[command]?.(commandRun, given[0]);
    return null;
  };
  connection.onExecuteCommand(guarded<ExecuteCommandParams, null>(guard, run));
};
