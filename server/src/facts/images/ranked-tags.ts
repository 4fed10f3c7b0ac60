import type { ImageReference } from '../../image/reference.ts';
import { isPrerelease, precisionOf, type Tag } from '../../image/tag.ts';
import { compareTags, compareVersions, familyOf } from '../../image/tag-order.ts';
import type { Cycle } from '../../knowledge/end-of-life.ts';
import type { Facts } from '../model.ts';
import type { ListedTags } from './listed-tags.ts';
import { Lives } from './lives.ts';
import { officialTagOf } from './official-tag.ts';
import { softwareOf } from './release-lines.ts';
import { knownListOf } from './repository-tags.ts';

type World = Pick<Facts, 'knowledge' | 'today' | 'lookUps'>;

/** A tag of a repository, and how it stands beside the others. */
export interface RankedTag {
  readonly tag: Tag;
  /** `ended`: its software or its distribution gets no more fixes; `unreleased`: one of them is not out. */
  readonly standing: 'newest' | 'older' | 'prerelease' | 'unreleased' | 'ended';
  /** The release line, if it names one. */
  readonly line: string | undefined;
  /** Of its line and variant the newest. */
  readonly newest: Tag | undefined;
  /** Whether other tags say more of the same release: it goes from one to the next. */
  readonly isMoved: boolean;
  /** What ends first of that which it stands on, or has ended. */
  readonly cycle: Cycle | undefined;
}

interface Kept {
  readonly ranked: readonly RankedTag[];
  readonly today: string;
  readonly tables: readonly unknown[];
}

/** Thousands of tags are read for it, and whoever types asks again with each letter. */
const kept = new WeakMap<ListedTags, Kept>();

/** All tags that are known of an image and not given up, the best first; none where none is known. */
export const rankedTags = (image: ImageReference, world: World): readonly RankedTag[] => {
  const known = knownListOf(image, world);
  if (!known) return [];
  const { endOfLife, officialImages, officialTags } = world.knowledge;
  const software = softwareOf(image, world.knowledge);
  const tables = [endOfLife, officialImages, officialTags, software];
  const before = kept.get(known.list);
  if (before?.today === world.today && tables.every((table, index) => table === before.tables[index])) return before.ranked;
  const official = known.complete ? officialTagOf({ ...image, tag: undefined, digest: undefined }, world.knowledge) : undefined;
  const tags = known.list.all.filter(({ text }) => official?.tags.historyOf(text)?.lastListed === undefined);
  const ranked = rank(tags, software, world);
  kept.set(known.list, { ranked, today: world.today, tables });
  return ranked;
};

interface Placed {
  readonly tag: Tag;
  /** Its family but for the way builds are counted, which shorter tags leave out. */
  readonly variant: string;
  readonly line: string | undefined;
  /** Tags that have the same may be compared, for they are of one line, one variant, and as precise. */
  readonly key: string;
}

const rank = (tags: readonly Tag[], software: string | undefined, world: World): readonly RankedTag[] => {
  const lives = new Lives(software, world);
  const placed = tags.map((tag) => placeOf(tag, lives.lineOf(tag)));
  const newest = newestOfEach(placed);
  const moved = new Set(placed.flatMap(beginningsOf));
  const ranked = placed.map((one): RankedTag => {
    const { tag, line } = one;
    const first = newest.get(one.key);
    const { cycle, state } = lives.of(tag);
    const standing = state === 'supported' ? standingOf(tag, first) : state;
    const isMoved = isUnnumbered(tag) || (!tag.build && moved.has(beginningOf(one, precisionOf(tag))));
    return { tag, line, newest: first, isMoved, cycle, standing };
  });
  return ranked.toSorted(inOrder);
};

const placeOf = (tag: Tag, line: string | undefined): Placed => {
  const family = familyOf(tag, 'exact');
  const key = `${family} ${line} ${precisionOf(tag)} ${tag.build?.components.length} ${isPrerelease(tag)}`;
  return { tag, variant: family.split('|', PARTS_BEFORE_BUILDS).join('|'), line, key };
};

/** Of the key of a family. */
const PARTS_BEFORE_BUILDS = 5;

/** Names of channels, distributions and release lines go from one release to the next, and so do major versions. */
const isUnnumbered = ({ release, date, build, kind }: Tag): boolean =>
  (release?.components.length ?? 0) < 2 && !date && !build && (kind === 'channel' || kind === 'codename' || kind === 'version');

const newestOfEach = (placed: readonly Placed[]): ReadonlyMap<string, Tag> => {
  const newest = new Map<string, Tag>();
  for (const { tag, key } of placed) {
    const best = newest.get(key);
    if (!best || compareTags(tag, best) > 0) newest.set(key, tag);
  }
  return newest;
};

const beginningOf = ({ tag, variant }: Placed, length: number): string =>
  `${variant} ${tag.release?.components.slice(0, length).join('.')}`;

/** What shorter tags of the same release are called by. */
const beginningsOf = (placed: Placed): readonly string[] => {
  const { release, build } = placed.tag;
  const lengths = (release?.components ?? []).map((_, index) => index + 1);
  return (build ? lengths : lengths.slice(0, -1)).map((length) => beginningOf(placed, length));
};

const standingOf = (tag: Tag, newest: Tag | undefined): RankedTag['standing'] => {
  if (isPrerelease(tag)) return 'prerelease';
  return tag === newest ? 'newest' : 'older';
};

const RANKS: Readonly<Record<RankedTag['standing'], number>> = { newest: 0, older: 1, prerelease: 2, unreleased: 2, ended: 4 };

/** Commits come after what has a name. */
const rankOf = ({ tag, standing }: RankedTag): number => Math.max(RANKS[standing], tag.kind === 'hash' ? RANKS.prerelease + 1 : 0);

/** The plainest before variants, the newest before older ones. */
const inOrder = (a: RankedTag, b: RankedTag): number =>
  rankOf(a) - rankOf(b) || a.tag.tokens.length - b.tag.tokens.length || compareVersions(b.tag, a.tag) || compareTags(b.tag, a.tag);
