import { nameOf, parseTag, type Tag } from '../image/tag.ts';
import type { OfficialTags } from '../knowledge/official-tags.ts';
import { grouped } from './grouped.ts';
import { lazy } from './lazy.ts';

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
    this.#byNumbers = lazy(this as EverListed, (ever) => grouped(ever.#byVersion().keys(), numbersIn));
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

  /** Those whose version has the numbers that a text's has, whatever stands between them: `3.8` and `3_08`. */
  withNumbersOf(text: string): readonly Tag[] {
    const versions = this.#byNumbers().get(numbersIn(versionIn(text))) ?? [];
    return versions.flatMap((version) => this.#byVersion().get(version) ?? []).map((one) => this.#tag(one));
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

/** What stands before the words at the end: `27-ea-12` of `27-ea-12-jdk`, or the first word where no part begins with a digit. */
export const versionIn = (text: string): string => /^.*-\d[^-]*/.exec(text)?.[0] ?? text.split('-', 1)[0] ?? '';

const numbersIn = (text: string): string => String(text.match(/\d+/g)?.map(Number) ?? '');

/** Versions and builds are one number, so that `17.0.4_8` and `17.0.4.1_1` are alike. */
const shapeIn = (text: string): string => text.replace(/\d+(?:[._]\d+)*/g, '0');

/** The words of a tag, and its distributions with their releases; versions, builds and days are none. */
export const wordsOf = ({ tokens }: Tag): string[] =>
  tokens.flatMap((token) => {
    if (token.kind === 'distribution') return `${token.distribution?.family} ${token.distribution?.release}`;
    return token.kind === 'release' || token.kind === 'build' || token.kind === 'date' ? [] : nameOf(token);
  });
