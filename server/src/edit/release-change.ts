import { parseReleaseTag, type ReleaseTag } from '../facts/releases/tag-order.ts';
import type { Span } from '../text/span.ts';

/** A stretch of a text, and what takes its place. */
export interface Replacement extends Span {
  readonly text: string;
}

const NONE: readonly Replacement[] = [];

/** A release that takes the place of another, in the words that stand for both. */
export class ReleaseChange {
  readonly #from: ReleaseTag;
  readonly #to: ReleaseTag;
  readonly #words: ReadonlyMap<string, string>;

  private constructor(from: ReleaseTag, to: ReleaseTag) {
    this.#from = from;
    this.#to = to;
    this.#words = wordsFor(from, to);
  }

  /** `undefined` where one of the tags names no version. */
  static between(from: string, to: string): ReleaseChange | undefined {
    const [old, next] = [parseReleaseTag(from), parseReleaseTag(to)];
    return old && next ? new ReleaseChange(old, next) : undefined;
  }

  /** Where a text names the old release, whole or by its version. */
  replacementsIn(text: string): readonly Replacement[] {
    const words = [...this.#words.keys()].filter((word) => text.includes(word));
    if (words.length === 0) return NONE;
    return [...text.matchAll(new RegExp(words.map(boundedPattern).join('|'), 'g'))].map(({ 0: word, index }) => ({
      start: index,
      end: index + word.length,
      text: this.#words.get(word) ?? word,
    }));
  }

  /** Whether a text names a part of the old release that can't be changed by itself: `1.2` of `1.2.3`, or a version without its build. */
  leavesPartsIn(text: string): boolean {
    const replaced = this.replacementsIn(text);
    const rest = without(text, replaced);
    const suffixes = [this.#from.suffix, encoded(this.#from.suffix)];
    const hasSuffix = ({ start, end }: Span): boolean => suffixes.some((suffix) => text.slice(start, end).includes(suffix));
    const isBuildLost = this.#from.suffix !== this.#to.suffix && !replaced.every(hasSuffix);
    return isBuildLost || this.#partsOf(rest);
  }

  #partsOf(rest: string): boolean {
    const [old, next] = [this.#from, this.#to].map(({ numbers }) => numbers.slice(0, 2).join('.'));
    return old !== next && old !== undefined && new RegExp(boundedPattern(old)).test(rest);
  }
}

const without = (text: string, replaced: readonly Replacement[]): string =>
  replaced.reduceRight((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text);

/** The tag as it is and as addresses encode it, and its version with any separator; the longest first, for it may hold the others. */
const wordsFor = (from: ReleaseTag, to: ReleaseTag): ReadonlyMap<string, string> => {
  const words = new Map<string, string>();
  for (const spelt of [(tag: string) => tag, encoded]) words.set(spelt(from.text), spelt(to.text));
  for (const separator of [from.separator, '.', '_', '-'])
    for (const ending of [true, false]) addVersion(words, [from, to], { separator, ending });
  return new Map([...words].sort(([a], [b]) => b.length - a.length));
};

interface Spelling {
  readonly separator: string;
  /** Whether the suffix stands behind it. */
  readonly ending: boolean;
}

const addVersion = (words: Map<string, string>, [from, to]: readonly [ReleaseTag, ReleaseTag], spelling: Spelling): void => {
  const old = spelt(from, spelling);
  if (!words.has(old)) words.set(old, spelt(to, spelling));
};

const spelt = ({ version, separator: own, suffix }: ReleaseTag, { separator, ending }: Spelling): string =>
  version.replaceAll(own, separator) + (ending ? suffix : '');

const encoded = (tag: string): string => tag.replaceAll('/', '%2F').replaceAll('+', '%2B');

/** Not as a part of a longer number or version. */
const boundedPattern = (word: string): string => {
  const separator = /\d([._-])\d/.exec(word)?.[1] ?? '.';
  const before = /^\d/.test(word) ? `(?<!\\d)(?<!\\d\\${separator})` : '';
  const after = /\d$/.test(word) ? `(?!\\${separator}?\\d)` : '(?![A-Za-z])';
  return `${before}${word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')}${after}`;
};
