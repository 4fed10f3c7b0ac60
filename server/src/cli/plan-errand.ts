import type { PlanReport } from '../formats/plan-report.ts';
import type { Plan } from '../insight/plan.ts';
import type { Linter, LintRequest } from '../linter.ts';
import type { Planned } from './join-plans.ts';
import type { PlanSettings } from './plan-settings.ts';

/** What a command wants of a plan. */
export interface Errand {
  readonly command: PlanReport['command'];
  readonly settings: PlanSettings;
  /** What becomes of files whose configuration turns registries off: nothing can, or facts do. */
  readonly silenced: { readonly outcome: 'left' | 'planned'; readonly words: string };
  plan(linter: Linter, request: LintRequest): Promise<Plan>;
}

/** A file, its text as it was read, and what is planned for it. */
export interface PlannedTarget extends Planned {
  readonly shown: string;
  readonly text: string;
}
