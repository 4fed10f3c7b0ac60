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
  readonly #byNumbers: () => ReadonlyMap<string, readonly string[]>;
  readonly #byShape: () => ReadonlyMap<string, readonly string[]>;
  readonly #samples: () => readonly Tag[];
  readonly #words: () => ReadonlySet<string>;
  readonly #read = new Map<string, Tag>();

  constructor(tags: OfficialTags) {
    this.#texts = lazy(tags, () => tags.everListed());
    this.#byNumbers = lazy(this as EverListed, (ever) =>
      grouped(
        ever.#texts(),
        byHalves(numbersIn, (head, end) => head || end),
      ),
    );
    this.#byShape = lazy(this as EverListed, (ever) =>
      grouped(
        ever.#texts(),
        byHalves(shapeIn, (head, end) => head + end),
      ),
    );
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
    const versions = new Map<string, string>();
    const variants = new Map<string, string>();
    const lengthIn = versionLengths();
    for (const text of this.#texts()) {
      const length = lengthIn(text);
      const version = text.slice(0, length);
      if (!versions.has(version)) versions.set(version, text);
      variants.set(text.slice(length), text);
    }
    return [...new Set([...versions.values(), ...variants.values()])].map((text) => this.#tag(text));
  }

  #tag(text: string): Tag {
    const tag = this.#read.get(text) ?? parseTag(text);
    this.#read.set(text, tag);
    return tag;
  }
}

/** What stands before the words at the end: `27-ea-12` of `27-ea-12-jdk`, `6.0-rc1` of `6.0-rc1-slim`, or else the first word. */
export const versionIn = (text: string): string => text.slice(0, versionLengths()(text));

/** How much of each of many tags its version takes. The same ends stand behind thousands of heads: each is looked at once. */
const versionLengths = (): ((text: string) => number) => {
  const ofEnd = remembered(lengthInEnd);
  return (text) => {
    const dash = text.indexOf('-');
    return dash < 0 ? text.length : dash + ofEnd(text.slice(dash));
  };
};

/** How much of `-ea-12-jdk` belongs to the version before it. */
const lengthInEnd = (end: string): number => {
  const parts = end.split('-');
  return parts.slice(0, Math.max(1, parts.findLastIndex(isOfVersion) + 1)).join('-').length;
};

const isOfVersion = (part: string): boolean => {
  const [word = ''] = /^[a-z]*/i.exec(part) ?? [];
  return word === '' ? /^\d/.test(part) : prereleaseRank(word.toLowerCase()) !== undefined;
};

/** What is told of a text from its head and its end, of which numbers belong to one alone, with each of these looked at once. */
const byHalves = (read: (half: string) => string, join: (head: string, end: string) => string): ((text: string) => string) => {
  const readOnce = remembered(read);
  return (text) => {
    const dash = text.indexOf('-');
    return dash < 0 ? readOnce(text) : join(readOnce(text.slice(0, dash)), readOnce(text.slice(dash)));
  };
};

const remembered = <T>(read: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = read(text);
    known.set(text, value);
    return value;
  };
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
