import type { Step } from '../insight/plan.ts';
import { wrap } from '../text/wrap.ts';
import type { Paint } from './paint.ts';
import type { PlannedFile, PlanReport } from './plan-report.ts';
import { askedSummary, FoldedReasons, planSummary, withheldSummary } from './plan-summary.ts';
import { placeAt, SourceLines } from './source-lines.ts';
import { visible } from './terminal.ts';

export interface PlanTextOptions {
  readonly paint: Paint;
  /** Columns of the terminal. */
  readonly width: number;
  /** `usual`: of all that changes, and of what does not, unless it is as it should be or many share the reason. */
  readonly rows: 'failed' | 'usual' | 'all';
}

interface Row {
  readonly step: Step;
  readonly line: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

type Widths = Readonly<Record<'line' | 'name' | 'from' | 'to', number>>;

/** Beyond these one long name would push all other columns out of sight. */
const MOST: Widths = { line: 6, name: 40, from: 56, to: 64 };

/** Narrower than this a reason is no pleasure to read. */
const LEAST_REASON = 40;

/** A table for each file, and what all came to. */
export const planText = (report: PlanReport, given: PlanTextOptions): string => {
  // Green is what was done, or would be.
  const options = report.result === 'withheld' ? { ...given, paint: { ...given.paint, green: given.paint.dim } } : given;
  const folded = new FoldedReasons(report);
  const isShown = SHOWN[options.rows];
  const tables = report.files.map((file) => tableOf(file, (step) => isShown(step, folded), options)).filter((table) => table !== '');
  const { paint } = options;
  const notes = [...(options.rows === 'all' ? [] : folded.lines(options.rows)), ...withheldSummary(report), ...askedSummary(report)];
  const end = [paint.bold(planSummary(report)), ...notes.map((note) => paint.dim(note)), ''];
  return [...tables, end.join('\n')].join('\n');
};

type IsShown = (step: Step) => boolean;

const SHOWN: Readonly<Record<PlanTextOptions['rows'], (step: Step, folded: FoldedReasons) => boolean>> = {
  all: () => true,
  usual: (step, folded) => step.outcome !== 'current' && !folded.has(step),
  failed: (step, folded) => step.outcome === 'failed' && !folded.has(step),
};

const tableOf = (file: PlannedFile, isShown: IsShown, options: PlanTextOptions): string => {
  const rows = rowsOf(file, isShown);
  if (rows.length === 0) return '';
  const widths: Widths = {
    line: widest(rows, 'line'),
    name: widest(rows, 'name'),
    from: widest(rows, 'from'),
    to: widest(rows, 'to'),
  };
  const lines = rows.flatMap((row) => linesOf(row, widths, options));
  return `${[options.paint.bold(visible(file.path)), ...lines].join('\n')}\n`;
};

const rowsOf = ({ text, steps }: PlannedFile, isShown: IsShown): readonly Row[] => {
  const lines = new SourceLines(text);
  return steps
    .filter(isShown)
    .toSorted((a, b) => a.at.start - b.at.start)
    .map((step) => ({
      step,
      line: String(placeAt(lines, step.at.start).line),
      name: visible(step.name),
      from: shortened(step.from) || 'no tag',
      to: targetOf(step),
      why: visible(step.reason ?? ''),
    }));
};

const WORDS = { changed: '', current: 'current', waiting: 'waiting', skipped: 'skipped', failed: 'failed' } as const;

const targetOf = ({ outcome, to, until }: Step): string => {
  const target = to === undefined ? '' : `\u2192 ${shortened(to)}`;
  const word = outcome === 'waiting' && until !== undefined ? `waiting until ${visible(until)}` : WORDS[outcome];
  return [target, word].filter((part) => part !== '').join(', ');
};

/** As much of a digest as people compare. */
const shortened = (text: string): string => visible(text).replace(/\b(sha\d+:[0-9a-f]{12})[0-9a-f]+/g, '$1');

const widest = (rows: readonly Row[], column: keyof Widths): number =>
  Math.max(...rows.map((row) => row[column].length).filter((width) => width <= MOST[column]), 0);

/** The reason stands behind the rest where there is room for all of it, else below. */
const linesOf = (row: Row, widths: Widths, { paint, width }: PlanTextOptions): string[] => {
  const [line, name, from, to] = [
    row.line.padStart(widths.line + 2),
    row.name.padEnd(widths.name),
    row.from.padEnd(widths.from),
    row.to.padEnd(widths.to),
  ];
  const cells = [paint.dim(line), name, from, colourOf(row.step, paint)(to)].join('  ');
  const used = [line, name, from, to].join('  ').length + 2;
  if (row.why === '') return [cells.trimEnd()];
  if (used + row.why.length <= width) return [`${cells}  ${paint.dim(row.why)}`];
  const margin = ' '.repeat(widths.line + 4);
  const below = wrap(row.why, Math.max(LEAST_REASON, width - margin.length));
  return [cells.trimEnd(), ...below.map((part) => margin + paint.dim(part))];
};

const COLOURS = { changed: 'green', current: 'dim', waiting: 'yellow', skipped: 'yellow', failed: 'red' } as const;

const colourOf = ({ outcome }: Step, paint: Paint): ((text: string) => string) => paint[COLOURS[outcome]];
