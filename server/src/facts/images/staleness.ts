import { daysBetween } from '../../text/day.ts';
import type { Facts, ImageUse } from '../model.ts';
import { type BuildDay, buildDayOf } from './build-day.ts';
import { driftOf, type Moved } from './drift.ts';
import { officialTagOf } from './official-tag.ts';
import { targetOf } from './update-target.ts';
import { wantedPlatform } from './wanted-platform.ts';

/** An image that was built long ago, and what there is in its place. */
export interface Staleness {
  readonly built: BuildDay;
  readonly age: number;
  readonly instead:
    | { readonly by: 'digest'; readonly digest: string; readonly created: string }
    | { readonly by: 'tag'; readonly tag: string };
}

/**
 * How old the build of an image is, where its tag was rebuilt since, or there is a newer patch: where there is nothing newer, its age
 * is nobody's fault. `undefined` also where its age is not known.
 */
export const stalenessOf = (image: ImageUse, facts: Facts): Staleness | undefined => {
  const { reference } = image;
  if (!reference || (reference.tag === undefined && reference.digest !== undefined)) return undefined;
  const platform = wantedPlatform(image);
  const drift = driftOf({ reference, platform }, facts);
  if (drift && 'before' in drift) return rebuiltSince(drift, facts.today);
  // Of what the manifests no longer list it is known since when it was not built, and that is said: nobody need be asked.
  if (officialTagOf(reference, facts.knowledge)?.history?.lastListed !== undefined) return undefined;
  const tag = targetOf(reference, 'patch', facts);
  const built = tag === undefined ? undefined : buildDayOf(reference, platform, facts);
  return tag !== undefined && built ? { built, age: daysBetween(built.day, facts.today), instead: { by: 'tag', tag } } : undefined;
};

/** A day that did not change with the content is no day of a build. */
const rebuiltSince = ({ before, after, digest, askedOn }: Moved, today: string): Staleness | undefined => {
  if (before.created === undefined || after.created === undefined || after.created <= before.created) return undefined;
  const built = { day: before.created, by: 'publisher', askedOn } as const;
  return { built, age: daysBetween(built.day, today), instead: { by: 'digest', digest, created: after.created } };
};
