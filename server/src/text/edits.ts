import type { Edit } from './span.ts';

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
