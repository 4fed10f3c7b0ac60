import type { Edit } from './span.ts';

/** The text of a document, and those of the other files that belong to it, by path. */
export interface Sources {
  readonly text: string;
  readonly others: ReadonlyMap<string, string>;
}

/** The text with the edits made. Edits of other files are left out; those given must not overlap. */
export const applyEdits = (text: string, edits: readonly Edit[]): string => {
  const sorted = edits.filter((edit) => edit.path === undefined).toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const parts: string[] = [];
  let at = 0;
  for (const { span, text: replacement } of sorted) {
    parts.push(text.slice(at, span.start), replacement);
    at = span.end;
  }
  return parts.join('') + text.slice(at);
};

/** All texts with the edits made; `undefined` when an edit names a file that is not among them. */
export const editSources = ({ text, others }: Sources, edits: readonly Edit[]): Sources | undefined => {
  const edited = new Map<string, string>();
  for (const path of new Set(edits.flatMap((edit) => edit.path ?? []))) {
    const before = others.get(path);
    if (before === undefined) return undefined;
    const own = edits.flatMap((edit) => (edit.path === path ? [{ span: edit.span, text: edit.text }] : []));
    edited.set(path, applyEdits(before, own));
  }
  return { text: applyEdits(text, edits), others: edited.size === 0 ? others : new Map([...others, ...edited]) };
};

/** A file that edits change. */
export interface ChangedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** The other files that differ. */
export const changedFiles = (start: Sources, end: Sources): ChangedFile[] =>
  [...end.others].flatMap(([path, after]) => {
    const before = start.others.get(path);
    return before === undefined || before === after ? [] : [{ path, before, after }];
  });
