import type { HostCache } from '../host.ts';
import { objectIn } from './json.ts';

/** An answer, and when a registry gave it. */
export interface Kept {
  readonly at: number;
  readonly answer: object;
}

/** In characters of all that is kept in memory; lists of tags can be long. */
const MAX_IN_MEMORY = 16 * 1_024 * 1_024;
/** Raised whenever answers of older versions can no longer be used. */
const FORM = 'plimsoll-registry-1';

interface Remembered {
  readonly kept: Kept;
  readonly size: number;
}

/** Keeps answers in memory and, where the platform has room for them, from one run to the next. */
export class AnswerCache {
  readonly #memory = new Map<string, Remembered>();
  readonly #cache: HostCache | undefined;
  #size = 0;

  constructor(cache: HostCache | undefined) {
    this.#cache = cache;
  }

  async read(key: string): Promise<Kept | undefined> {
    const remembered = this.#memory.get(key);
    if (remembered) this.#remember(key, remembered);
    return remembered?.kept ?? this.#readKept(key);
  }

  async write(key: string, kept: Kept): Promise<void> {
    const text = JSON.stringify(kept);
    this.#remember(key, { kept, size: text.length });
    await this.#cache?.write(`${FORM} ${key}`, text);
  }

  /** A cache can only be written to: an empty text is no answer. */
  async forget(key: string): Promise<void> {
    this.#drop(key);
    await this.#cache?.write(`${FORM} ${key}`, '');
  }

  async #readKept(key: string): Promise<Kept | undefined> {
    const text = (await this.#cache?.read(`${FORM} ${key}`)) ?? '';
    const kept = parseKept(text);
    if (kept) this.#remember(key, { kept, size: text.length });
    return kept;
  }

  /** Those that were used least recently make room. */
  #remember(key: string, remembered: Remembered): void {
    this.#drop(key);
    this.#memory.set(key, remembered);
    this.#size += remembered.size;
    for (const oldest of this.#memory.keys()) {
      if (this.#size <= MAX_IN_MEMORY) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#size -= this.#memory.get(key)?.size ?? 0;
    this.#memory.delete(key);
  }
}

const parseKept = (text: string): Kept | undefined => {
  if (!text) return undefined;
  try {
    const json = objectIn(JSON.parse(text));
    const answer = objectIn(json?.answer);
    return answer && typeof json?.at === 'number' ? { at: json.at, answer } : undefined;
  } catch {
    return undefined;
  }
};
