import { nameOf, parseTag, type Tag } from '../image/tag.ts';
import type { OfficialTags } from '../knowledge/official-tags.ts';
import { lazy } from './lazy.ts';

/** The tags of an official image, read. */
export interface KnownTags {
  readonly listed: readonly Tag[];
  readonly ever: readonly Tag[];
  /** All words and distributions that they are made of. */
  readonly words: ReadonlySet<string>;
}

const read = new WeakMap<OfficialTags, KnownTags>();

/** Each part is read when it is first asked for and kept: all tags of a large image take tens of milliseconds. */
export const knownTags = (tags: OfficialTags): KnownTags => {
  const before = read.get(tags);
  if (before) return before;
  const known = new ReadTags(tags);
  read.set(tags, known);
  return known;
};

class ReadTags implements KnownTags {
  readonly #listed: () => readonly Tag[];
  readonly #ever: () => readonly Tag[];
  readonly #words: () => ReadonlySet<string>;

  constructor(tags: OfficialTags) {
    this.#listed = lazy(tags, ({ builds }) => builds.flatMap((build) => build.tags).map(parseTag));
    this.#ever = lazy(tags, () => [...tags.everListed()].map(parseTag));
    this.#words = lazy(this as KnownTags, ({ ever }) => new Set(ever.flatMap(wordsOf)));
  }

  get listed(): readonly Tag[] {
    return this.#listed();
  }

  get ever(): readonly Tag[] {
    return this.#ever();
  }

  get words(): ReadonlySet<string> {
    return this.#words();
  }
}

/** The words of a tag, and its distributions with their releases; versions, builds and days are none. */
export const wordsOf = ({ tokens }: Tag): string[] =>
  tokens.flatMap((token) => {
    if (token.kind === 'distribution') return `${token.distribution?.family} ${token.distribution?.release}`;
    return token.kind === 'release' || token.kind === 'build' || token.kind === 'date' ? [] : nameOf(token);
  });
