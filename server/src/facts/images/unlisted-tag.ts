import { parseTag, precisionOf, type Tag } from '../../image/tag.ts';
import { compareTags, compareVersions, familyOf, isLaterDistribution } from '../../image/tag-order.ts';
import type { OfficialTags } from '../../knowledge/official-tags.ts';
import { nearest } from '../../text/nearest.ts';
import { type EverListed, shapeIn, wordsOf } from './ever-listed.ts';
import { type Frontier, frontierOf } from './frontier.ts';
import { knownTags } from './known-tags.ts';
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
  if (tag.kind === 'signature' || tag.kind === 'hash' || mayBeNewer(tag, frontierOf(tags))) return undefined;
  const { ever } = knownTags(tags);
  const misspelt = misspeltIn(tag, ever);
  if (misspelt === undefined && wordsOf(tag).some((word) => !ever.words.has(word))) return undefined;
  return { nearest: misspelt ?? nearestRelease(tag, tags) };
};

const mayBeNewer = (tag: Tag, frontier: Frontier): boolean => {
  const latest = frontier.latestDistribution(tag);
  if (latest && isLaterDistribution(latest, tag)) return true;
  const newest = frontier.newestLike(tag);
  return (newest !== undefined && compareVersions(tag, newest) > 0) || isAheadOfLine(tag, frontier);
};

/** Whether the longest line of the release that is still listed has got no further than the release. */
const isAheadOfLine = (tag: Tag, frontier: Frontier): boolean => {
  for (let length = precisionOf(tag) - 1; length > 0; length--) {
    if (!frontier.isListed(tag, length)) continue;
    const newest = frontier.newestInLine(tag, length);
    return newest === undefined || compareVersions(tag, newest) > 0;
  }
  return false;
};

const misspeltIn = (tag: Tag, ever: EverListed): string | undefined => {
  const alike = ever.withNumbersOf(tag.text).filter((other) => hasSameNumbers(tag, other));
  return nearest(
    tag.text,
    alike.map(({ text }) => text),
  );
};

/** A number that differs is no slip of the pen: it is looked for by order. */
const hasSameNumbers = (a: Tag, b: Tag): boolean =>
  isSameNumber(a.release, b.release) && isSameNumber(a.date, b.date) && isSameNumber(a.build, b.build);

const isSameNumber = (a: Numbered | undefined, b: Numbered | undefined): boolean =>
  String(a?.components.map(Number)) === String(b?.components.map(Number));

interface Numbered {
  readonly components: readonly string[];
}

const families = new WeakMap<OfficialTags, Map<string, readonly Tag[]>>();

/** Of the same variant the newest that is no newer, or else the oldest. */
const nearestRelease = (tag: Tag, tags: OfficialTags): string | undefined => {
  const found = families.get(tags) ?? new Map<string, readonly Tag[]>();
  families.set(tags, found);
  const key = `${shapeIn(tag.text)} ${familyOf(tag, 'exact')} ${precisionOf(tag)}`;
  const sorted = found.get(key) ?? familyIn(tag, knownTags(tags).ever);
  // Families that were never listed come from documents, and would grow without bound.
  if (sorted.length > 0) found.set(key, sorted);
  return (sorted.findLast((other) => compareTags(other, tag) < 0) ?? sorted[0])?.text;
};

const familyIn = (tag: Tag, ever: EverListed): readonly Tag[] => {
  const family = familyOf(tag, 'exact');
  const own = ever.like(tag.text, '').filter((other) => precisionOf(other) === precisionOf(tag) && familyOf(other, 'exact') === family);
  return own.toSorted(compareTags);
};
