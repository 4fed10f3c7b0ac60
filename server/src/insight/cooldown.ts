import { registryName } from '../facts/images/on-registry.ts';
import type { ImageReference } from '../image/reference.ts';
import { addDays, daysBetween } from '../text/day.ts';
import type { Update } from './update.ts';
import type { PlanWorld, Verdict } from './verdict.ts';

interface Pushed {
  readonly reference: ImageReference;
  readonly tag: string;
  readonly digest: string;
}

/**
 * What is to become of an image that is too young to move to; `undefined` where it is old enough. Its age is told by whoever keeps it, or
 * counts from the day on which this machine saw it first: a date inside of the image is its publisher's word.
 */
export const waitFor = ({ reference, tag, digest }: Pushed, { cooldownDays, firstSeen }: Update, world: PlanWorld): Verdict | undefined => {
  if (cooldownDays <= 0) return undefined;
  const { registry, repository } = reference;
  const answer = world.lookUps.answerTo({ ask: 'push-date', of: { registry, repository, tag } });
  const pushed = typeof answer === 'object' ? answer.pushed.slice(0, 'YYYY-MM-DD'.length) : undefined;
  const since = pushed ?? firstSeen.dayOf(`${registry}/${repository}:${tag}@${digest}`);
  if (since === undefined || daysBetween(since, world.today) >= cooldownDays) return undefined;
  const known =
    pushed === undefined
      ? `seen here for the first time on ${since}, and ${registryName(registry)} does not tell when it was pushed`
      : `pushed on ${since}`;
  return { outcome: 'waiting', reason: `${tag} was ${known}.`, until: addDays(since, cooldownDays) };
};
