import type { RunError } from '../engine/model.ts';
import type { Step } from '../insight/plan.ts';

/** What becomes of one file. */
export interface PlannedFile {
  /** As the user knows it. */
  readonly path: string;
  readonly text: string;
  /** Other files in their edits go by the names that the user knows them by, too. */
  readonly steps: readonly Step[];
}

/** What a run of `pin` or `update` did, or would do. */
export interface PlanReport {
  readonly command: 'pin' | 'update';
  readonly tool: { readonly name: string; readonly version: string };
  readonly knowledge: { readonly asOf: string | undefined };
  readonly files: readonly PlannedFile[];
  /** `withheld`: nothing at all was written, since something failed. */
  readonly result: 'written' | 'previewed' | 'withheld';
  /** The files that were changed, or would be. */
  readonly changed: readonly string[];
  /** The files that would be changed, were it not for a look-up that failed. */
  readonly withheld: readonly string[];
  /** Templates that were found and left alone. */
  readonly templates: number;
  readonly asked: readonly AskedAbout[];
  readonly errors: readonly RunError[];
}

/** A host and the names that were sent to it. */
export interface AskedAbout {
  readonly host: string;
  readonly kind: 'image' | 'source' | 'file';
  readonly names: readonly string[];
}

/** How many steps came to what. */
export const countSteps = ({ files }: PlanReport): Readonly<Record<Step['outcome'], number>> => {
  const counts = { changed: 0, current: 0, waiting: 0, skipped: 0, failed: 0 };
  for (const { outcome } of files.flatMap(({ steps }) => steps)) counts[outcome]++;
  return counts;
};
