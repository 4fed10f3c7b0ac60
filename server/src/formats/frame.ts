import type { Span } from '../text/span.ts';
import type { SourceLines } from './source-lines.ts';
import { type Cell, cellsOf } from './terminal.ts';

export interface FrameLine {
  /** The line's number, or nothing below a line. */
  readonly number: string;
  readonly text: string;
  readonly kind: 'source' | 'underline' | 'more';
}

const MOST_LINES = 3;
/** Raw characters looked at on each side: a line of megabytes must not be measured for each of its findings. */
const REACH = 400;
/** Columns kept before the finding when a line is cut. */
const LEAD = 24;
const CUT = '\u2026';

/** The lines of a finding with a line of `~` below each. */
export const frameOf = (lines: SourceLines, span: Span, width: number): FrameLine[] => {
  const first = lines.positionAt(span.start).line;
  const last = Math.max(first, lines.positionAt(Math.max(span.start, span.end - 1)).line);
  const framed: FrameLine[] = [];
  for (let line = first; line <= Math.min(last, first + MOST_LINES - 1); line++) framed.push(...framedLine(lines, line, { span, width }));
  if (last - first >= MOST_LINES) framed.push({ number: '', text: CUT, kind: 'more' });
  return framed;
};

const framedLine = (lines: SourceLines, line: number, { span, width }: { readonly span: Span; readonly width: number }): FrameLine[] => {
  const whole = lines.spanOf(line);
  const indent = lines.slice({ start: whole.start, end: Math.min(whole.end, whole.start + REACH) }).search(/\S|$/);
  const marked = { start: Math.max(span.start, whole.start + (span.start < whole.start ? indent : 0)), end: Math.min(span.end, whole.end) };
  const near = { start: Math.max(whole.start, marked.start - REACH), end: Math.min(whole.end, marked.start + REACH) };
  const part = partShown(lines.slice(near), { start: marked.start - near.start, end: marked.end - near.start }, width);
  const cutBefore = near.start > whole.start || part.isCutBefore;
  const cutAfter = near.end < whole.end || part.isCutAfter;
  const text = `${cutBefore ? CUT : ''}${part.text}${cutAfter ? CUT : ''}`;
  return [
    { number: String(line + 1), text, kind: 'source' },
    { number: '', text: (cutBefore ? ' ' : '') + part.marks, kind: 'underline' },
  ];
};

/** The part of a line that fits the width, and the marks below it. */
interface Part {
  readonly text: string;
  readonly marks: string;
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
}

/** In printable ASCII each character is one column; a line with anything else is measured character by character. */
const partShown = (line: string, marked: Span, width: number): Part =>
  ONE_COLUMN_EACH.test(line) ? partOfAscii(line, marked, width) : partOfCells(cellsOf(line), marked, width);

const ONE_COLUMN_EACH = /^[\x20-\x7e]*$/;

const partOfAscii = (line: string, marked: Span, width: number): Part => {
  const fits = line.length <= width;
  const start = fits ? 0 : Math.max(0, Math.min(marked.start, line.length) - LEAD);
  const end = fits ? line.length : Math.min(start + width, line.length);
  const inside = (at: number): number => Math.min(Math.max(at, start), end);
  return {
    text: line.slice(start, end),
    marks: marksFor(inside(marked.start) - start, inside(marked.end) - inside(marked.start)),
    isCutBefore: start > 0,
    isCutAfter: end < line.length,
  };
};

const partOfCells = (cells: readonly Cell[], marked: Span, width: number): Part => {
  const shown = fit(cells, marked.start, width);
  const before = widthOf(shown.filter((cell) => cell.at < marked.start));
  return {
    text: shown.map((cell) => cell.text).join(''),
    marks: marksFor(before, widthOf(shown.filter((cell) => cell.at >= marked.start && cell.at < marked.end))),
    isCutBefore: shown[0] !== cells[0],
    isCutAfter: shown.at(-1) !== cells.at(-1),
  };
};

const marksFor = (before: number, width: number): string => ' '.repeat(before) + '~'.repeat(Math.max(1, width));

/** The cells that fit, the marked ones among them. */
const fit = (cells: readonly Cell[], from: number, width: number): readonly Cell[] => {
  if (widthOf(cells) <= width) return cells;
  let start = cells.findIndex((cell) => cell.at >= from);
  if (start < 0) start = cells.length;
  for (let lead = 0; start > 0 && lead < LEAD; start--) lead += cells[start - 1]?.width ?? 0;
  let end = start;
  for (let used = 0; end < cells.length && used < width; end++) used += cells[end]?.width ?? 0;
  return cells.slice(start, end);
};

const widthOf = (cells: readonly Cell[]): number => cells.reduce((sum, cell) => sum + cell.width, 0);
