import { nameOf, parseTag, type Tag } from '../image/tag.ts';
import type { OfficialTags } from '../knowledge/official-tags.ts';
import { lazy } from './lazy.ts';

/** The tags of an official image, read. */
export interface KnownTags {
  readonly listed: readonly Tag[];
  /** Those listed that have as many dashes as a text: all that can be of its family are among them. */
  listedLike(text: string): readonly Tag[];
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
  readonly #tags: OfficialTags;
  readonly #byDashes = new Map<number, readonly Tag[]>();
  readonly #listed: () => readonly Tag[];
  readonly #ever: () => readonly Tag[];
  readonly #words: () => ReadonlySet<string>;

  constructor(tags: OfficialTags) {
    this.#tags = tags;
    this.#listed = lazy(tags, () => textsListed(tags).map(parseTag));
    this.#ever = lazy(tags, () => [...tags.everListed()].map(parseTag));
    this.#words = lazy(this as KnownTags, ({ ever }) => new Set(ever.flatMap(wordsOf)));
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

  get ever(): readonly Tag[] {
    return this.#ever();
  }

  get words(): ReadonlySet<string> {
    return this.#words();
  }
}

const textsListed = ({ builds }: OfficialTags): readonly string[] => builds.flatMap((build) => build.tags);

const dashesIn = (text: string): number => text.split('-').length;

/** The words of a tag, and its distributions with their releases; versions, builds and days are none. */
export const wordsOf = ({ tokens }: Tag): string[] =>
  tokens.flatMap((token) => {
    if (token.kind === 'distribution') return `${token.distribution?.family} ${token.distribution?.release}`;
    return token.kind === 'release' || token.kind === 'build' || token.kind === 'date' ? [] : nameOf(token);
  });
