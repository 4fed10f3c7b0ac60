import type { Distribution } from './distributions.ts';
import { nameOf, type Tag } from './tag.ts';
import type { Token } from './tag-tokens.ts';
import { prereleaseRank } from './vocabulary.ts';

/** Whether a family stands on one release of a distribution, or on any of that distribution. */
export type FamilyScope = 'exact' | 'moved-distribution';

/**
 * A key that tags have in common when one may stand for the other: the same words, `v` or none, flavours in whatever order, C library and
 * distribution, the same way to count builds and to write days, versions or years. Prereleases are in the family of their release.
 */
export const familyOf = (tag: Tag, scope: FamilyScope): string => {
  const distribution = scope === 'exact' ? exactDistributions(tag) : movableDistribution(tag);
  const version = `${tag.hasV ? 'v' : ''}${shapeOf(tag)}`;
  const kinds = `${tag.build?.style ?? ''}|${tag.date?.name ?? ''}|${tag.tokens.some(({ kind }) => kind === 'hash') ? 'hash' : ''}`;
  return [tag.words.join(' '), version, flavoursOf(tag).join(' '), tag.libc ?? '', distribution, kinds].join('|');
};

/** A release that begins with a year is not compared with one that doesn't: `5.26` and `2026.07`. */
export const shapeOf = ({ release }: Tag): 'none' | 'year' | 'version' => {
  const first = release?.components[0];
  if (first === undefined) return 'none';
  return /^(?:199|20\d)\d$/.test(first) ? 'year' : 'version';
};

/** The words of a tag that tell variants apart, sorted; those before the release apart, for `jdk-11` is another scheme than `11-jdk`. */
const flavoursOf = ({ tokens, release }: Tag): readonly string[] => {
  const at = tokens.findIndex(({ kind }) => kind === 'release');
  const names = tokens.filter((token, index) => isFlavour(token) && (release === undefined || index > at)).map(nameOf);
  return [...new Set(names)].sort();
};

/** A bare `dev` is the name of a variant as often as that of a prerelease, so it keeps tags apart as well. */
const isFlavour = ({ kind, name, components }: Token): boolean =>
  kind === 'flavour' ||
  kind === 'channel' ||
  kind === 'line' ||
  kind === 'unknown' ||
  (kind === 'prerelease' && name === 'dev' && components.length === 0);

const exactDistributions = ({ tokens }: Tag): string => {
  const names = tokens.flatMap(({ distribution }) => (distribution ? nameOfDistribution(distribution) : []));
  return [...new Set(names)].sort().join(' ');
};

const nameOfDistribution = ({ family, release }: Distribution): string => (release === undefined ? family : `${family} ${release}`);

const movableDistribution = ({ tokens, distribution }: Tag): string => {
  const names = tokens
    .flatMap((token) => token.distribution ?? [])
    .map((one) => (one === distribution ? formOf(one) : nameOfDistribution(one)));
  return [...new Set(names)].sort().join(' ');
};

/** The way a release is written stays: `alpine3.18` never becomes `alpine` or `alpine3`. */
const formOf = ({ family, form, libc, release = '' }: Distribution): string => {
  if (form === 'bare') return family;
  if (form === 'rolling') return `${family} ${release}`;
  return form === 'number' && libc !== 'windows' ? `${family} N${'.N'.repeat(release.split('.').length - 1)}` : `${family} ${form}`;
};

/**
 * The order of tags of one family, the older first: by release, each number by itself, where `1.2` comes before `1.2.0` because it is less
 * precise; a prerelease before its release; then days, builds, and the distribution's release. 0 means that neither is newer; a commit's
 * hash says nothing of that. Over tags of several families it is an order as well, but one without meaning.
 */
export const compareTags = (a: Tag, b: Tag): number => compareVersions(a, b) || compareDistributions(a.distribution, b.distribution);

/** The same order of versions, whatever they stand on. */
export const compareVersions = (a: Tag, b: Tag): number =>
  compareNumbers(a.release?.components, b.release?.components) ||
  comparePrereleases(a, b) ||
  compareNumbers(a.date?.components, b.date?.components) ||
  compareNumbers(a.build?.components, b.build?.components);

/** A version may have more digits than a number holds exactly, so the digits are compared. */
const compareDigits = (a: string, b: string): number => {
  if (a === b) return 0;
  const [left, right] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
  return left.length - right.length || compareTexts(left, right);
};

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const compareNumbers = (a: readonly string[] = [], b: readonly string[] = []): number => {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const order = compareDigits(a[index] ?? '', b[index] ?? '');
    if (order !== 0) return order;
  }
  return a.length - b.length;
};

const comparePrereleases = ({ prerelease: a }: Tag, { prerelease: b }: Tag): number => {
  if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1);
  return (prereleaseRank(a.name) ?? 0) - (prereleaseRank(b.name) ?? 0) || compareNumbers(a.components, b.components);
};

const compareDistributions = (a: Distribution | undefined, b: Distribution | undefined): number =>
  compareTexts(a?.family ?? '', b?.family ?? '') ||
  Number(a?.form === 'rolling') - Number(b?.form === 'rolling') ||
  (a?.form === 'rolling'
    ? compareTexts(a.release ?? '', b?.release ?? '')
    : compareNumbers(a?.release?.split('.'), b?.release?.split('.')));

/** Whether the release of `b` is a later one of the distribution that `a` stands on. */
export const isLaterDistribution = (a: Tag, b: Tag): boolean =>
  a.distribution?.family === b.distribution?.family && compareDistributions(a.distribution, b.distribution) < 0;

/** What a move from one tag to another changes most of all. */
export type Change = 'major' | 'minor' | 'patch' | 'prerelease' | 'build' | 'date' | 'distribution' | 'none';

/** Names the first difference between two tags of one family by the usual words; numbers after the third count as patches. */
export const kindOfChange = (a: Tag, b: Tag): Change => {
  const place = firstDifference(a.release?.components ?? [], b.release?.components ?? []);
  if (place !== undefined) return RELEASE_CHANGES[place] ?? 'patch';
  if (comparePrereleases(a, b) !== 0) return 'prerelease';
  if (compareNumbers(a.date?.components, b.date?.components) !== 0) return 'date';
  if (compareNumbers(a.build?.components, b.build?.components) !== 0) return 'build';
  return compareDistributions(a.distribution, b.distribution) === 0 ? 'none' : 'distribution';
};

const RELEASE_CHANGES: readonly Change[] = ['major', 'minor', 'patch'];

const firstDifference = (a: readonly string[], b: readonly string[]): number | undefined => {
  const length = Math.max(a.length, b.length);
  for (let index = 0; index < length; index++) if (compareNumbers(a.slice(index, index + 1), b.slice(index, index + 1)) !== 0) return index;
  return undefined;
};
