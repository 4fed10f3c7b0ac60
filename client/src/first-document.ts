import { type Disposable, workspace } from 'vscode';
import { isWorthServing } from './selector.ts';

const NOTHING_TO_UNDO: Disposable = { dispose: () => {} };

/** Calls back once, as soon as a document is open that the server is for: other YAML and JSON costs no process. */
export const onFirstDocument = async (start: () => Promise<void>): Promise<Disposable> => {
  if (workspace.textDocuments.some(isWorthServing)) {
    await start();
    return NOTHING_TO_UNDO;
  }
  const opened = workspace.onDidOpenTextDocument(async (document) => {
    if (!isWorthServing(document)) return;
    opened.dispose();
    await start();
  });
  return opened;
};
