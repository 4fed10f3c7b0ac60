import { answered } from '../facts/look-ups.ts';
import type { ImageReference } from '../image/reference.ts';
import { addDays, daysBetween } from '../text/day.ts';
import type { FirstSeen } from './first-seen.ts';
import type { UpdateOptions } from './plan.ts';
import type { PlanWorld, Verdict } from './verdict.ts';

/** How far images are moved, and since when this machine knows of what they would be moved to. */
export interface Update extends UpdateOptions {
  readonly firstSeen: FirstSeen;
}

interface Pushed {
  readonly reference: ImageReference;
  readonly tag: string;
  readonly digest: string;
}

/** The day from which on is old enough what is so old on a day (all `YYYY-MM-DD`); `undefined` where it is already. */
export const waitSince = (since: string, { cooldownDays }: UpdateOptions, today: string): string | undefined =>
  daysBetween(since, today) < cooldownDays ? addDays(since, cooldownDays) : undefined;

/**
 * What is to become of an image that is too young to move to; `undefined` where it is old enough. Its age is told by whoever keeps it, or
 * counts from the day on which this machine saw it first: a date inside of the image is its publisher's word.
 */
export const waitFor = ({ reference, tag, digest }: Pushed, update: Update, world: PlanWorld): Verdict | undefined => {
  if (update.cooldownDays <= 0) return undefined;
  const { registry, repository } = reference;
  const pushed = answered(world.lookUps, { ask: 'push-date', of: { registry, repository, tag } })?.pushed.slice(0, 'YYYY-MM-DD'.length);
  const since = pushed ?? update.firstSeen.dayOf(`${registry}/${repository}:${tag}@${digest}`);
  const until = since && waitSince(since, update, world.today);
  if (!until) return undefined;
  const known = pushed === undefined ? `seen here for the first time on ${since}; when it was pushed is not known` : `pushed on ${since}`;
  return { outcome: 'waiting', reason: `${tag} was ${known}.`, until };
};
