import { commands, Disposable, workspace } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { isWorthServing } from './selector.ts';

/** Those that need no document: whoever runs one has the server started for it. */
const OF_WORKSPACE = ['plimsoll.lintWorkspace', 'plimsoll.pinWorkspace', 'plimsoll.updateWorkspace'];

const NOTHING_TO_UNDO: Disposable = { dispose: () => {} };

/**
 * Starts the server once, as soon as a document is open that it is for, or the user asks something about the workspace: other YAML and
 * JSON costs no process.
 */
export const onFirstNeed = async (client: BaseLanguageClient, start: () => Promise<void>): Promise<Disposable> => {
  if (workspace.textDocuments.some(isWorthServing)) {
    await start();
    return NOTHING_TO_UNDO;
  }
  const waiting = Disposable.from(
    workspace.onDidOpenTextDocument((document) => (isWorthServing(document) ? start() : undefined)),
    ...OF_WORKSPACE.map((name) => commands.registerCommand(name, () => runOnceStarted(name, start))),
  );
  // Whoever starts it, the client then registers the commands itself, and can't where they are taken.
  const started = client.onDidChangeState(({ newState }) => {
    if (newState === State.Starting) waiting.dispose();
  });
  return Disposable.from(waiting, started);
};

const runOnceStarted = async (name: string, start: () => Promise<void>): Promise<void> => {
  await start();
  await commands.executeCommand(name);
};
