/** Remembers what was promised for a key, but no failures, so that they are tried again. */
export class Memo<V> {
  readonly #promises = new Map<string, Promise<V>>();

  /** What is remembered, or else what `make` makes. */
  get(key: string, make: () => Promise<V>): Promise<V> {
    const known = this.#promises.get(key);
    if (known) return known;
    const made = make();
    this.#promises.set(key, made);
    made.catch(() => {
      if (this.#promises.get(key) === made) this.#promises.delete(key);
    });
    return made;
  }

  /** Forgets one key. */
  delete(key: string): void {
    this.#promises.delete(key);
  }

  /** Forgets everything. */
  clear(): void {
    this.#promises.clear();
  }
}
