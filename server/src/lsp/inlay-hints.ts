import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import type { Sighting } from '../insight/dossier.ts';
import { ageInShort, inWords } from '../insight/wording.ts';
import { guarded, guardedEvent } from './guarded.ts';
import type { Lint } from './lints.ts';
import type { Session } from './session.ts';

/** Shows the age of images behind their names, where it is known; gives back what has the client ask again. */
export const offerInlayHints = (session: Session): (() => void) => {
  const { connection, host, client } = session;
  const { log } = host;
  const answer = guarded<InlayHintParams, InlayHint[]>({ name: 'inlay hints', neutral: [], log }, (params) => hintsFor(session, params));
  connection.languages.inlayHint.on(answer);
  const refresh = guardedEvent<void>({ name: 'refresh inlay hints', log }, () => connection.languages.inlayHint.refresh());
  return () => void (client.refreshesInlayHints && refresh());
};

const hintsFor = async ({ lints, linter, settings }: Session, { textDocument, range }: InlayHintParams): Promise<InlayHint[]> => {
  const { uri } = textDocument;
  const [lint, { inlayHints }] = await Promise.all([lints.of(uri), settings.of(uri)]);
  if (!lint || inlayHints === 'hidden') return [];
  const [from, to] = [lint.document.offsetAt(range.start), lint.document.offsetAt(range.end)];
  const shown = (await linter.sightings(lint.request)).filter(({ at }) => at.end >= from && at.start <= to);
  return shown.flatMap((sighting) => hintOf(sighting, lint) ?? []);
};

const hintOf = ({ at, dossier }: Sighting, { document }: Lint): InlayHint | undefined =>
  dossier?.age && {
    position: document.positionAt(at.end),
    label: ageInShort(dossier.age),
    paddingLeft: true,
    tooltip: inWords(dossier).join('\n'),
  };
