import { resolvePath } from '../text/paths.ts';
import type { Span } from '../text/span.ts';
import { ELSEWHERE } from './build-model.ts';

/** A place of a manifest that speaks of another file, or of something in it. */
export interface ManifestLink {
  /** `build` and `use` stand where the one who builds or uses is named; the others at the words that lead away. */
  readonly kind: 'build' | 'use' | 'file' | 'stage' | 'argument';
  readonly at: Span;
  /** The other file, be it there or not; a Dockerfile, unless it is a `file` or of `use`. */
  readonly path: string;
  /** Who builds or uses, as messages call it; the stage or the argument. Of a file what is written. */
  readonly name: string;
}

/** A text of a manifest and where it is written. */
export interface Word {
  readonly text: string;
  readonly at: Span;
}

/** How an image is built, in words of a manifest. */
export interface BuildWords {
  /** As messages call it, where it is named. */
  readonly builder: Word;
  /** Absent where the default holds, `unknown` where a variable stands in it. */
  readonly context: Word | 'unknown' | undefined;
  readonly dockerfile: Word | 'unknown' | undefined;
  /** The folder that a written Dockerfile is looked for in, where that is not the context. */
  readonly folder?: string;
  readonly target: Word | undefined;
  readonly arguments: readonly Word[];
}

/** Gathers the links of one manifest; a place that several share is one. */
export class LinkList {
  readonly #folder: string;
  readonly #links = new Map<string, ManifestLink>();

  /** Of a manifest that sees paths from a folder. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** In the order in which they were added. */
  get links(): readonly ManifestLink[] {
    return [...this.#links.values()];
  }

  /** A file that lies in the folder, or as its path says. */
  file(word: Word | undefined): void {
    if (word && isKnown(word)) this.#add({ kind: 'file', at: word.at, path: resolvePath(this.#folder, word.text), name: word.text });
  }

  /** A file that somebody starts from, as messages call it. */
  use(word: Word | undefined, user: string): void {
    this.file(word);
    if (word && isKnown(word)) this.#add({ kind: 'use', at: word.at, path: resolvePath(this.#folder, word.text), name: user });
  }

  /** A build, with the words that lead to its Dockerfile and into it. */
  build({ builder, context, dockerfile, folder, target, arguments: given }: BuildWords): void {
    if (!isKnown(context) || !isKnown(dockerfile)) return;
    const around = resolvePath(this.#folder, context?.text ?? '.');
    const path = dockerfile ? resolvePath(folder ?? around, dockerfile.text) : resolvePath(around, 'Dockerfile');
    this.#add({ kind: 'build', at: builder.at, path, name: builder.text });
    for (const word of [context, dockerfile]) if (word) this.#add({ kind: 'file', at: word.at, path, name: word.text });
    if (target && isKnown(target)) this.#add({ kind: 'stage', at: target.at, path, name: target.text });
    for (const { at, text } of given) if (text !== '') this.#add({ kind: 'argument', at, path, name: text });
  }

  #add(link: ManifestLink): void {
    this.#links.set(`${link.kind} ${link.at.start} ${link.path}`, link);
  }
}

const isKnown = <T extends Word>(word: T | 'unknown' | undefined): word is T | undefined =>
  word !== 'unknown' && (word === undefined || (word.text !== '' && !word.text.includes('$') && !ELSEWHERE.test(word.text)));
