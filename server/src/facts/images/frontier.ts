import { parseTag, type Tag } from '../../image/tag.ts';
import { compareVersions, isLaterDistribution } from '../../image/tag-order.ts';
import type { OfficialTags } from '../../knowledge/official-tags.ts';
import { lazy } from '../lazy.ts';
import { versionIn } from './ever-listed.ts';
import { knownTags } from './known-tags.ts';

const known = new WeakMap<OfficialTags, Frontier>();

/** How far an image has got; worked out once. */
export const frontierOf = (tags: OfficialTags): Frontier => {
  const frontier = known.get(tags) ?? new Frontier(tags);
  known.set(tags, frontier);
  return frontier;
};

/** The newest tags that were ever listed of each kind and line, and the lines that are still built. */
export class Frontier {
  readonly #newest: () => ReadonlyMap<string, Tag>;
  readonly #distributions: () => ReadonlyMap<string, Tag>;
  readonly #listedLines: () => ReadonlySet<string>;

  constructor(tags: OfficialTags) {
    const samples = (): readonly Tag[] => knownTags(tags).ever.samples;
    this.#newest = lazy(tags, () => lastBy(samples(), placesOf, (a, b) => compareVersions(a, b) < 0));
    this.#distributions = lazy(tags, () => lastBy(samples(), familyOf, isLaterDistribution));
    this.#listedLines = lazy(tags, linesListed);
  }

  /** Of the tags that count in the same way as a given one: by version or by day, builds in the same style. */
  newestLike(tag: Tag): Tag | undefined {
    return this.#newest().get(kindOf(tag));
  }

  /** Of those the newest in the line that so many of the tag's first numbers make. */
  newestInLine(tag: Tag, length: number): Tag | undefined {
    return this.#newest().get(`${kindOf(tag)} ${lineIn(tag, length)}`);
  }

  /** Whether anything of that line is still built. */
  isListed(tag: Tag, length: number): boolean {
    return this.#listedLines().has(lineIn(tag, length));
  }

  /** A tag on the latest release of the distribution that a given one stands on. */
  latestDistribution(tag: Tag): Tag | undefined {
    return this.#distributions().get(tag.distribution?.family ?? '');
  }
}

const lastBy = (
  tags: readonly Tag[],
  keysOf: (tag: Tag) => readonly string[],
  isBefore: (a: Tag, b: Tag) => boolean,
): ReadonlyMap<string, Tag> => {
  const found = new Map<string, Tag>();
  for (const tag of tags) {
    for (const key of keysOf(tag)) {
      const best = found.get(key);
      if (!best || isBefore(best, tag)) found.set(key, tag);
    }
  }
  return found;
};

const familyOf = ({ distribution }: Tag): readonly string[] => (distribution ? [distribution.family] : []);

const kindOf = ({ kind, build, date, release }: Tag): string => `${kind} ${build?.style} ${date?.name} ${release !== undefined}`;

const lineIn = ({ release }: Tag, length: number): string => release?.components.slice(0, length).join('.') ?? '';

const lengthsOf = ({ release }: Tag): number[] => (release?.components ?? []).map((_, index) => index + 1);

const placesOf = (tag: Tag): readonly string[] => {
  const kind = kindOf(tag);
  return [kind, ...lengthsOf(tag).map((length) => `${kind} ${lineIn(tag, length)}`)];
};

const linesListed = ({ builds }: OfficialTags): ReadonlySet<string> => {
  const versions = new Set(builds.flatMap(({ tags }) => tags).map(versionIn));
  return new Set([...versions].map(parseTag).flatMap((tag) => lengthsOf(tag).map((length) => lineIn(tag, length))));
};
