import {
  type DiagnosticServerCancellationData,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import { diagnosticsOf } from './diagnostics.ts';
import { guarded, guardedEvent } from './guarded.ts';
import type { Session } from './session.ts';

type Answer = DocumentDiagnosticReport | ResponseError<DiagnosticServerCancellationData>;

/** Answers the client's pulls; gives back what makes it pull again. */
export const answerPulls = (session: Session): (() => void) => {
  const { connection, host } = session;
  const neutral: Answer = { kind: 'full', items: [] };
  connection.languages.diagnostics.on(guarded({ name: 'pull diagnostics', neutral, log: host.log }, (params) => answer(session, params)));
  const refresh = guardedEvent<void>({ name: 'refresh diagnostics', log: host.log }, () => connection.languages.diagnostics.refresh());
  return () => void refresh();
};

const answer = async ({ lints, texts }: Session, { textDocument }: DocumentDiagnosticParams): Promise<Answer> => {
  const lint = await lints.of(textDocument.uri);
  const items = await diagnosticsOf(lint, texts);
  // The document has moved on while it was linted; what was found stands in other places by now.
  if (lint && !lints.isCurrent(lint)) return new ResponseError(LSPErrorCodes.ServerCancelled, 'superseded', { retriggerRequest: true });
  return { kind: 'full', items };
};
