import type { Connection, InitializeParams, InitializeResult } from 'vscode-languageserver';
import type { Linter } from '../linter.ts';
import { askBehind } from './behind.ts';
import { capabilitiesFor } from './capabilities.ts';
import { followChanges } from './changes.ts';
import { ClosedFiles } from './closed-files.ts';
import { offerCodeActions } from './code-actions.ts';
import { offerCodeLenses } from './code-lenses.ts';
import { offerCommands } from './commands.ts';
import { offerCompletion } from './completion.ts';
import { offerCompletionDetails } from './completion-details.ts';
import { offerFileLinks } from './file-links.ts';
import { offerHover } from './hover.ts';
import { offerInlayHints } from './inlay-hints.ts';
import { offerMentions } from './mentions.ts';
import { answerPulls } from './pulled-diagnostics.ts';
import { pushDiagnostics } from './pushed-diagnostics.ts';
import type { ServerHost } from './server-host.ts';
import { createSession, type Session } from './session.ts';
import { offerStatus } from './status.ts';
import { warmUp } from './warm-up.ts';

/** Serves one client over a connection that does not listen yet. */
export const startServer = (connection: Connection, host: ServerHost, linter: Linter): void => {
  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const session = createSession({ connection, host, linter }, params);
    offerFeatures(session);
    return { serverInfo: { name: 'plimsoll' }, capabilities: capabilitiesFor(session.client) };
  });
  connection.listen();
};

const offerFeatures = (session: Session): void => {
  const { connection, documents, settings, lints } = session;
  documents.listen(connection);
  documents.onDidClose(({ document: { uri } }) => {
    settings.forget(uri);
    lints.forget(uri);
  });
  const refresh = session.client.diagnostics === 'pulled' ? answerPulls(session) : pushDiagnostics(session);
  const refreshHints = offerInlayHints(session);
  const refreshLenses = offerCodeLenses(session);
  const refreshAll = (): void => {
    refresh();
    refreshHints();
    refreshLenses();
  };
  const askAll = askBehind(session, refreshAll);
  const closed = new ClosedFiles(session);
  followChanges(session, {
    closed,
    refresh() {
      refreshAll();
      askAll();
    },
  });
  offerCodeActions(session);
  offerCommands({ session, closed, refresh: refreshAll });
  offerCompletion(session);
  offerCompletionDetails(session);
  offerFileLinks(session);
  offerHover(session);
  offerMentions(session);
  offerStatus(session);
  warmUp(session);
};
