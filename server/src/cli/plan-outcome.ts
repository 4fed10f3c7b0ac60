import type { RunError } from '../engine/model.ts';
import type { AskedAbout, PlannedFile, PlanReport } from '../formats/plan-report.ts';
import type { Step } from '../insight/plan.ts';
import type { Linter } from '../linter.ts';
import { type CliHost, type ExitCode, oneLine, tell } from './host.ts';
import { joinPlans } from './join-plans.ts';
import { shownPath } from './paths.ts';
import type { Errand, PlannedTarget } from './plan-run.ts';
import { printPlan } from './print-plan.ts';
import { type Change, replaceAll } from './replace-files.ts';
import { isWritableKind, readSource, type Source } from './source.ts';

/** What came of planning. */
export interface Plans {
  readonly planned: readonly PlannedTarget[];
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

/** Writes what is planned, all or nothing, and prints it; gives what the process exits with. */
export const finishPlans = async (plans: Plans, { errand, linter, host }: Surroundings): Promise<ExitCode> => {
  const shown = (path: string): string => shownPath(path, host.cwd);
  const joined = joinPlans(plans.planned, { read: writableSource, shown });
  const changes = joined.changes.filter(({ before, after }) => before !== after);
  const refusal = writeAll(joined.planned, changes, errand);
  const errors = [...plans.errors, ...(typeof refusal === 'string' ? [] : [{ ...refusal, path: shown(refusal.path) }])];
  for (const { path, message } of errors) host.stderr.write(`${oneLine(path)}: ${oneLine(message)}\n`);
  for (const note of plans.notes) tell(host, note);
  const report: PlanReport = {
    command: errand.command,
    tool: { name: 'plimsoll', version: host.version },
    knowledge: { asOf: await linter.knowledgeDate('used') },
    files: joined.planned.map((one) => shownFile(one, shown)),
    result: typeof refusal === 'string' ? refusal : 'withheld',
    changed: changes.map(({ path }) => shown(path)),
    templates: plans.templates,
    asked: plans.asked,
    errors,
  };
  await printPlan(report, { settings: errand.settings, host, changes });
  const old = await linter.oldKnowledge(errand.settings.today);
  if (old !== undefined) tell(host, old);
  return exitCodeOf(report, errand.settings.whenChanged);
};

/** Nothing is written where an answer could not be had that some edit needs: half of a change is what nobody asked for. */
const writeAll = (planned: readonly PlannedTarget[], changes: readonly Change[], { settings }: Errand): PlanReport['result'] | RunError => {
  if (planned.some(({ plan }) => plan.steps.some(({ outcome }) => outcome === 'failed'))) return 'withheld';
  if (settings.result === 'preview') return 'previewed';
  const refusal = replaceAll(changes);
  return refusal ? { path: refusal.path, message: `could not be written: ${refusal.reason}` } : 'written';
};

const writableSource = (path: string): Source =>
  isWritableKind(path) ? readSource(path) : { problem: 'it is no file that can be written' };

const shownFile = ({ shown: path, text, plan }: PlannedTarget, shown: (path: string) => string): PlannedFile => ({
  path,
  text,
  steps: plan.steps.map((step) => ({ ...step, edits: step.edits.map((edit) => withShownPath(edit, shown)) })),
});

const withShownPath = (edit: Step['edits'][number], shown: (path: string) => string): Step['edits'][number] =>
  edit.path === undefined ? edit : { ...edit, path: shown(edit.path) };

const exitCodeOf = ({ errors, result, changed }: PlanReport, whenChanged: ExitCode): ExitCode => {
  if (errors.length > 0 || result === 'withheld') return 2;
  return changed.length > 0 ? whenChanged : 0;
};
