import { ignoredAt } from '../engine/ignored.ts';
import type { EnabledRule } from '../engine/model.ts';
import type { Host } from '../host.ts';
import { FirstSeen } from '../insight/first-seen.ts';
import { planPins } from '../insight/pin.ts';
import type { PinOptions, Plan, UpdateOptions } from '../insight/plan.ts';
import type { PlanRequest } from '../insight/plan-images.ts';
import { imagesOf } from '../insight/planned-images.ts';
import { planUpdates } from '../insight/update.ts';
import type { Rule } from '../rule.ts';

/** Makes a plan of a document that was read. */
export type Planner = (request: PlanRequest) => Plan | Promise<Plan>;

/** Pins as far as is asked. */
export const pinner =
  (options: PinOptions): Planner =>
  (request) =>
    planPins(request, options);

/** Moves as far as is asked; how long this machine has known of a tag is read once for it. */
export const updater = (options: UpdateOptions, { cache, today }: Pick<Host, 'cache' | 'today'>): Planner => {
  const firstSeen = new FirstSeen(cache, today());
  return (request) => planUpdates(request, { ...options, firstSeen });
};

/** A document that was read, with the rules that there are and that nobody turned off for it. */
export interface Planned extends Pick<PlanRequest, 'documents' | 'edited'> {
  readonly rules: readonly Rule[];
  readonly enabled: readonly EnabledRule[];
}

/** All that a plan is made of but what registries say. No rule runs for it, for rules ask registries of more. */
export const planRequest = (planned: Planned): Pick<PlanRequest, 'documents' | 'edited' | 'ignored'> => {
  const { documents, edited } = planned;
  const reasons = new Map<string, ReadonlyMap<number, string>>();
  const ignored: PlanRequest['ignored'] = ({ start }, rule) => {
    const known = reasons.get(rule) ?? reasonsFor(rule, planned);
    reasons.set(rule, known);
    return known.get(start);
  };
  return { documents, edited, ignored };
};

/** Downloads are found only where it is asked of them. */
const OF_SOURCES = 'outdated-source';

const reasonsFor = (rule: string, { documents, rules, enabled }: Planned): ReadonlyMap<number, string> => {
  const [facts] = documents;
  const places = documents.flatMap((document) => (rule === OF_SOURCES ? document.downloads : imagesOf(document)).map(({ at }) => at));
  return facts ? ignoredAt(places, rule, { facts, rules, enabled }) : new Map();
};
