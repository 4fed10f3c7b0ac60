import { type CodeLens, type CodeLensParams, CodeLensRefreshRequest } from 'vscode-languageserver';
import { grouped } from '../facts/grouped.ts';
import type { Mention } from '../linter.ts';
import { nameOf } from '../text/paths.ts';
import { guarded, guardedEvent } from './guarded.ts';
import { linkedDocument, locationsIn } from './linked-places.ts';
import type { Session } from './session.ts';
import { SHOW_PLACE } from './show-place.ts';

/** Says above a Dockerfile who builds it, where that is known; gives back what has the client ask again. */
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
  if (!linked) return [];
  const builds = (await session.linter.mentions(linked.request)).filter(({ kind }) => kind === 'build');
  const byFile = grouped(builds, ({ path }) => path);
  return Promise.all([...byFile].map(([path, built]) => lensOf(session, path, built)));
};

/** One for each file, however many of its services build the same: it stands on the first line and leads to the first of them. */
const lensOf = async (session: Session, path: string, built: readonly Mention[]): Promise<CodeLens> => {
  const [place] = await locationsIn(
    session,
    path,
    built.slice(0, 1).map(({ at }) => at),
  );
  const top = { line: 0, character: 0 };
  const title = `Built by ${inWords(built.map(({ name }) => name))} in ${nameOf(path)}`;
  return { range: { start: top, end: top }, command: { title, command: SHOW_PLACE, arguments: [place] } };
};

const MOST_NAMES = 3;

const inWords = (names: readonly string[]): string => {
  const shown = names.slice(0, names.length > MOST_NAMES + 1 ? MOST_NAMES : MOST_NAMES + 1);
  const last = names.length > shown.length ? `${names.length - shown.length} more` : shown.pop();
  return shown.length === 0 ? `${last}` : `${shown.join(', ')} and ${last}`;
};
