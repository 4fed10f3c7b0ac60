import type { DefinitionParams, DocumentLink, DocumentLinkParams, Location } from 'vscode-languageserver';
import { uriOf } from '../text/uris.ts';
import { guarded } from './guarded.ts';
import { linkedDocument, locationsIn } from './linked-places.ts';
import type { Session } from './session.ts';
import { rangeOf } from './texts.ts';

/** Leads from the words of a manifest to the files, the stages and the arguments that they name. */
export const offerFileLinks = (session: Session): void => {
  const { connection, host } = session;
  const { log } = host;
  connection.onDocumentLinks(
    guarded<DocumentLinkParams, DocumentLink[]>({ name: 'document links', neutral: [], log }, (params) => linksFor(session, params)),
  );
  connection.onDefinition(
    guarded<DefinitionParams, Location[]>({ name: 'definition', neutral: [], log }, (params) => definitionAt(session, params)),
  );
};

const linksFor = async (session: Session, { textDocument }: DocumentLinkParams): Promise<DocumentLink[]> => {
  const linked = await linkedDocument(session, textDocument.uri);
  if (!linked) return [];
  const links = await session.linter.links(linked.request);
  const toFiles = links.filter(({ places }) => places.length === 0);
  return toFiles.map(({ at, path }) => ({ range: rangeOf(linked.document, at), target: uriOf(path) }));
};

const definitionAt = async (session: Session, { textDocument, position }: DefinitionParams): Promise<Location[]> => {
  const linked = await linkedDocument(session, textDocument.uri);
  if (!linked) return [];
  const offset = linked.document.offsetAt(position);
  const links = await session.linter.links(linked.request);
  const meant = links.filter(({ at }) => at.start <= offset && offset <= at.end);
  return (await Promise.all(meant.map(({ path, places }) => locationsIn(session, path, places)))).flat();
};
