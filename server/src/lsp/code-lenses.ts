import { type CodeLens, type CodeLensParams, CodeLensRefreshRequest } from 'vscode-languageserver';
import { type Builders, buildersIn } from './builders.ts';
import { guarded, guardedEvent } from './guarded.ts';
import { linkedDocument, locationsIn } from './linked-places.ts';
import type { Session } from './session.ts';
import { SHOW_PLACE } from './show-place.ts';

/** Says above a Dockerfile who builds it and above a Compose file who uses it, where that is known; gives back what has the client ask again. */
export const offerCodeLenses = (session: Session): (() => void) => {
  const { connection, host, client } = session;
  const { log } = host;
  connection.onCodeLens(
    guarded<CodeLensParams, CodeLens[]>({ name: 'code lenses', neutral: [], log }, (params) => lensesFor(session, params)),
  );
  const refresh = guardedEvent<void>({ name: 'refresh code lenses', log }, () => connection.sendRequest(CodeLensRefreshRequest.type));
  return () => void (client.refreshesCodeLenses && client.showsDocuments && refresh());
};

const lensesFor = async (session: Session, { textDocument: { uri } }: CodeLensParams): Promise<CodeLens[]> => {
  const linked = (await session.settings.of(uri)).codeLens === 'shown' ? await linkedDocument(session, uri) : undefined;
  const mentions = linked ? await session.linter.mentions(linked.request) : [];
  return Promise.all(buildersIn(mentions).map((builders) => lensOf(session, builders)));
};

/** One for each file, however many of its services build the same: it stands on the first line and leads to the first of them. */
const lensOf = async (session: Session, { path, at, words: title }: Builders): Promise<CodeLens> => {
  const [place] = await locationsIn(session, path, [at]);
  const top = { line: 0, character: 0 };
  return { range: { start: top, end: top }, command: { title, command: SHOW_PLACE, arguments: [place] } };
};
