import { exactTag } from '../image/exact-tag.ts';
import type { OfficialTag } from './official-tag.ts';

/** The exact tag of the same build as a tag that is moved; `undefined` for one that is exact already, or whose build has none. */
export const pinOf = ({ tag, build }: OfficialTag): string | undefined => {
  const exact = build && exactTag(build.tags, tag);
  return exact === tag ? undefined : exact;
};

/** All tags of the same build that pin more, the one that says most first: an ARG may hold no more than a version. */
export const pinsOf = ({ tag, build }: OfficialTag): readonly string[] => {
  const pins: string[] = [];
  let rest = build?.tags ?? [];
  for (let pin = exactTag(rest, tag); pin !== undefined && pin !== tag; pin = exactTag(rest, tag)) {
    const found = pin;
    pins.push(found);
    rest = rest.filter((other) => other !== found);
  }
  return pins;
};
