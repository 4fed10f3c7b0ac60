import type { OfficialTags } from '../../knowledge/official-tags.ts';
import { lazy } from '../lazy.ts';
import { EverListed } from './ever-listed.ts';
import { ListedTags } from './listed-tags.ts';

/** The tags of an official image, read as far as they are needed. */
export interface KnownTags {
  readonly listed: ListedTags;
  readonly ever: EverListed;
}

const read = new WeakMap<OfficialTags, KnownTags>();

/** Each part is read when it is first asked for, and kept. */
export const knownTags = (tags: OfficialTags): KnownTags => {
  const before = read.get(tags);
  if (before) return before;
  const known = new ReadTags(tags);
  read.set(tags, known);
  return known;
};

class ReadTags implements KnownTags {
  readonly ever: EverListed;
  readonly #listed: () => ListedTags;

  constructor(tags: OfficialTags) {
    this.ever = new EverListed(tags);
    this.#listed = lazy(tags, ({ builds }) => new ListedTags(builds.flatMap((build) => build.tags)));
  }

  get listed(): ListedTags {
    return this.#listed();
  }
}
