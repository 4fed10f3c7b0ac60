import type { FileReport, Finding } from '../engine/model.ts';
import type { Fix, Related } from '../rule.ts';
import { countsOf } from './counts.ts';
import type { Format } from './format.ts';
import { jsonText } from './json-text.ts';
import { placeAt, SourceLines } from './source-lines.ts';

const SCHEMA_VERSION = 1;

/** For programs: everything known of a run, in a shape that only grows while `schemaVersion` stays. */
export const formatJson: Format = (report) =>
  jsonText({
    schemaVersion: SCHEMA_VERSION,
    tool: report.tool,
    knowledge: { asOf: report.knowledge.asOf ?? null },
    files: report.files.map(fileJson),
    errors: report.errors,
    summary: countsOf(report),
  });

const fileJson = ({ path, kind, text, findings }: FileReport): unknown => {
  const lines = new SourceLines(text);
  return { path, kind, findings: findings.map((finding) => findingJson(finding, lines)) };
};

const findingJson = (finding: Finding, lines: SourceLines): unknown => ({
  rule: finding.rule,
  aliases: finding.aliases,
  severity: finding.severity,
  message: finding.message,
  url: finding.url,
  start: { ...placeAt(lines, finding.at.start), offset: finding.at.start },
  end: { ...placeAt(lines, finding.at.end), offset: finding.at.end },
  fixes: finding.fixes.map(fixJson),
  related: finding.related.map(relatedJson),
  ...(finding.suppressed && { suppressed: { by: finding.suppressed.by, reason: finding.suppressed.reason ?? null } }),
  data: finding.data,
});

const fixJson = ({ title, safety, edits }: Fix): unknown => ({
  title,
  safety,
  edits: edits.map(({ path, span, text }) => ({ ...(path !== undefined && { path }), start: span.start, end: span.end, text })),
});

const relatedJson = ({ path, span, message }: Related): unknown => ({
  ...(path !== undefined && { path }),
  start: span.start,
  end: span.end,
  message,
});
