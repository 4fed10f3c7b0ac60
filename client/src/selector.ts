import { type DocumentSelector, languages, type TextDocument } from 'vscode';
import { looksLikeOurs, NAMED_FILES, TOLD_BY_TEXT } from './patterns.ts';

const patterns = (all: readonly string[]): { readonly pattern: string }[] => all.map((pattern) => ({ pattern }));

/** What the extension knows by its language or its name: of any scheme, so that untitled and virtual documents are served too. */
export const NAMED = [{ language: 'dockerfile' }, ...patterns(NAMED_FILES)] satisfies DocumentSelector;

/** What the extension looks at. */
export const SELECTOR = [...NAMED, ...patterns(TOLD_BY_TEXT)] satisfies DocumentSelector;

/** Whether a document is worth starting the server for. */
export const isWorthServing = (document: TextDocument): boolean =>
  languages.match(NAMED, document) > 0 || (languages.match(patterns(TOLD_BY_TEXT), document) > 0 && looksLikeOurs(document.getText()));
