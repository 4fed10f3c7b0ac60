import { codenameOf } from '../../image/distributions.ts';
import type { ImageReference } from '../../image/reference.ts';
import { parseTag } from '../../image/tag.ts';
import { cycles } from '../../knowledge/end-of-life.ts';
import { packageIndexOf } from '../../knowledge/index.ts';
import type { Facts } from '../model.ts';
import { makingOf } from './making.ts';
import { type OfficialTag, officialTagOf } from './official-tag.ts';

type World = Pick<Facts, 'knowledge' | 'today'>;

/** What Debian ships the software of an image as. */
export interface Shipped {
  readonly package: string;
  /** The release that the image stands on, or else the stable one. */
  readonly distribution: { readonly family: 'debian'; readonly release: string };
  /** As Debian writes it; `undefined` where that is not at hand. */
  readonly version: string | undefined;
}

/** Debian's package of the software that an official image holds; `undefined` where it has none, or the image is Debian's own. */
export const shippedOf = (reference: ImageReference, world: World): Shipped | undefined => {
  const name = makingOf(reference, world.knowledge)?.debianPackage;
  if (name === undefined) return undefined;
  const official = officialTagOf(reference, world.knowledge);
  const release = (official && debianReleaseOf(official)) ?? stableRelease(world);
  if (release === undefined) return undefined;
  const distribution = { family: 'debian' as const, release };
  const index = packageIndexOf(world.knowledge, distribution);
  return { package: name, distribution, version: index?.binary(name)?.version ?? index?.source(name)?.version };
};

/** The release of Debian, by its codename, that an image stands on, as any of the tags of its build tells. */
export const debianReleaseOf = ({ tag, build }: OfficialTag): string | undefined => {
  const tags = [tag, ...(build?.tags ?? [])].map(parseTag);
  const named = tags.find(({ distribution }) => distribution?.family === 'debian' && distribution.release)?.distribution?.release;
  return named === undefined ? undefined : codenameOf('debian', named);
};

const stableRelease = ({ knowledge: { endOfLife }, today }: World): string | undefined =>
  endOfLife && cycles(endOfLife, 'debian').find(({ released }) => released !== undefined && released <= today)?.codename;
