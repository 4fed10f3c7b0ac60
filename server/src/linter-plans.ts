import { ignoredAt } from './engine/ignored.ts';
import type { EnabledRule } from './engine/model.ts';
import type { ImageUse } from './facts/model.ts';
import type { Host } from './host.ts';
import { FirstSeen } from './insight/first-seen.ts';
import { planPins } from './insight/pin.ts';
import type { PinOptions, Plan, UpdateOptions } from './insight/plan.ts';
import type { PlanRequest } from './insight/plan-images.ts';
import { imagesOf } from './insight/planned-images.ts';
import { planUpdates } from './insight/update.ts';
import type { Rule } from './rule.ts';

/** A kind of plan, and the rule that is ignored where none is wanted. */
export interface Planner {
  readonly id: string;
  plan(request: PlanRequest): Plan | Promise<Plan>;
}

export const pinner = (options: PinOptions): Planner => ({ id: 'unpinned-image', plan: (request) => planPins(request, options) });

export const updater = (options: UpdateOptions, { cache, today }: Pick<Host, 'cache' | 'today'>): Planner => ({
  id: 'outdated-tag',
  plan: (request) => planUpdates(request, { ...options, firstSeen: new FirstSeen(cache, today()) }),
});

/** A document that was read, with the rules that there are and that are on for it. */
export interface Planned extends Pick<PlanRequest, 'documents' | 'edited'> {
  readonly rules: readonly Rule[];
  readonly enabled: readonly EnabledRule[];
}

/** All that a plan is made of but what registries say. No rule runs for it, for rules ask registries of more. */
export const planRequest = (
  { documents, edited, rules, enabled }: Planned,
  id: string,
): Pick<PlanRequest, 'documents' | 'edited' | 'ignored'> => {
  const places = documents.flatMap(imagesOf).map(({ at }) => at);
  const [facts] = documents;
  const reasons = facts ? ignoredAt(places, id, { facts, rules, enabled }) : new Map<number, string>();
  return { documents, edited, ignored: ({ at }: ImageUse) => reasons.get(at.start) };
};
