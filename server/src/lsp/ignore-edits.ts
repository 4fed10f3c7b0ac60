import { isJenkinsfile } from '../facts/file-names.ts';
import type { Outline } from '../linter.ts';
import type { Edit, Span } from '../text/span.ts';

type IgnoreComment = 'ignore' | 'file-ignore';

const BYTE_ORDER_MARK = '\ufeff';

/** Has the comment above the instruction at hand ignore a rule too, or puts one there; `undefined` where no instruction stands. */
export const ignoreHere = (outline: Outline, at: Span, rule: string): Edit | undefined => {
  const node = outline.nodes.findLast(({ span }) => span.start <= at.start && at.start <= span.end);
  if (!node) return undefined;
  const { text } = outline;
  // A node of a manifest may begin behind a dash or a brace.
  const start = contentStart(text, node.span.start);
  const existing = commentsAbove(outline, start)
    .map((span) => firstIdIn(text, span, 'ignore'))
    .find((span) => span !== undefined);
  if (existing) return append(existing, rule);
  const indentation = text.slice(lineStart(text, start), start).replace(BYTE_ORDER_MARK, '');
  return insert(start, `${commentMark(outline)} plimsoll ignore=${rule}${lineEnd(text)}${indentation}`);
};

/**
 * Has the file's comment ignore a rule too, or puts one right below the parser directives, where it ends their phase as any
 * comment does and, having a space in its name, can't be one of them.
 */
export const ignoreInFile = (outline: Outline, rule: string): Edit => {
  const { text, comments } = outline;
  const existing = comments.map(({ span }) => firstIdIn(text, span, 'file-ignore')).find((span) => span !== undefined);
  if (existing) return append(existing, rule);
  const comment = `${commentMark(outline)} plimsoll file-ignore=${rule}`;
  const end = lineEnd(text);
  const header = headerEnd(outline);
  const isClosed = header === 0 || text[header - 1] === '\n' || text[header - 1] === BYTE_ORDER_MARK;
  return insert(header, isClosed ? comment + end : end + comment);
};

/** Where directives end, or a `#!` line, below which BuildKit still looks for them; else where the text begins. */
const headerEnd = ({ text, directives }: Outline): number => {
  const start = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  const last = directives.at(-1)?.span.end ?? (text.startsWith('#!', start) ? start : undefined);
  if (last === undefined) return start;
  const newline = text.indexOf('\n', last);
  return newline < 0 ? text.length : newline + 1;
};

/** What begins a comment: of JSON and Groovy another mark than of all else. */
export const commentMark = ({ kind, path }: Pick<Outline, 'kind' | 'path'>): string =>
  kind === 'devcontainer' || isJenkinsfile(path) ? '//' : '#';

const contentStart = (text: string, offset: number): number => {
  const start = lineStart(text, offset);
  return start + (/^\ufeff?[ \t]*/.exec(text.slice(start, offset))?.[0].length ?? 0);
};

/** The comments on the lines right above, nearest first. */
const commentsAbove = ({ text, comments }: Outline, offset: number): Span[] => {
  const above: Span[] = [];
  let start = lineStart(text, offset);
  for (const { span } of comments.toReversed()) {
    if (span.start >= start) continue;
    if (lineStart(text, start - 1) !== lineStart(text, span.start)) break;
    above.push(span);
    start = lineStart(text, span.start);
  }
  return above;
};

/** The first id that a comment of ours lists: what follows it may already be the reason. */
const firstIdIn = (text: string, comment: Span, kind: IgnoreComment): Span | undefined => {
  const match = /^((?:#|\/\/)\s*plimsoll\s+(file-)?ignore\s*=\s*)([a-z0-9*](?:[\w./*-]*[\w*])?)/i.exec(
    text.slice(comment.start, comment.end),
  );
  const [, lead = '', file, id = ''] = match ?? [];
  if (!match || (file !== undefined) !== (kind === 'file-ignore')) return undefined;
  const start = comment.start + lead.length;
  return { start, end: start + id.length };
};

const append = ({ end }: Span, rule: string): Edit => insert(end, `,${rule}`);

const insert = (at: number, text: string): Edit => ({ span: { start: at, end: at }, text });

const lineStart = (text: string, offset: number): number => (offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1);

const lineEnd = (text: string): string => /\r?\n/.exec(text)?.[0] ?? '\n';
