import type { Location, ReferenceParams } from 'vscode-languageserver';
import { guarded } from './guarded.ts';
import { linkedDocument, locationsIn } from './linked-places.ts';
import type { Session } from './session.ts';
import { rangeOf } from './texts.ts';

/** Tells where manifests name a stage or an argument of a Dockerfile. What the Dockerfile itself makes of them is for others to tell. */
export const offerMentions = (session: Session): void => {
  const guard = { name: 'references', neutral: [], log: session.host.log };
  session.connection.onReferences(guarded<ReferenceParams, Location[]>(guard, (params) => referencesAt(session, params)));
};

const referencesAt = async (session: Session, { textDocument, position, context }: ReferenceParams): Promise<Location[]> => {
  const linked = await linkedDocument(session, textDocument.uri);
  if (!linked) return [];
  const { document, request } = linked;
  const offset = document.offsetAt(position);
  const mentions = await session.linter.mentions(request);
  const found = mentions.filter(({ places }) => places.some(({ start, end }) => start <= offset && offset <= end));
  const locations = (await Promise.all(found.map(({ path, at }) => locationsIn(session, path, [at])))).flat();
  const [first] = found;
  const declared = first && context.includeDeclaration ? first.places : [];
  return [...declared.map((span) => ({ uri: document.uri, range: rangeOf(document, span) })), ...locations];
};
