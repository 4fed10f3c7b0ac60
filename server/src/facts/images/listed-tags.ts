import { parseTag, type Tag } from '../../image/tag.ts';
import { grouped } from '../grouped.ts';
import { lazy } from '../lazy.ts';

/** A list of tags, each of them once; it is read when it is first needed. A large repository has ten thousand, and to read one takes 10 µs. */
export class ListedTags {
  readonly texts: readonly string[];
  readonly #byDashes: () => ReadonlyMap<number, readonly string[]>;
  readonly #known: ReadonlySet<string>;
  readonly #all: () => readonly Tag[];
  readonly #alike = new Map<number, readonly Tag[]>();
  readonly #read = new Map<string, Tag>();

  constructor(texts: Iterable<string>) {
    const known = new Set(texts);
    this.#known = known;
    this.texts = [...known];
    this.#byDashes = lazy(this.texts, (all) => grouped(all, dashesIn));
    this.#all = lazy(this as ListedTags, (list) => list.texts.map((text) => list.#tag(text)));
  }

  has(text: string): boolean {
    return this.#known.has(text);
  }

  /** All of them, read. */
  get all(): readonly Tag[] {
    return this.#all();
  }

  /** Those that have as many dashes as a text: all that can be of its family are among them. */
  like(text: string): readonly Tag[] {
    const dashes = dashesIn(text);
    const alike = this.#alike.get(dashes) ?? (this.#byDashes().get(dashes) ?? []).map((one) => this.#tag(one));
    this.#alike.set(dashes, alike);
    return alike;
  }

  #tag(text: string): Tag {
    const tag = this.#read.get(text) ?? parseTag(text);
    this.#read.set(text, tag);
    return tag;
  }
}

const dashesIn = (text: string): number => text.split('-').length;
