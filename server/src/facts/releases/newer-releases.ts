import type { GitTag, LookUps } from '../look-ups.ts';
import type { NamedRelease } from './named-release.ts';
import { compareReleases, isAlike, isOfLine, isPrerelease, parseReleaseTag, type ReleaseTag } from './tag-order.ts';

/** The releases of a repository that are newer than one of them. */
export interface NewerReleases {
  /** The newest of its line. */
  readonly inLine: string | undefined;
  /** The newest of all later lines. */
  readonly later: string | undefined;
}

const NONE: NewerReleases = { inLine: undefined, later: undefined };

/** What is newer than the release that is taken; `undefined` where the tags are not known, or the release is none of them. */
export const newerReleases = ({ repository, tag }: NamedRelease, lookUps: LookUps): NewerReleases | undefined => {
  const current = parseReleaseTag(tag);
  // Of what has no order nothing need be asked.
  if (!current) return undefined;
  const answer = lookUps.answerTo({ ask: 'git-tags', of: { url: repository } });
  if (!answer || answer === 'not-found') return undefined;
  const shelf = shelfOf(answer.tags);
  const own = shelf.commits.get(tag);
  return own === undefined ? undefined : chooseNewer(current, own, shelf);
};

/** Whether a repository is known to have a tag. */
export const hasTag = ({ repository }: Pick<NamedRelease, 'repository'>, tag: string, lookUps: LookUps): boolean => {
  const answer = lookUps.answerTo({ ask: 'git-tags', of: { url: repository } });
  return typeof answer === 'object' && shelfOf(answer.tags).commits.has(tag);
};

/** The tags of a repository, taken apart once. */
interface Shelf {
  readonly commits: ReadonlyMap<string, string>;
  readonly releases: readonly ReleaseTag[];
}

/** By the answer that they stand in: a later one is another. */
const shelves = new WeakMap<readonly GitTag[], Shelf>();

const shelfOf = (tags: readonly GitTag[]): Shelf => {
  const known = shelves.get(tags) ?? {
    commits: new Map(tags.map(({ name, commit }) => [name, commit])),
    releases: tags.flatMap(({ name }) => parseReleaseTag(name) ?? []),
  };
  shelves.set(tags, known);
  return known;
};

const chooseNewer = (current: ReleaseTag, commit: string, { commits, releases }: Shelf): NewerReleases => {
  const alike = releases.filter((other) => isAlike(other, current) && (!isPrerelease(other) || isPrerelease(current)));
  // A tag like `v1.2` that is moved from release to release stands where its newest one does.
  const isMoved = releases.some((other) => isWithin(other, current) && commits.get(other.text) === commit);
  if (isMoved) return NONE;
  const newer = alike.filter((other) => compareReleases(other, current) > 0);
  return {
    inLine: newestOf(newer.filter((other) => isOfLine(other, current) && commits.get(other.text) !== commit)),
    later: newestOf(newer.filter((other) => !isOfLine(other, current) && isNextTo(other, current))),
  };
};

const isWithin = (other: ReleaseTag, tag: ReleaseTag): boolean =>
  other.prefix === tag.prefix &&
  other.separator === tag.separator &&
  other.suffix === tag.suffix &&
  other.numbers.length > tag.numbers.length &&
  tag.numbers.every((number, index) => other.numbers[index] === number);

/** Years that take the place of numbers are another count. */
const isNextTo = (other: ReleaseTag, tag: ReleaseTag): boolean => (other.numbers[0] ?? 0) - (tag.numbers[0] ?? 0) < MANY;
const MANY = 100;

/** Of two names of one release the shorter. */
const newestOf = (tags: readonly ReleaseTag[]): string | undefined =>
  tags.reduce<ReleaseTag | undefined>(
    (best, tag) => (best && compareReleases(tag, best) <= 0 && !isShorter(tag, best) ? best : tag),
    undefined,
  )?.text;

const isShorter = (tag: ReleaseTag, best: ReleaseTag): boolean =>
  compareReleases(tag, best) === 0 && tag.numbers.length < best.numbers.length;
