import type { Step } from '../insight/plan.ts';

/** A host and the names that were sent to it. */
export interface AskedAbout {
  readonly host: string;
  readonly kind: Step['kind'];
  readonly names: readonly string[];
}
