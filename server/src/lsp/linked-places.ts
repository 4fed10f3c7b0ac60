import type { Location } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../text/span.ts';
import { uriOf } from '../text/uris.ts';
import { isLinted } from './lints.ts';
import type { Session } from './session.ts';
import { rangeOf } from './texts.ts';

const TOP = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Places of a file as the client takes them; its top where there are none. */
export const locationsIn = async ({ texts }: Session, path: string, places: readonly Span[]): Promise<Location[]> => {
  const target = places.length === 0 ? undefined : await texts.read(path);
  if (!target) return [{ uri: uriOf(path), range: TOP }];
  return places.map((span) => ({ uri: target.uri, range: rangeOf(target, span) }));
};

/** An open document of ours that is not turned off, with what its links are read with. */
export const linkedDocument = async ({ documents, lints }: Session, uri: string) => {
  const document: TextDocument | undefined = documents.get(uri);
  const request = document && isLinted(document) ? await lints.requestFor(document) : undefined;
  return document && request && { document, request };
};
