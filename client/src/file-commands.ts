import { window } from 'vscode';
import type { ExecuteCommandMiddleware } from 'vscode-languageclient';

const OF_FILE: ReadonlySet<string> = new Set(['plimsoll.pinFile', 'plimsoll.updateFile']);

/** The palette runs the server's commands without a word of what is on the screen. */
export const aboutActiveFile: NonNullable<ExecuteCommandMiddleware['executeCommand']> = (command, given, next) => {
  const uri = window.activeTextEditor?.document.uri.toString();
  return next(command, given.length === 0 && OF_FILE.has(command) && uri !== undefined ? [{ uri }] : given);
};
