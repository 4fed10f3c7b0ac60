import type { RunError } from '../engine/model.ts';
import { type AskedAbout, countSteps, type PlannedFile, type PlanReport } from '../formats/plan-report.ts';
import type { Step } from '../insight/plan.ts';
import type { Linter } from '../linter.ts';
import { type CliHost, type ExitCode, oneLine, tell } from './host.ts';
import { joinPlans } from './join-plans.ts';
import { AWAY, type Grounds, leadsAway } from './leads-away.ts';
import { shownPath } from './paths.ts';
import type { Errand, PlannedTarget } from './plan-errand.ts';
import { printPlan } from './print-plan.ts';
import type { ReadOnce } from './read-once.ts';
import { type Change, replaceAll } from './replace-files.ts';
import { isWritableKind, type Source } from './source.ts';

/** What came of planning. */
export interface Plans {
  readonly planned: readonly PlannedTarget[];
  readonly files: ReadOnce;
  readonly templates: number;
  /** To be told of the run. */
  readonly notes: readonly string[];
  readonly errors: readonly RunError[];
  readonly asked: readonly AskedAbout[];
}

interface Surroundings {
  readonly errand: Errand;
  readonly linter: Linter;
  readonly host: CliHost;
}

/** Writes what is planned, but for documents of which not all could be looked up, and prints it; gives what the process exits with. */
export const finishPlans = async (plans: Plans, { errand, linter, host }: Surroundings): Promise<ExitCode> => {
  const shown = (path: string): string => shownPath(path, host.cwd);
  const grounds = { cwd: host.cwd, paths: errand.settings.paths };
  const { planned, changes, withheld } = joinPlans(plans.planned, { read: (path) => writable(path, plans.files, grounds), shown });
  const { result, errors } = writeAll(planned, changes, errand);
  const { asked, templates } = plans;
  const report: PlanReport = {
    command: errand.command,
    tool: { name: 'plimsoll', version: host.version },
    knowledge: { asOf: await linter.knowledgeDate('used') },
    files: planned.map((one) => shownFile(one, shown)),
    result,
    changed: changes.map(({ path }) => shown(path)),
    withheld: withheld.map(shown),
    templates,
    asked,
    errors: [...plans.errors, ...errors.map(({ path, message }) => ({ path: shown(path), message }))],
  };
  for (const { path, message } of report.errors) host.stderr.write(`${oneLine(path)}: ${oneLine(message)}\n`);
  for (const note of plans.notes) tell(host, note);
  await printPlan(report, { settings: errand.settings, host, changes });
  await tellAge(linter, errand, host);
  return exitCodeOf(report, errand.settings.whenChanged);
};

/** What happened since the facts were made is not known, and nothing in a plan says so. */
const tellAge = async (linter: Linter, { settings }: Errand, host: CliHost): Promise<void> => {
  const old = await linter.oldKnowledge(settings.today);
  if (old !== undefined) tell(host, old);
};

/** All files that are left to be written, or none. */
const writeAll = (
  planned: readonly PlannedTarget[],
  changes: readonly Change[],
  { settings }: Errand,
): Pick<PlanReport, 'result' | 'errors'> => {
  const hasFailed = planned.some(({ plan }) => plan.steps.some(({ outcome }) => outcome === 'failed'));
  if (hasFailed && changes.length === 0) return { result: 'withheld', errors: [] };
  if (settings.result === 'preview') return { result: 'previewed', errors: [] };
  const refusal = replaceAll(changes);
  if (!refusal) return { result: 'written', errors: [] };
  return { result: 'withheld', errors: [{ path: refusal.path, message: `could not be written: ${refusal.reason}` }] };
};

const writable = (path: string, files: ReadOnce, grounds: Grounds): Source => {
  if (leadsAway(path, grounds)) return { problem: AWAY };
  return isWritableKind(path) ? files.read(path) : { problem: 'it is no file that can be written' };
};

const shownFile = ({ shown: path, text, plan }: PlannedTarget, shown: (path: string) => string): PlannedFile => ({
  path,
  text,
  steps: plan.steps.map((step) => ({ ...step, edits: step.edits.map((edit) => withShownPath(edit, shown)) })),
});

const withShownPath = (edit: Step['edits'][number], shown: (path: string) => string): Step['edits'][number] =>
  edit.path === undefined ? edit : { ...edit, path: shown(edit.path) };

const exitCodeOf = (report: PlanReport, whenChanged: ExitCode): ExitCode => {
  const { errors, result, changed } = report;
  if (errors.length > 0 || result === 'withheld' || countSteps(report).failed > 0) return 2;
  return changed.length > 0 ? whenChanged : 0;
};
