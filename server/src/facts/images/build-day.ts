import type { ImageReference } from '../../image/reference.ts';
import { dayOf } from '../../text/day.ts';
import { answered } from '../look-ups.ts';
import type { Facts } from '../model.ts';
import { configOf, isAskable, pulledImage, taggedImage } from './on-registry.ts';

/** The day of a build. */
export interface BuildDay {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Who says so: a registry when something was pushed, a publisher when it was built. */
  readonly by: 'registry' | 'publisher';
  /** `YYYY-MM-DD`: when it was asked. */
  readonly askedOn: string;
}

type World = Pick<Facts, 'lookUps'>;

/** These tell more than the protocol asks of them. */
const TELL_PUSHES: ReadonlySet<string> = new Set(['docker.io', 'quay.io']);

/** The day that the image of a reference was pushed or, where its registry tells no such days, built; `undefined` where neither is known. */
export const buildDayOf = (reference: ImageReference, platform: string | undefined, { lookUps }: World): BuildDay | undefined =>
  TELL_PUSHES.has(reference.registry) && reference.digest === undefined
    ? pushDayOf(reference, { lookUps })
    : createdDayOf(reference, platform, { lookUps });

/** The day that a tag was pushed, where that is what the reference stands for. */
export const pushDayOf = (reference: ImageReference, { lookUps }: World): BuildDay | undefined => {
  if (!TELL_PUSHES.has(reference.registry) || (reference.tag === undefined && reference.digest !== undefined)) return undefined;
  const found = answered(lookUps, { ask: 'push-date', of: taggedImage(reference) });
  if (!found) return undefined;
  // The tag may have been pushed anew since.
  if (reference.digest !== undefined && found.digest !== reference.digest) return undefined;
  return { day: found.pushed.slice(0, 10), by: 'registry', askedOn: dayOf(found.askedAt) };
};

/** The day that an image says it was built on. */
export const createdDayOf = (reference: ImageReference, platform: string | undefined, { lookUps }: World): BuildDay | undefined => {
  if (reference.digest !== undefined && !isAskable(reference.digest)) return undefined;
  const found = configOf(pulledImage(reference), platform, { lookUps });
  if (found?.created === undefined) return undefined;
  return { day: found.created.slice(0, 10), by: 'publisher', askedOn: dayOf(found.askedAt) };
};
