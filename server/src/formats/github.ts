import type { FileReport, Finding, RunError } from '../engine/model.ts';
import type { Severity } from '../rule.ts';
import { summaryOf } from './counts.ts';
import type { Format } from './format.ts';
import { type Place, placeAt, SourceLines } from './source-lines.ts';
import { visible } from './terminal.ts';

const COMMAND: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** Workflow commands that GitHub Actions turns into annotations of the changed files. */
export const formatGithub: Format = (report, options) => {
  const lines = [...report.files.flatMap(fileLines), ...report.errors.map(errorLine), visible(summaryOf(report, options.skipped))];
  return `${lines.join('\n')}\n`;
};

const fileLines = ({ path, text, findings }: FileReport): string[] => {
  const lines = new SourceLines(text);
  return findings.filter(({ suppressed }) => !suppressed).map((finding) => findingLine(finding, path, lines));
};

const findingLine = (finding: Finding, path: string, lines: SourceLines): string => {
  const start = placeAt(lines, finding.at.start);
  const end = placeAt(lines, finding.at.end);
  const properties = { file: path, ...placeProperties(start, end), title: `Plimsoll: ${finding.rule}` };
  return command(COMMAND[finding.severity], properties, `${finding.message}${finding.url === '' ? '' : ` (${finding.url})`}`);
};

/** Columns are only heeded within one line; GitHub refuses an annotation with an end column on another line. */
const placeProperties = (start: Place, end: Place): Readonly<Record<string, number>> => {
  if (start.line !== end.line) return { line: start.line, endLine: end.line };
  return { line: start.line, endLine: end.line, col: start.column, endColumn: Math.max(start.column, end.column) };
};

const errorLine = ({ path, message }: RunError): string => command('error', { file: path, title: 'Plimsoll' }, message);

const command = (name: string, properties: Readonly<Record<string, string | number>>, message: string): string => {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${list.join(',')}::${escapeData(message)}`;
};

const escapeData = (text: string): string =>
  text
    .split(/(\r|\n)/)
    .map((part) => LINE_ENDS[part] ?? visible(part).replaceAll('%', '%25'))
    .join('');

const LINE_ENDS: Readonly<Record<string, string>> = { '\r': '%0D', '\n': '%0A' };

const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
