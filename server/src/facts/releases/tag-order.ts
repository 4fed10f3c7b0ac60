/** The tag of a release of a repository, taken apart: `[prefix]version[letter][suffix]`. */
export interface ReleaseTag {
  readonly text: string;
  /** What stands before the version: `v`, `curl-`, `release/`. */
  readonly prefix: string;
  /** As it is written, the letter included: `8_1_0`, `1.1.1w`. */
  readonly version: string;
  readonly separator: string;
  readonly numbers: readonly number[];
  /** The letter that counts releases behind the numbers, or nothing. */
  readonly letter: string;
  /** `-rc1`, `+k3s2`, `.Final`. */
  readonly suffix: string;
}

/** Names are cut by the kind of separator that says most: in `x265_4.1` the dot, in `R_2_6_2` the underscore. */
const VERSIONS = [/\d{1,9}(?:\.\d{1,9})+/, /\d{1,9}(?:_\d{1,9})+/, /\d{1,9}(?:-\d{1,9})+/];
const LETTER = /^[a-z](?![a-z\d])/i;
/** Longer ones name no release. */
const MAX_LENGTH = 100;

/** Takes a tag apart; `undefined` where it names no version of at least two numbers. */
export const parseReleaseTag = (text: string): ReleaseTag | undefined => {
  if (text.length > MAX_LENGTH) return undefined;
  const found = VERSIONS.map((pattern) => pattern.exec(text)).find((match) => match !== null);
  if (!found) return undefined;
  const [plain] = found;
  const end = found.index + plain.length;
  const letter = LETTER.exec(text.slice(end))?.[0] ?? '';
  const suffix = text.slice(end + letter.length);
  // More digits than a number of a version has: the rest would count as a suffix.
  if (/^\d/.test(suffix) || /\d$/.test(text.slice(0, found.index))) return undefined;
  const separator = /\D/.exec(plain)?.[0] ?? '';
  const numbers = plain.split(separator).map(Number);
  return { text, prefix: text.slice(0, found.index), version: plain + letter, separator, numbers, letter: letter.toLowerCase(), suffix };
};

/** Less than zero where `a` comes before `b`; of tags that are alike in all but their numbers. */
export const compareReleases = (a: ReleaseTag, b: ReleaseTag): number =>
  compareNumbers(a.numbers, b.numbers) || compareLetters(a.letter, b.letter) || compareSuffixes(a.suffix, b.suffix);

const compareNumbers = (a: readonly number[], b: readonly number[]): number => {
  const length = Math.max(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};

const compareLetters = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** What is released comes behind what was to be released. */
const compareSuffixes = (a: string, b: string): number => {
  const readiness = Number(!isUnready(a)) - Number(!isUnready(b));
  return readiness || compareNumbers(numbersIn(a), numbersIn(b));
};

const numbersIn = (suffix: string): readonly number[] => (suffix.match(/\d+/g) ?? []).map(Number);

const UNREADY =
  /(?:^|[^a-z])(?:a|alpha|b|beta|c|rc|cr|pre|preview|prerelease|dev|devel|develop|m|milestone|ea|nightly|snapshot|canary|next|test|testing|experimental|unstable|edge|draft|wip|tp|insiders?|internal|pr)(?![a-z])/i;

const isUnready = (suffix: string): boolean => UNREADY.test(suffix);

/** What the tags of one series have in common; they differ in numbers alone, of which they may have more or fewer: `n6.0.1` is followed by `n6.1`. */
export const seriesOf = ({ prefix, separator, suffix }: ReleaseTag): string => seriesNamed(prefix, separator, suffix);

/** The series that may have something newer than a tag: its own and, as long as it is not released, that of what is. */
export const seriesAround = (tag: ReleaseTag): readonly string[] =>
  tag.suffix !== '' && isUnready(tag.suffix) ? [seriesOf(tag), seriesNamed(tag.prefix, tag.separator, '')] : [seriesOf(tag)];

const seriesNamed = (prefix: string, separator: string, suffix: string): string =>
  JSON.stringify([prefix, separator, suffix.replace(/\d+/g, '#').toLowerCase()]);

/** From here on a number is a year, a day or a count of commits, unless the numbers before were large, too. */
const LARGE = 1_900;
const SMALL = 190;

/** Whether a tag goes on with the numbers of another: not where they suddenly are days, or where a letter may stand for alpha and beta. */
export const isPlausible = (other: ReleaseTag, tag: ReleaseTag): boolean => {
  const isJump = other.numbers.some((number, index) => number >= LARGE && (tag.numbers[index] ?? 0) < SMALL);
  return !isJump && (other.letter === '' || tag.letter !== '' || other.letter > 'c');
};

/** Whether a release is of the line of another: of its major version, of its minor one as long as the major is zero. */
export const isOfLine = (other: ReleaseTag, tag: ReleaseTag): boolean => {
  const [major, minor] = tag.numbers;
  return other.numbers[0] === major && (major !== 0 || other.numbers[1] === minor);
};
