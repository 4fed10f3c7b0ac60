import { exactTag, saysMore } from '../../image/exact-tag.ts';
import { parseTag, precisionOf } from '../../image/tag.ts';
import type { TagBuild } from '../../knowledge/official-tags.ts';
import type { OfficialTag } from './official-tag.ts';

/** The exact tag of the same build as a tag that is moved; `undefined` for one that is exact already, or whose build has none. */
export const pinOf = (official: OfficialTag): string | undefined => pinsOf(official)[0];

const known = new WeakMap<TagBuild, Map<string, readonly string[]>>();

/** All tags of the same build that pin more, the one that says most first: an ARG may hold no more than a version. */
export const pinsOf = ({ tag, build }: OfficialTag): readonly string[] => {
  if (!build) return [];
  const ofBuild = known.get(build) ?? new Map<string, readonly string[]>();
  known.set(build, ofBuild);
  const pins = ofBuild.get(tag) ?? findPins(tag, build);
  ofBuild.set(tag, pins);
  return pins;
};

const findPins = (tag: string, { tags }: TagBuild): readonly string[] => {
  const pins: string[] = [];
  let rest = tags;
  for (let pin = exactTag(rest, tag); pin !== undefined && pin !== tag; pin = exactTag(rest, tag)) {
    const found = pin;
    pins.push(found);
    rest = rest.filter((other) => other !== found);
  }
  return pins;
};

/** Whether the next release takes the tag: one that names a release as whole as the exact tag does only follows the distribution. */
export const isMoved = (official: OfficialTag): boolean => {
  const pin = pinOf(official);
  const tag = parseTag(official.tag);
  return pin !== undefined && (precisionOf(tag) === 0 || saysMore(parseTag(pin), tag));
};
