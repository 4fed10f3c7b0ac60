import { grouped } from '../grouped.ts';
import type { GitTag, LookUps } from '../look-ups.ts';
import type { NamedRelease } from './named-release.ts';
import { compareReleases, isOfLine, isPlausible, parseReleaseTag, type ReleaseTag, seriesAround, seriesOf } from './tag-order.ts';

/** The releases of a repository that are newer than one of them. */
export interface NewerReleases {
  /** The newest that differs behind the minor version alone. */
  readonly patch: string | undefined;
  /** The newest of its line. */
  readonly inLine: string | undefined;
  /** The newest of all later lines. */
  readonly later: string | undefined;
}

const NONE: NewerReleases = { patch: undefined, inLine: undefined, later: undefined };

/** What is newer than the release that is taken; `undefined` where the tags are not known, or the release is none of them. */
export const newerReleases = ({ repository, tag }: NamedRelease, lookUps: LookUps): NewerReleases | undefined => {
  const current = parseReleaseTag(tag);
  // Of what has no order nothing need be asked.
  const shelf = current && shelfFor(repository, lookUps);
  const commit = shelf?.commits.get(tag);
  if (!shelf || commit === undefined) return undefined;
  const newer = shelf.chosen.get(tag) ?? chooseNewer(current, commit, shelf);
  shelf.chosen.set(tag, newer);
  return newer;
};

/** Whether a repository is known to have a tag. */
export const hasTag = ({ repository }: Pick<NamedRelease, 'repository'>, tag: string, lookUps: LookUps): boolean =>
  shelfFor(repository, lookUps)?.commits.has(tag) === true;

const shelfFor = (url: string, lookUps: LookUps): Shelf | undefined => {
  const answer = lookUps.answerTo({ ask: 'git-tags', of: { url } });
  return typeof answer === 'object' ? shelfOf(answer.tags) : undefined;
};

/** The tags of a repository, taken apart and sorted once: there may be thousands. */
interface Shelf {
  readonly commits: ReadonlyMap<string, string>;
  readonly byCommit: ReadonlyMap<string | undefined, readonly ReleaseTag[]>;
  /** By what they have in common but their numbers, in their order. */
  readonly series: ReadonlyMap<string, readonly ReleaseTag[]>;
  readonly chosen: Map<string, NewerReleases>;
}

/** By the answer that they stand in: a later one is another. */
const shelves = new WeakMap<readonly GitTag[], Shelf>();

const shelfOf = (tags: readonly GitTag[]): Shelf => {
  const known = shelves.get(tags) ?? sorted(tags);
  shelves.set(tags, known);
  return known;
};

const sorted = (tags: readonly GitTag[]): Shelf => {
  const commits = new Map(tags.map(({ name, commit }) => [name, commit]));
  const releases = tags.flatMap(({ name }) => parseReleaseTag(name) ?? []).sort(compareReleases);
  return { commits, byCommit: grouped(releases, ({ text }) => commits.get(text)), series: grouped(releases, seriesOf), chosen: new Map() };
};

const chooseNewer = (current: ReleaseTag, commit: string, shelf: Shelf): NewerReleases => {
  // A tag like `v1.2` that is moved from release to release stands where its newest one does.
  if (shelf.byCommit.get(commit)?.some((other) => isWithin(other, current))) return NONE;
  const newest = (isWanted: (other: ReleaseTag) => boolean): string | undefined =>
    newestOf(seriesAround(current).flatMap((name) => lastNewer(shelf.series.get(name) ?? [], current, isWanted) ?? []));
  const isInLine = (other: ReleaseTag): boolean => isOfLine(other, current) && shelf.commits.get(other.text) !== commit;
  return {
    patch: newest((other) => isInLine(other) && other.numbers[1] === current.numbers[1]),
    inLine: newest(isInLine),
    later: newest((other) => !isOfLine(other, current) && isNextTo(other, current)),
  };
};

const lastNewer = (
  series: readonly ReleaseTag[],
  current: ReleaseTag,
  isWanted: (other: ReleaseTag) => boolean,
): ReleaseTag | undefined => {
  for (let index = series.length - 1; index >= 0; index--) {
    const other = series[index] as ReleaseTag;
    if (compareReleases(other, current) <= 0) return undefined;
    if (isPlausible(other, current) && isWanted(other)) return shortestAt(series, index);
  }
  return undefined;
};

/** Of several names of one release, which stand side by side, the shortest. */
const shortestAt = (series: readonly ReleaseTag[], last: number): ReleaseTag => {
  let best = series[last] as ReleaseTag;
  for (let index = last - 1; index >= 0; index--) {
    const other = series[index] as ReleaseTag;
    if (compareReleases(other, best) !== 0) break;
    if (other.numbers.length < best.numbers.length) best = other;
  }
  return best;
};

const newestOf = (tags: readonly ReleaseTag[]): string | undefined => tags.toSorted(compareReleases).at(-1)?.text;

const isWithin = (other: ReleaseTag, tag: ReleaseTag): boolean =>
  seriesOf(other) === seriesOf(tag) &&
  other.suffix === tag.suffix &&
  other.numbers.length > tag.numbers.length &&
  tag.numbers.every((number, index) => other.numbers[index] === number);

/** Years that take the place of numbers are another count. */
const isNextTo = (other: ReleaseTag, tag: ReleaseTag): boolean => (other.numbers[0] ?? 0) - (tag.numbers[0] ?? 0) < MANY;
const MANY = 100;
