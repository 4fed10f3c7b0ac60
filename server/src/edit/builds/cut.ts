import type { DocumentNode } from '../../facts/model.ts';
import type { ListItem } from '../../shell/model.ts';
import type { Edit, Span } from '../../text/span.ts';
import { commentLines, isInstruction } from './script.ts';

/**
 * Takes items of one list out, with the operators that join them to the rest. Comments between the lines stay; behind the last
 * item they come to stand below the instruction. `undefined` where text alone can't do it.
 */
export const cutItems = (items: readonly ListItem[], node: DocumentNode, text: string): readonly Edit[] | undefined => {
  const cut = new Set(items);
  const all = items[0]?.list.items ?? [];
  const edits: Edit[] = [];
  for (const run of runsOf(all, cut)) {
    const edit = cutRun(run, all, { node, text });
    if (!edit) return undefined;
    edits.push(...edit);
  }
  return edits;
};

/** The stretches of items that are cut, one behind the other. */
const runsOf = (all: readonly ListItem[], cut: ReadonlySet<ListItem>): readonly (readonly ListItem[])[] => {
  const runs: ListItem[][] = [];
  for (const item of all) {
    if (!cut.has(item)) continue;
    const last = runs.at(-1);
    if (last?.at(-1) === all[item.index - 1] && last) last.push(item);
    else runs.push([item]);
  }
  return runs;
};

interface Place {
  readonly node: DocumentNode;
  readonly text: string;
}

const cutRun = (run: readonly ListItem[], all: readonly ListItem[], { node, text }: Place): readonly Edit[] | undefined => {
  const [first, last] = [run[0] as ListItem, run.at(-1) as ListItem];
  const [before, behind] = [all[first.index - 1], all[last.index + 1]];
  if (!before) return behind && cutLeading({ start: first.span.start, end: behind.span.start }, text);
  const span = { start: before.span.end, end: last.span.end };
  if (!isInstruction(node) || node.heredocs.length > 0)
    return run.map((item) => ({
      span: spanWithLine({ start: (all[item.index - 1] as ListItem).span.end, end: item.span.end }, text),
      text: '',
    }));
  return behind ? cutBetween(span, behind.span.start, text) : cutTrailing(span, node.span, text);
};

/** The operator in front of what follows stays where it is, and comments come behind it, on lines of their own. */
const cutBetween = (span: Span, next: number, text: string): readonly Edit[] | undefined => {
  const comments = text.slice(span.start, span.end).match(/^[ \t]*#[^\n]*\n/gm) ?? [];
  if (comments.length === 0) return [{ span, text: '' }];
  const lineEnd = text.indexOf('\n', span.end);
  if (lineEnd < 0 || lineEnd >= next) return undefined;
  return [
    { span, text: '' },
    { span: { start: lineEnd + 1, end: lineEnd + 1 }, text: comments.join('') },
  ];
};

/** A comment in front of the first command of a RUN would swallow it. */
const cutLeading = (span: Span, text: string): readonly Edit[] | undefined =>
  commentLines(span, text) === '' ? [{ span, text: '' }] : undefined;

const cutTrailing = (span: Span, node: Span, text: string): readonly Edit[] | undefined => {
  const comments = commentLines(span, text);
  if (comments === '') return [{ span, text: '' }];
  if (text.slice(span.end, node.end).trim() !== '') return undefined;
  return [{ span: { start: span.start, end: node.end }, text: `\n${comments.replace(/\r?\n$/, '')}` }];
};

/** Comment lines between two items belong to what follows and may speak of more than it, so the cut begins behind them. */
const spanAfterComments = (span: Span, text: string): Span => {
  const comment = [...text.slice(span.start, span.end).matchAll(/^[ \t]*#[^\n]*\n/gm)].at(-1);
  return comment ? { start: span.start + comment.index + comment[0].length, end: span.end } : span;
};

/** In a script of lines the line's end goes, too, and that of the comment stays its own. */
const spanWithLine = (span: Span, text: string): Span => {
  const { start, end } = spanAfterComments(span, text);
  const lineEnd = start === span.start ? '' : (/\r?\n$/.exec(text.slice(span.start, start))?.[0] ?? '');
  return { start: start - lineEnd.length, end };
};

/** Takes an instruction out with its lines; comments inside it stay, and of two empty lines around it one goes. */
export const cutInstruction = ({ span }: DocumentNode, text: string): Edit => {
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const newline = text.indexOf('\n', span.end);
  const end = newline < 0 ? text.length : newline + 1;
  const comments = commentLines(span, text);
  const isApart = comments === '' && /(?:^|\n)[ \t]*\r?\n$/.test(text.slice(0, start));
  const blank = isApart ? (/^[ \t]*\r?\n/.exec(text.slice(end))?.[0].length ?? 0) : 0;
  return { span: { start, end: end + blank }, text: comments };
};
