import { isPrerelease, precisionOf, type Release, type Tag } from './tag.ts';
import { compareTags, type FamilyScope, familyOf, isLaterDistribution, shapeOf } from './tag-order.ts';

/** Release lines by the numbers that their releases begin with: `18`, `3.8`. */
export interface Lines {
  readonly current: string;
  /** The line to move to, as those know who know what is supported. */
  readonly next?: string;
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
}

/** The newest of the listed tags for each way to move. Tags that the publisher has withdrawn should not be among them. */
export const newerTags = (listed: readonly Tag[], current: Tag, { current: line, next }: Lines): NewerTags => ({
  inLine: newestTag(listed, current, { line, scope: 'exact' }),
  onLaterDistribution: newestTag(listed, current, { line, scope: 'moved-distribution' }),
  inNextLine: next === undefined || !current.release ? undefined : inLine(listed, current, next),
});

const inLine = (listed: readonly Tag[], current: Tag, line: string): Tag | undefined =>
  newestTag(listed, current, { line, scope: 'exact' }) ?? newestTag(listed, current, { line, scope: 'moved-distribution' });

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
  const family = familyOf(current, search.scope);
  let best: Tag | undefined;
  for (const tag of listed) {
    // The family last, because its key takes the longest to make.
    if (isBetter(tag, best, current) && isCandidate(tag, current, search) && familyOf(tag, search.scope) === family) best = tag;
  }
  return best;
};

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
  isReady(tag) &&
  (line === undefined || isInLine(tag, line)) &&
  (scope === 'exact' || isLaterDistribution(current, tag));

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
  release === undefined || line.split('.').every((number, index) => release.numbers[index] === Number(number));

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
