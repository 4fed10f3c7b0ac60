import { diffArrays } from 'diff';
import { type TextDocumentEdit, TextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit, Span } from '../text/span.ts';
import type { Session } from './session.ts';
import { rangeOf, type Texts } from './texts.ts';

interface FileEdits {
  readonly document: TextDocument;
  readonly edits: readonly Edit[];
}

/**
 * Edits of a document, and of others where they name a path, as the client takes them; `undefined` when one of the files
 * can't be read, since edits that belong together are all made or none.
 */
export const workspaceEditOf = async (
  { texts, client }: Session,
  document: TextDocument,
  edits: readonly Edit[],
): Promise<WorkspaceEdit | undefined> => {
  const files: FileEdits[] = [];
  for (const [path, group] of groupByPath(edits)) {
    const target = path === undefined ? document : await texts.read(path);
    if (!target) return undefined;
    files.push({ document: target, edits: group });
  }
  return client.edits === 'versioned' ? versioned(files, texts) : plain(files);
};

const groupByPath = (edits: readonly Edit[]): Map<string | undefined, Edit[]> => {
  const groups = new Map<string | undefined, Edit[]>();
  for (const edit of edits) groups.set(edit.path, [...(groups.get(edit.path) ?? []), edit]);
  return groups;
};

/** With versions, so that the client refuses edits of a text that has changed since. */
const versioned = (files: readonly FileEdits[], texts: Texts): WorkspaceEdit => ({
  documentChanges: files.map((file): TextDocumentEdit => {
    const { uri, version } = file.document;
    return { textDocument: { uri, version: texts.versionOf(uri) === null ? null : version }, edits: textEdits(file) };
  }),
});

const plain = (files: readonly FileEdits[]): WorkspaceEdit => ({
  changes: Object.fromEntries(files.map((file) => [file.document.uri, textEdits(file)])),
});

const textEdits = ({ document, edits }: FileEdits): TextEdit[] =>
  edits.map(({ span, text }) => TextEdit.replace(rangeOf(document, span), text));

/** Lines taken out and put in: the time to find fewest grows with their square. With more, all between the first and the last is one edit. */
const MOST_CHANGED = 1000;

/** The edits that turn one text into another, line by line, and within a line only what differs: carets and folds survive. */
export const editsBetween = (before: string, after: string): Edit[] => {
  const edits: Edit[] = [];
  let at = 0;
  let change = { removed: '', added: '' };
  const changes = diffArrays(linesOf(before), linesOf(after), { maxEditLength: MOST_CHANGED });
  if (!changes) return editOf(0, { removed: before, added: after });
  for (const { value, added, removed } of changes) {
    const text = value.join('');
    if (added) change = { ...change, added: text };
    else if (removed) change = { ...change, removed: text };
    else {
      edits.push(...editOf(at, change));
      at += change.removed.length + text.length;
      change = { removed: '', added: '' };
    }
  }
  return [...edits, ...editOf(at, change)];
};

const linesOf = (text: string): string[] => text.split(/(?<=\n)/);

const editOf = (at: number, { removed, added }: { readonly removed: string; readonly added: string }): Edit[] => {
  if (removed === added) return [];
  const shorter = Math.min(removed.length, added.length);
  let start = 0;
  while (start < shorter && removed[start] === added[start]) start++;
  let end = 0;
  while (end < shorter - start && removed.at(-1 - end) === added.at(-1 - end)) end++;
  const span: Span = { start: at + start, end: at + removed.length - end };
  return [{ span, text: added.slice(start, added.length - end) }];
};
