import type { HostCache } from '../host.ts';
import { objectIn } from './json.ts';

/** An answer, and when a registry gave it. */
export interface Kept {
  readonly at: number;
  readonly answer: object;
}

const MAX_IN_MEMORY = 2_000;
/** Raised whenever answers of older versions can no longer be used. */
const FORM = 'plimsoll-registry-1';

/** Keeps answers in memory and, where the platform has room for them, from one run to the next. */
export class AnswerCache {
  readonly #memory = new Map<string, Kept>();
  readonly #cache: HostCache | undefined;

  constructor(cache: HostCache | undefined) {
    this.#cache = cache;
  }

  async read(key: string): Promise<Kept | undefined> {
    const kept = this.#memory.get(key) ?? parseKept(await this.#cache?.read(`${FORM} ${key}`));
    if (kept) this.#remember(key, kept);
    return kept;
  }

  async write(key: string, kept: Kept): Promise<void> {
    this.#remember(key, kept);
    await this.#cache?.write(`${FORM} ${key}`, JSON.stringify(kept));
  }

  /** What is written in place of an answer that no longer holds is older than anything. */
  async forget(key: string): Promise<void> {
    this.#memory.delete(key);
    await this.#cache?.write(`${FORM} ${key}`, '');
  }

  /** The one that was used least recently makes room. */
  #remember(key: string, kept: Kept): void {
    this.#memory.delete(key);
    this.#memory.set(key, kept);
    const [oldest] = this.#memory.keys();
    if (this.#memory.size > MAX_IN_MEMORY && oldest !== undefined) this.#memory.delete(oldest);
  }
}

const parseKept = (text: string | undefined): Kept | undefined => {
  if (!text) return undefined;
  try {
    const json = objectIn(JSON.parse(text));
    const answer = objectIn(json?.answer);
    return answer && typeof json?.at === 'number' ? { at: json.at, answer } : undefined;
  } catch {
    return undefined;
  }
};
