import type { Step } from '../insight/plan.ts';
import { jsonText } from './json-text.ts';
import { countSteps, type PlannedFile, type PlanReport } from './plan-report.ts';
import { placeAt, SourceLines } from './source-lines.ts';

const SCHEMA_VERSION = 1;

/** For programs: what was done or would be, in a shape that only grows while `schemaVersion` stays. */
export const planJson = (report: PlanReport): string =>
  jsonText({
    schemaVersion: SCHEMA_VERSION,
    tool: report.tool,
    knowledge: { asOf: report.knowledge.asOf ?? null },
    command: report.command,
    result: report.result,
    changed: report.changed,
    withheld: report.withheld,
    files: report.files.map(fileJson),
    asked: report.asked,
    errors: report.errors,
    summary: { files: report.files.length, ...countSteps(report) },
  });

const fileJson = ({ path, text, steps }: PlannedFile): unknown => {
  const lines = new SourceLines(text);
  return { path, steps: steps.map((step) => stepJson(step, lines)) };
};

const stepJson = ({ kind, name, from, to, outcome, reason, until, at, edits }: Step, lines: SourceLines): unknown => ({
  kind,
  name,
  from,
  to: to ?? null,
  outcome,
  reason: reason ?? null,
  ...(until !== undefined && { until }),
  start: { ...placeAt(lines, at.start), offset: at.start },
  end: { ...placeAt(lines, at.end), offset: at.end },
  edits: edits.map(({ path, span, text }) => ({ ...(path !== undefined && { path }), start: span.start, end: span.end, text })),
});
