import type { Plan } from './plan.ts';

/** A document, by its file, and what is planned for it. */
interface PlannedFor {
  readonly path: string;
  readonly plan: Plan;
}

/**
 * The files that nothing is written to, each with the document that this is for: one of whose images or sources could not be looked up, so
 * that neither it nor what is written together with it changes. Half of a change is what nobody asked for.
 */
export const heldFiles = (planned: readonly PlannedFor[]): ReadonlyMap<string, string> => {
  const failed = planned.filter(({ plan }) => plan.steps.some(({ outcome }) => outcome === 'failed'));
  const others = failed.flatMap(({ path: owner, plan }) => plan.edits.map(({ path = owner }) => [path, owner] as const));
  // A document that failed itself is held for its own sake.
  return new Map([...others, ...failed.map(({ path }) => [path, path] as const)]);
};
