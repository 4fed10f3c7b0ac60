import { parseTag, type Tag } from '../image/tag.ts';
import { compareTags, familyOf, isLaterDistribution } from '../image/tag-order.ts';
import { nearest } from '../text/nearest.ts';
import { type KnownTags, knownTags, wordsOf } from './known-tags.ts';
import type { OfficialTag } from './official-tag.ts';

/** A tag that no manifest ever listed, and that is no newer than the manifests at hand. */
export interface UnlistedTag {
  /** The tag that was most likely meant, listed today or once. */
  readonly nearest: string | undefined;
}

/**
 * What to say of a tag that was never listed. `undefined` for one that was, and for one that may have come after the facts: a later
 * release of a line that is still listed, a later day, a later release of a distribution, or words that the image has never used.
 */
export const unlistedTag = ({ tag: written, tags, history, build }: OfficialTag): UnlistedTag | undefined => {
  if (build || history) return undefined;
  const tag = parseTag(written);
  if (tag.kind === 'signature' || tag.kind === 'hash') return undefined;
  const known = knownTags(tags);
  const misspelt = nearest(
    written,
    known.ever.filter((other) => isSameRelease(tag, other)).map(({ text }) => text),
  );
  if (mayBeNewer(tag, known) || (misspelt === undefined && hasNewWords(tag, known))) return undefined;
  return { nearest: misspelt ?? nearestRelease(tag, known.ever) };
};

const hasNewWords = (tag: Tag, { words }: KnownTags): boolean => wordsOf(tag).some((word) => !words.has(word));

const mayBeNewer = (tag: Tag, { listed, ever }: KnownTags): boolean => {
  const latestDistribution = ever.some(({ distribution }) => distribution?.family === tag.distribution?.family)
    ? ever.every((other) => other.distribution?.family !== tag.distribution?.family || isLaterDistribution(other, tag))
    : false;
  if (latestDistribution) return true;
  const alike = ever.filter((other) => isAlike(tag, other));
  if (alike.length > 0 && alike.every((other) => compareVersions(tag, other) > 0)) return true;
  return lineIsListed(tag, listed, alike);
};

/** Whether a longer line that the release is of is still listed, and has got no further than the release. */
const lineIsListed = (tag: Tag, listed: readonly Tag[], alike: readonly Tag[]): boolean => {
  const components = tag.release?.components ?? [];
  for (let length = components.length - 1; length > 0; length--) {
    const isInLine = (other: Tag): boolean => components.slice(0, length).every((number, at) => other.release?.components[at] === number);
    if (listed.some(isInLine)) return alike.filter(isInLine).every((other) => compareVersions(tag, other) > 0);
  }
  return false;
};

/** Whether two tags count in the same way: both by version or both by day, builds in the same style. */
const isAlike = (a: Tag, b: Tag): boolean =>
  a.kind === b.kind &&
  a.build?.style === b.build?.style &&
  a.date?.name === b.date?.name &&
  (a.release === undefined) === (b.release === undefined);

const compareVersions = (a: Tag, b: Tag): number => compareTags({ ...a, distribution: undefined }, { ...b, distribution: undefined });

/** A number that differs is no slip of the pen: it is looked for by order. */
const isSameRelease = (a: Tag, b: Tag): boolean =>
  isSameNumber(a.release, b.release) && isSameNumber(a.date, b.date) && isSameNumber(a.build, b.build);

const isSameNumber = (a: Numbered | undefined, b: Numbered | undefined): boolean =>
  String(a?.components.map(Number)) === String(b?.components.map(Number));

interface Numbered {
  readonly components: readonly string[];
}

/** Of the same variant the newest that is no newer, or else the oldest. */
const nearestRelease = (tag: Tag, ever: readonly Tag[]): string | undefined => {
  const family = familyOf(tag, 'exact');
  const sorted = ever.filter(
    (other) => familyOf(other, 'exact') === family && other.release?.components.length === tag.release?.components.length,
  );
  sorted.sort(compareTags);
  return (sorted.findLast((other) => compareTags(other, tag) < 0) ?? sorted[0])?.text;
};
