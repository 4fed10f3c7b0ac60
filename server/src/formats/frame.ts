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
  const cells = cellsOf(lines.slice(near));
  const shown = fit(cells, marked.start - near.start, width);
  const cutBefore = near.start > whole.start || shown[0] !== cells[0];
  const cutAfter = near.end < whole.end || shown.at(-1) !== cells.at(-1);
  const text = `${cutBefore ? CUT : ''}${shown.map((cell) => cell.text).join('')}${cutAfter ? CUT : ''}`;
  const marks = underline(shown, { start: marked.start - near.start, end: marked.end - near.start });
  const source: FrameLine = { number: String(line + 1), text, kind: 'source' };
  return marks === '' ? [source] : [source, { number: '', text: (cutBefore ? ' ' : '') + marks, kind: 'underline' }];
};

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

const underline = (cells: readonly Cell[], { start, end }: Span): string => {
  const before = widthOf(cells.filter((cell) => cell.at < start));
  const marked = widthOf(cells.filter((cell) => cell.at >= start && cell.at < end));
  return ' '.repeat(before) + '~'.repeat(Math.max(1, marked));
};

const widthOf = (cells: readonly Cell[]): number => cells.reduce((sum, cell) => sum + cell.width, 0);
