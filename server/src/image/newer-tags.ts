import { isPrerelease, precisionOf, type Release, type Tag } from './tag.ts';
import { startOfLine, TagFamilies } from './tag-families.ts';
import { compareTags, type FamilyScope, familyOf, isLaterDistribution, shapeOf } from './tag-order.ts';

/** Release lines by the numbers that their releases begin with: `18`, `3.8`. */
export interface Lines {
  readonly current: string;
  /** The line to move to, as those know who know what is supported. */
  readonly next?: string;
  isOffered?(tag: Tag): boolean;
}

/** What may take the place of a tag. The three are never mixed: each changes what its name says and nothing else. */
export interface NewerTags {
  readonly inLine: Tag | undefined;
  /** Of the same line, on a later release of the same distribution. */
  readonly onLaterDistribution: Tag | undefined;
  /** Of the next line, on the same release of the distribution if there is one. */
  readonly inNextLine: Tag | undefined;
}

/** Where to look: in one line or in all, on the same release of the distribution or on a later one. */
export interface Aim {
  readonly line?: string;
  readonly scope: FamilyScope;
  /** Whether a tag that would be chosen may be; asked of few. */
  isOffered?(tag: Tag): boolean;
}

/** The newest of the listed tags for each way to move. Tags that the publisher has withdrawn should not be among them, or not be offered. */
export const newerTags = (listed: readonly Tag[], current: Tag, lines: Lines): NewerTags => {
  const { current: line, next, isOffered = () => true } = lines;
  return {
    inLine: newestTag(listed, current, { line, scope: 'exact', isOffered }),
    onLaterDistribution: newestTag(listed, current, { line, scope: 'moved-distribution', isOffered }),
    inNextLine: next === undefined || !current.release ? undefined : newestOfVariant(listed, current, { line: next, isOffered }),
  };
};

/** The newest tag on the same release of the distribution, or else on a later one. */
const newestOfVariant = (listed: readonly Tag[], current: Tag, aim: Omit<Aim, 'scope'>): Tag | undefined =>
  newestTag(listed, current, { ...aim, scope: 'exact' }) ?? newestTag(listed, current, { ...aim, scope: 'moved-distribution' });

/**
 * The newest tag that is newer than the current one, of its family, as precise, and in the line if one is given; from a release to
 * releases only, from a prerelease to later ones of the same release or to releases, and to other prereleases if there are none of these.
 * With `moved-distribution` only those on a later release of the distribution.
 */
export const newestTag = (listed: readonly Tag[], current: Tag, aim: Aim): Tag | undefined =>
  newestAmong(listed, current, {
    ...aim,
    isReady: (tag) => !isPrerelease(tag) || (isPrerelease(current) && isSameRelease(tag, current)),
  }) ?? (isPrerelease(current) ? newestAmong(listed, current, { ...aim, isReady: () => true }) : undefined);

interface Search extends Aim {
  readonly isReady: (tag: Tag) => boolean;
}

const newestAmong = (listed: readonly Tag[], current: Tag, search: Search): Tag | undefined => {
  // No distribution has no later release.
  if (search.scope === 'moved-distribution' && !current.distribution) return undefined;
  const family = familyOf(current, search.scope);
  const families = TagFamilies.of(listed);
  if (families) return firstFit(families.newestFirst(family, search.scope), current, search);
  const { isOffered = () => true } = search;
  let best: Tag | undefined;
  for (const tag of listed) {
    // The family late, because its key takes long to make.
    if (!isBetter(tag, best, current) || !isCandidate(tag, current, search) || familyOf(tag, search.scope) !== family) continue;
    if (isOffered(tag)) best = tag;
  }
  return best;
};

/** The same of a family that is in order: what it begins with is what is looked for. */
const firstFit = (newestFirst: readonly Tag[], current: Tag, search: Search): Tag | undefined => {
  const { line, isOffered = () => true } = search;
  const isOfLine = (tag: Tag): boolean => line === undefined || isInLine(tag, line);
  let best: Tag | undefined;
  for (let index = startOf(newestFirst, current, line); ; index++) {
    const tag = newestFirst[index];
    if (!tag || !isOfLine(tag) || compareTags(tag, best ?? current) < (best ? 0 : 1)) return best;
    if (isBetter(tag, best, current) && isCandidate(tag, current, search) && isOffered(tag)) best = tag;
  }
};

/** Tags without a release are of every line. */
const startOf = (newestFirst: readonly Tag[], { release }: Tag, line: string | undefined): number =>
  release && line !== undefined ? startOfLine(newestFirst, numbersOf(line)) : 0;

const isSameRelease = ({ release: a }: Tag, { release: b }: Tag): boolean => String(a?.numbers) === String(b?.numbers);

const isBetter = (tag: Tag, best: Tag | undefined, current: Tag): boolean => {
  const order = compareTags(tag, best ?? current);
  return order > 0 || (order === 0 && best !== undefined && !isSpelledAlike(best, current) && isSpelledAlike(tag, current));
};

/** Of two names for one build, `x-debian12` and `x-bookworm`, the one that is written as the user writes. */
const isSpelledAlike = (a: Tag, b: Tag): boolean => templateOf(a) === templateOf(b);

const templateOf = ({ text }: Tag): string => text.replace(/\d+/g, '0');

const isCandidate = (tag: Tag, current: Tag, { line, scope, isReady }: Search): boolean =>
  isAsPrecise(tag, current) &&
  countsAlike(tag, current) &&
  isReady(tag) &&
  (line === undefined || isInLine(tag, line)) &&
  (scope === 'exact' || isLaterDistribution(current, tag));

/** As many digits as days have: `1.2.20240131` is the build of a day, and `1.20240131.0` a slip, where others are called `1.2.3`. */
const DAY_LENGTH = 6;

const countsAlike = ({ release: other }: Tag, { release }: Tag): boolean =>
  (other?.components ?? []).every((component, index) => component.length < DAY_LENGTH || isLong(release?.components[index]));

const isLong = (component = ''): boolean => component.length >= DAY_LENGTH;

/** Java's `_8` and `b07` stand only behind whole releases, however many numbers these have: `17.0.4_8`, then `17.0.4.1_1`. */
const WHOLE_RELEASE = /^(?:_|b|u b)$/;

/** Whether a tag has as many numbers as the current one, so that a move to it pins neither more nor less. */
export const isAsPrecise = (tag: Tag, current: Tag): boolean => {
  if (tag.build && current.build && WHOLE_RELEASE.test(tag.build.style) && WHOLE_RELEASE.test(current.build.style)) return true;
  const isSameBuild = (tag.build?.components.length ?? 0) === (current.build?.components.length ?? 0);
  return precisionOf(tag) === neededPrecision(tag, current) && isSameBuild && isSamePrerelease(tag, current);
};

/** `19beta3` is one build, and `19` is whatever comes behind it; the release that it becomes is `19.0`. */
const neededPrecision = (tag: Tag, current: Tag): number => {
  const precision = precisionOf(current);
  const isNumbered = current.prerelease !== undefined && current.prerelease.components.length > 0;
  return isNumbered && !tag.prerelease && precision < 3 && shapeOf(current) === 'version' ? precision + 1 : precision;
};

const isSamePrerelease = ({ prerelease: a }: Tag, { prerelease: b }: Tag): boolean =>
  !a || !b || a.components.length === b.components.length;

/** Whether the release begins with the numbers of the line; a tag without a release is of every line. */
export const isInLine = ({ release }: Tag, line: string): boolean =>
  release === undefined || numbersOf(line).every((number, index) => release.numbers[index] === number);

const numbersOf = (line: string): readonly number[] => line.split('.').map(Number);

/**
 * The line of a tag: the longest of the cycles (the newest first) that its release begins with, else as many of its numbers as cycles
 * near to it have, or the first. Cycles that are no numbers are passed over.
 */
export const lineOf = (tag: Tag, cycles: readonly string[]): string | undefined => {
  if (!tag.release) return undefined;
  const numbered = cycles.filter((cycle) => /^\d+(?:\.\d+)*$/.test(cycle));
  const own = numbered.filter((cycle) => isInLine(tag, cycle));
  return (
    own.reduce<string | undefined>((longest, cycle) => (cycle.length > (longest?.length ?? 0) ? cycle : longest), undefined) ??
    tag.release.components.slice(0, lengthOfLines(tag.release, numbered)).join('.')
  );
};

/** What is too old for a list of cycles is told apart as the oldest ones of its major version are, or else the oldest of all. */
const lengthOfLines = ({ numbers }: Release, cycles: readonly string[]): number => {
  const oldest = cycles.findLast((cycle) => Number.parseInt(cycle, 10) === numbers[0]) ?? cycles.at(-1);
  return oldest?.split('.').length ?? 1;
};
