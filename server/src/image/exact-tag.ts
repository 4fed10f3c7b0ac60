import { isPrerelease, parseTag, precisionOf, type Tag } from './tag.ts';
import { compareVersions, shapeOf } from './tag-order.ts';
import type { Token } from './tag-tokens.ts';

/**
 * Of all tags of one build the one that pins most: dated, or of the fullest release, then naming the distribution's release. No flavour
 * that the written tag names gets lost, and none is added where that can be helped. `undefined` where no tag of the build says more than
 * a channel, a codename or a major version.
 */
export const exactTag = (tags: readonly string[], written: string): string | undefined => {
  const wanted = parseTag(written);
  let best: Candidate | undefined;
  for (const text of tags) {
    const candidate = candidateFrom(parseTag(text), wanted);
    if (candidate && (!best || isBetter(candidate.rank, best.rank))) best = candidate;
  }
  return best?.text;
};

/** How many tags of one version are worth trying: the one by itself, and one that names the distribution too. */
const OF_ONE_VERSION = 2;

/**
 * Of tags that may be of any build, those that the exact tag of a moved one is to be looked for among, the most likely first: its variant,
 * in its line, and saying more. Where several ways to count are in use, the newest of each come before the older ones.
 */
export const exactTagsLike = (tags: readonly Tag[], written: Tag): readonly Tag[] => {
  const fitting = tags.filter((tag) => saysMore(tag, written) && isPrerelease(tag) === isPrerelease(written) && isOfVariant(tag, written));
  const counts = new Map<string, number>();
  const placed = fitting.toSorted(newestFirst).flatMap((tag) => {
    const version = `${schemeOf(tag)} ${tag.release?.components} ${tag.date?.components} ${tag.build?.components}`;
    const ofVersion = (counts.get(version) ?? 0) + 1;
    counts.set(version, ofVersion);
    if (ofVersion > OF_ONE_VERSION) return [];
    const place = counts.get(schemeOf(tag)) ?? 0;
    counts.set(schemeOf(tag), place + 1);
    return { tag, place };
  });
  return placed.toSorted((a, b) => a.place - b.place).map(({ tag }) => tag);
};

const newestFirst = (a: Tag, b: Tag): number => compareVersions(b, a) || a.tokens.length - b.tokens.length;

const schemeOf = (tag: Tag): string => `${tag.kind} ${tag.hasV} ${shapeOf(tag)} ${tag.words}`;

/** What is dated only may be of any release. */
const isOfVariant = (tag: Tag, written: Tag): boolean => {
  if (written.release && !tag.release) return false;
  const pairs = isExact(tag) ? matched(tag, written) : undefined;
  return pairs !== undefined && addedNames(tag, new Set(pairs.values())) === 0;
};

/** Whether a tag names a release, a day or a build that the other leaves open. */
export const saysMore = (tag: Tag, other: Tag): boolean =>
  precisionOf(tag) > precisionOf(other) || (tag.date !== undefined && !other.date) || lengthOf(tag.build) > lengthOf(other.build);

const lengthOf = (build: Tag['build']): number => build?.components.length ?? 0;

interface Candidate {
  readonly text: string;
  /** The first number that differs decides, more is better. */
  readonly rank: readonly number[];
}

const candidateFrom = (tag: Tag, wanted: Tag): Candidate | undefined => {
  const pairs = isExact(tag) ? matched(tag, wanted) : undefined;
  return pairs && { text: tag.text, rank: rankOf(tag, wanted, pairs) };
};

const isBetter = (rank: readonly number[], other: readonly number[]): boolean => {
  const place = rank.findIndex((number, index) => number !== other[index]);
  return place >= 0 && (rank[place] ?? 0) > (other[place] ?? 0);
};

/** Tools have full versions behind their name where the release is only a major one: `temurin-21-lein-2.13.0`. */
const FULL = 3;

/** Whether a publisher moves such a tag to no other version. */
const isExact = (tag: Tag): boolean => {
  const { date, build, prerelease, tokens } = tag;
  if (tokens.some(({ name }) => name === 'x')) return false;
  if (date || build || (prerelease && prerelease.components.length > 0)) return true;
  if (precisionOf(tag) < 2) return tokens.some(({ kind, components }) => kind === 'flavour' && components.length >= FULL);
  return !isPrerelease(tag) || (prerelease !== undefined && precisionOf(tag) >= FULL);
};

/** Each part of the wanted tag with the one that says the same of the other tag, or more; `undefined` where something gets lost. */
const matched = (tag: Tag, wanted: Tag): ReadonlyMap<Token, Token> | undefined => {
  const isRefined = refinesRelease(tag, wanted);
  if (isRefined === 'no') return undefined;
  const pairs = new Map<Token, Token>();
  for (const part of isRefined === 'by word' ? withWordsRelease(wanted) : wanted.tokens) {
    if (!mustStay(part)) continue;
    const found = tag.tokens.find((token) => refines(token, part));
    if (!found) return undefined;
    pairs.set(part, found);
  }
  return pairs;
};

/** Channels and names of lines are what gets replaced; the release is looked at by itself. */
const mustStay = ({ kind, components }: Token): boolean =>
  kind === 'flavour' ||
  kind === 'unknown' ||
  kind === 'distribution' ||
  kind === 'date' ||
  (kind === 'prerelease' && components.length > 0);

const refines = (token: Token, wanted: Token): boolean => {
  if (wanted.kind !== 'distribution') return token.name === wanted.name && startsWith(token.components, wanted.components);
  const { family, release } = token.distribution ?? {};
  if (family !== wanted.distribution?.family) return false;
  return startsWith(release?.split('.') ?? [], wanted.distribution?.release?.split('.') ?? []);
};

const startsWith = (components: readonly string[], start: readonly string[]): boolean =>
  start.every((component, index) => components[index] === component);

/** Whether the tag's release begins with the wanted one; a dated tag of the same build needs none. */
const refinesRelease = (tag: Tag, wanted: Tag): 'yes' | 'no' | 'by word' => {
  if (!wanted.release || !tag.release) return wanted.release && !tag.date ? 'no' : 'yes';
  const isSameScheme = tag.hasV === wanted.hasV && shapeOf(tag) === shapeOf(wanted);
  const isLonger = startsWith(tag.release.components, wanted.release.components);
  const isSameBuild = startsWith(tag.build?.components ?? [], wanted.build?.components ?? []);
  if (isSameScheme && isLonger && isSameBuild) return 'yes';
  return wanted.words.length > 0 ? 'by word' : 'no';
};

/** `otp-29` is a word and a release by itself, and a flavour with its number in `1.20.3-otp-29`. */
const withWordsRelease = ({ tokens, release }: Tag): readonly Token[] => {
  const at = tokens.findIndex(({ kind }) => kind === 'release');
  const word = tokens[at - 1];
  if (!word || !release) return tokens;
  return [...tokens.slice(0, at - 1), { ...word, components: release.components }, ...tokens.slice(at + 1)];
};

const rankOf = (tag: Tag, wanted: Tag, pairs: ReadonlyMap<Token, Token>): number[] => {
  const { date, build, prerelease, distribution, tokens, text } = tag;
  const flavours = [...pairs].filter(([{ kind }]) => kind !== 'distribution');
  const refinements = flavours.reduce((sum, [part, found]) => sum + found.components.length - part.components.length, 0);
  return [
    date ? 1 : 0,
    precisionOf(tag),
    (build?.components.length ?? 0) + (prerelease?.components.length ?? 0),
    -addedNames(tag, new Set(pairs.values())),
    refinements,
    distribution?.release?.split('.').length ?? 0,
    distribution?.form === wanted.distribution?.form ? 1 : 0,
    text === wanted.text ? 1 : 0,
    -tokens.length,
    // What is equal in all that matters is told apart all the same, so that the order of the list does not.
    distribution?.form === 'codename' ? 1 : 0,
    tag.hasV ? 0 : 1,
  ];
};

const isNaming = ({ kind, distribution }: Token): boolean =>
  kind === 'flavour' || kind === 'unknown' || kind === 'channel' || kind === 'line' || distribution?.form === 'bare';

const addedNames = ({ tokens }: Tag, kept: ReadonlySet<Token>): number =>
  tokens.filter((token) => isNaming(token) && !kept.has(token)).length;
