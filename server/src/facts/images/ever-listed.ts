import { nameOf, parseTag, type Tag } from '../../image/tag.ts';
import { prereleaseRank } from '../../image/vocabulary.ts';
import type { OfficialTags } from '../../knowledge/official-tags.ts';
import { grouped } from '../grouped.ts';
import { lazy } from '../lazy.ts';

/**
 * All tags that an image ever had. A large image has ten thousand, and to read them all takes a tenth of a second: so they are kept as
 * texts, and only those are read that may answer a question.
 */
export class EverListed {
  readonly #texts: () => readonly string[];
  readonly #byVersion: () => ReadonlyMap<string, readonly string[]>;
  readonly #byNumbers: () => ReadonlyMap<string, readonly string[]>;
  readonly #byShape: () => ReadonlyMap<string, readonly string[]>;
  readonly #samples: () => readonly Tag[];
  readonly #words: () => ReadonlySet<string>;
  readonly #read = new Map<string, Tag>();

  constructor(tags: OfficialTags) {
    this.#texts = lazy(tags, () => [...tags.everListed()]);
    this.#byVersion = lazy(this as EverListed, (ever) => grouped(ever.#texts(), versionIn));
    this.#byNumbers = lazy(this as EverListed, (ever) => grouped(ever.#texts(), numbersIn));
    this.#byShape = lazy(this as EverListed, (ever) => grouped(ever.#texts(), shapeIn));
    this.#samples = lazy(this as EverListed, (ever) => ever.#readSamples());
    this.#words = lazy(this as EverListed, ({ samples }) => new Set(samples.flatMap(wordsOf)));
  }

  /** So many of them that each version and each variant is there at least once. */
  get samples(): readonly Tag[] {
    return this.#samples();
  }

  /** All words and distributions that they are made of. */
  get words(): ReadonlySet<string> {
    return this.#words();
  }

  /** Those that begin with the same numbers as a text, whatever stands between them: `3.8-slim` and `3_08slim`. */
  withNumbersOf(text: string): readonly Tag[] {
    return (this.#byNumbers().get(numbersIn(text)) ?? []).map((one) => this.#tag(one));
  }

  /** Those that are equal to a text but for their numbers, and that hold a part: all that can be of its family are among them. */
  like(text: string, part: string): readonly Tag[] {
    const alike = this.#byShape().get(shapeIn(text)) ?? [];
    return alike.filter((one) => one.includes(part)).map((one) => this.#tag(one));
  }

  #readSamples(): readonly Tag[] {
    const variants = new Map(this.#texts().map((text) => [text.slice(versionIn(text).length), text]));
    const versions = [...this.#byVersion().values()].flatMap(([first]) => first ?? []);
    return [...new Set([...versions, ...variants.values()])].map((text) => this.#tag(text));
  }

  #tag(text: string): Tag {
    const tag = this.#read.get(text) ?? parseTag(text);
    this.#read.set(text, tag);
    return tag;
  }
}

/** What stands before the words at the end: `27-ea-12` of `27-ea-12-jdk`, `6.0-rc1` of `6.0-rc1-slim`, or else the first word. */
export const versionIn = (text: string): string => {
  const parts = text.split('-');
  return parts.slice(0, Math.max(1, parts.findLastIndex(isOfVersion) + 1)).join('-');
};

const isOfVersion = (part: string): boolean => {
  const [word = ''] = /^[a-z]*/i.exec(part) ?? [];
  return word === '' ? /^\d/.test(part) : prereleaseRank(word.toLowerCase()) !== undefined;
};

/** The first ones that belong together, without leading zeros. */
const numbersIn = (text: string): string => String(/\d+(?:[._]\d+)*/.exec(text)?.[0].split(/[._]/).map(Number) ?? '');

/** Versions and builds are one number, so that `17.0.4_8` and `17.0.4.1_1` are alike. */
export const shapeIn = (text: string): string => text.replace(/\d+(?:[._]\d+)*/g, '0');

/** The words of a tag, and its distributions with their releases; versions, builds and days are none. */
export const wordsOf = ({ tokens }: Tag): string[] =>
  tokens.flatMap((token) => {
    if (token.kind === 'distribution') return `${token.distribution?.family} ${token.distribution?.release}`;
    return token.kind === 'release' || token.kind === 'build' || token.kind === 'date' ? [] : nameOf(token);
  });
