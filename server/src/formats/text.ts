import type { FileReport, Finding, Report } from '../engine/model.ts';
import type { Related, Severity } from '../rule.ts';
import { fixOption, summaryOf } from './counts.ts';
import type { Format, FormatOptions } from './format.ts';
import { type FrameLine, frameOf } from './frame.ts';
import { type Paint, PLAIN } from './paint.ts';
import { type LinesByPath, linesByPath, placeAt, SourceLines } from './source-lines.ts';
import { visible } from './terminal.ts';

interface Page {
  readonly paint: Paint;
  readonly width: number;
  readonly path: string;
  readonly lines: SourceLines;
  readonly others: LinesByPath;
}

/** For people: each finding with its source lines, and a line that sums up. */
export const formatText: Format = (report, options) => paintedText(report, { ...options, paint: PLAIN });

/** As `formatText`, with colours, say. */
export const paintedText = (report: Report, options: FormatOptions & { readonly paint: Paint }): string => {
  const { paint } = options;
  const others = linesByPath(report.files);
  const parts = report.files.flatMap((file) => {
    const findings = file.findings.filter((finding) => !finding.suppressed || options.suppressed === 'shown');
    const lines = others.get(file.path) ?? new SourceLines(file.text);
    return inOrder(findings).map((finding) => findingText(finding, { paint, width: options.width, path: file.path, lines, others }));
  });
  return [...parts, `${paint.bold(summaryOf(report, options.skipped))}\n`].join('\n');
};

const inOrder = (findings: FileReport['findings']): readonly Finding[] =>
  findings.toSorted((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);

const findingText = (finding: Finding, page: Page): string => {
  const { paint, lines } = page;
  const { line, column } = placeAt(lines, finding.at.start);
  const where = paint.bold(`${visible(page.path)}:${line}:${column}:`);
  const head = `${where} ${severityText(finding.severity, paint)}: ${visible(finding.message)} ${paint.dim(`[${finding.rule}]`)}`;
  const gutter = ' '.repeat(String(line + 2).length + 1);
  const frame = frameOf(lines, finding.at, Math.max(20, page.width - gutter.length - 4)).map((one) => frameText(one, gutter, paint));
  const notes = notesOf(finding, page).map((note) => `${gutter} ${paint.dim('=')} ${note}`);
  return `${[head, ...frame, ...notes].join('\n')}\n`;
};

const SEVERITY: Readonly<Record<Severity, 'red' | 'yellow' | 'cyan'>> = { error: 'red', warning: 'yellow', info: 'cyan' };

const severityText = (severity: Severity, paint: Paint): string => paint[SEVERITY[severity]](severity);

const frameText = ({ number, text, kind }: FrameLine, gutter: string, paint: Paint): string => {
  const margin = paint.dim(`${number.padStart(gutter.length)} |`);
  return `${margin} ${kind === 'underline' ? paint.green(text) : text}`.trimEnd();
};

const notesOf = (finding: Finding, page: Page): string[] => {
  const fix = finding.suppressed ? [] : fixNotes(finding);
  const related = finding.related.map((one) => `see ${relatedText(one, page)}`);
  return [...suppressionNote(finding), ...fix, ...related];
};

/** Those that a command makes; what a person has to fill in is offered in an editor. */
const fixNotes = (finding: Finding): string[] => {
  const [preferred, ...others] = finding.fixes.filter(({ isToFillIn }) => !isToFillIn);
  const alternatives = others.length === 0 ? '' : ` (or: ${others.map(({ title }) => visible(title)).join('; ')})`;
  return preferred ? [`fixable with ${fixOption(finding)}: ${visible(preferred.title)}${alternatives}`] : [];
};

const suppressionNote = ({ suppressed }: Finding): string[] => {
  if (!suppressed) return [];
  return [`suppressed by ${visible(suppressed.by)}${suppressed.reason ? `: ${visible(suppressed.reason)}` : ''}`];
};

const relatedText = ({ path, span, message }: Related, page: Page): string => {
  const lines = path === undefined ? page.lines : page.others.get(path);
  const place = lines && placeAt(lines, span.start);
  const where = `${visible(path ?? page.path)}${place ? `:${place.line}:${place.column}` : ''}`;
  return `${where}: ${visible(message)}`;
};
