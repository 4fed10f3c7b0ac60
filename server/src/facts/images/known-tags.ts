import { parseTag, type Tag } from '../../image/tag.ts';
import type { OfficialTags } from '../../knowledge/official-tags.ts';
import { lazy } from '../lazy.ts';
import { EverListed } from './ever-listed.ts';

/** The tags of an official image, read. */
export interface KnownTags {
  readonly listed: readonly Tag[];
  /** Those listed that have as many dashes as a text: all that can be of its family are among them. */
  listedLike(text: string): readonly Tag[];
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
  readonly #tags: OfficialTags;
  readonly #byDashes = new Map<number, readonly Tag[]>();
  readonly #listed: () => readonly Tag[];

  constructor(tags: OfficialTags) {
    this.#tags = tags;
    this.#listed = lazy(tags, () => textsListed(tags).map(parseTag));
    this.ever = new EverListed(tags);
  }

  get listed(): readonly Tag[] {
    return this.#listed();
  }

  listedLike(text: string): readonly Tag[] {
    const dashes = dashesIn(text);
    const known =
      this.#byDashes.get(dashes) ??
      textsListed(this.#tags)
        .filter((other) => dashesIn(other) === dashes)
        .map(parseTag);
    this.#byDashes.set(dashes, known);
    return known;
  }
}

const textsListed = ({ builds }: OfficialTags): readonly string[] => builds.flatMap((build) => build.tags);

const dashesIn = (text: string): number => text.split('-').length;
