import picocolors from 'picocolors';
import { PLAIN } from '../formats/paint.ts';
import { planJson } from '../formats/plan-json.ts';
import type { PlanReport } from '../formats/plan-report.ts';
import { type PlanTextOptions, planText } from '../formats/plan-text.ts';
import type { CliHost } from './host.ts';
import { shownPath } from './paths.ts';
import type { PlanSettings } from './plan-settings.ts';
import { colourFor } from './print.ts';
import type { Change } from './replace-files.ts';

/** In a file each row is one line, for whoever searches it. */
const WIDTH_OF_FILES = Number.POSITIVE_INFINITY;

interface Printing {
  readonly settings: PlanSettings;
  readonly host: CliHost;
  readonly changes: readonly Change[];
}

/** Prints what was done or would be, as it was asked for. */
export const printPlan = async (report: PlanReport, { settings, host, changes }: Printing): Promise<void> => {
  if (settings.shows === 'diff') return printDiff(report, host, changes);
  const text = settings.shows === 'json' ? planJson(report) : planText(report, textOptions(settings, host));
  host.stdout.write(text);
};

const textOptions = ({ colour, detail }: PlanSettings, { stdout, env }: CliHost): PlanTextOptions => ({
  paint: colourFor(colour, env, stdout) === 'always' ? picocolors.createColors(true) : PLAIN,
  width: stdout.columns ?? WIDTH_OF_FILES,
  rows: detail === 'verbose' ? 'all' : 'usual',
});

/** stdout belongs to the patch; what failed, and so is not in it, is told beside it. */
const printDiff = async (report: PlanReport, host: CliHost, changes: readonly Change[]): Promise<void> => {
  const { stdout, stderr, cwd } = host;
  const { patchOf } = await import('./patch.ts');
  for (const change of report.result === 'withheld' ? [] : changes)
    stdout.write(patchOf(change, shownPath(change.path, cwd), stdout.isTerminal ? 'terminal' : 'file'));
  stderr.write(planText(report, { paint: PLAIN, width: stderr.columns ?? WIDTH_OF_FILES, rows: 'failed' }));
};
