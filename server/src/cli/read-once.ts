import { isWritableKind, readSource, type Source } from './source.ts';

/**
 * Files as they were when a run first read them. What is planned by one text must not be done to another: while registries are asked
 * there is time to edit a file.
 */
export class ReadOnce {
  readonly #sources = new Map<string, Source>();

  read(path: string): Source {
    const source = this.#sources.get(path) ?? readSource(path);
    this.#sources.set(path, source);
    return source;
  }

  /** The text, where there is one; a stream is read by who names it on the command line, not by a file that names it. */
  textOf(path: string): string | undefined {
    if (!isWritableKind(path) && !this.#sources.has(path)) return undefined;
    const source = this.read(path);
    return 'problem' in source ? undefined : source.text;
  }
}
