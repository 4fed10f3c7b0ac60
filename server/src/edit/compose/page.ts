import type { Edit, Span } from '../../text/span.ts';

/** What is needed to write into a file line by line. */
export interface Page {
  /** The file's text; its last line ends as all others do. */
  readonly text: string;
  readonly lineEnd: string;
  readonly comments: readonly { readonly span: Span }[];
}

/** The page of a text, which may lack its last line end. */
export const pageOf = (text: string, comments: Page['comments']): Page => {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  return { text: text.endsWith('\n') ? text : `${text}${lineEnd}`, lineEnd, comments };
};

/** Where the line of a place begins. */
export const startOfLine = ({ text }: Page, at: number): number => (at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1);

/** Where the line begins behind what ends at a place; a block of text ends where that line begins. */
export const lineBehind = ({ text }: Page, end: number): number => {
  if (text[end - 1] === '\n') return end;
  const next = text.indexOf('\n', end);
  return next < 0 ? text.length : next + 1;
};

/** How far a place is from the start of its line; `undefined` where more than blanks stands before it. */
export const columnOf = (page: Page, at: number): number | undefined => {
  const before = page.text.slice(startOfLine(page, at), at);
  return /^ *$/.test(before) ? before.length : undefined;
};

export const indented = (column: number, line: string): string => `${' '.repeat(column)}${line}`;

/** Puts whole lines before the line that begins at a place. */
export const insertLines = ({ lineEnd }: Page, at: number, lines: readonly string[]): Edit => ({
  span: { start: at, end: at },
  text: lines.map((line) => `${line}${lineEnd}`).join(''),
});

/** Takes whole lines away; the comments in them stay, each on a line of its own in a column. */
export const removeLines = (page: Page, { start, end }: Span, column: number): Edit => {
  const lines = { start: startOfLine(page, start), end: lineBehind(page, end) };
  const kept = page.comments.filter(({ span }) => lines.start <= span.start && span.end <= lines.end);
  const text = kept.map(({ span }) => `${indented(column, page.text.slice(span.start, span.end).trimEnd())}${page.lineEnd}`).join('');
  return { span: lines, text };
};

/** Lines for one place come in order of their depth: an item of a list before the next key, which may stand in its column. */
const byPlace = (a: Edit, b: Edit): number => a.span.start - b.span.start || a.span.end - b.span.end || depthOf(b) - depthOf(a);

const depthOf = ({ text }: Edit): number => {
  const [, blanks = '', dash = ''] = /^( *)(-?)/.exec(text) ?? [];
  return 2 * blanks.length + dash.length;
};

/** Makes one edit of those that touch, in the order given, for a text that may lack its last line end. */
export const editsOf = (page: Page, original: string, edits: readonly Edit[]): readonly Edit[] => {
  const joined: Edit[] = [];
  for (const edit of edits.toSorted(byPlace)) {
    const last = joined.at(-1);
    if (!last || last.span.end < edit.span.start) joined.push(edit);
    else
      joined[joined.length - 1] = {
        span: { start: last.span.start, end: Math.max(last.span.end, edit.span.end) },
        text: last.text + edit.text,
      };
  }
  return joined.map((edit) => within(original, page, edit));
};

/** The page has a line end that the text may lack: what is written behind it brings its own in front. */
const within = (original: string, { lineEnd }: Page, { span, text }: Edit): Edit => {
  const { length } = original;
  if (span.end <= length) return { span, text };
  const lines = text.endsWith(lineEnd) ? text.slice(0, -lineEnd.length) : text;
  return { span: { start: Math.min(span.start, length), end: length }, text: span.start > length ? `${lineEnd}${lines}` : lines };
};
