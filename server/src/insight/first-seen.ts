import { isDay } from '../text/day.ts';

/** Keeps texts from one run to the next. */
export interface Memory {
  read(key: string): Promise<string | undefined>;
  write(key: string, text: string): Promise<void>;
}

const FORM = 'plimsoll-first-seen-1';

/** The day on which this machine saw what a tag points at for the first time: many registries don't tell when a tag was pushed. */
export class FirstSeen {
  readonly #memory: Memory | undefined;
  readonly #today: string;
  readonly #days = new Map<string, string>();
  readonly #open = new Set<string>();

  /** `today` is the day of the clock, whatever day the plan speaks of. */
  constructor(memory: Memory | undefined, today: string) {
    this.#memory = memory;
    this.#today = today;
  }

  /** `undefined` while it was not looked up: `lookUp` does. */
  dayOf(image: string): string | undefined {
    const day = this.#days.get(image);
    if (day === undefined) this.#open.add(image);
    return day;
  }

  /** Looks up all that was asked for; what was never seen is seen today. Tells whether there was anything. */
  async lookUp(): Promise<boolean> {
    const open = [...this.#open];
    this.#open.clear();
    await Promise.all(open.map(async (image) => this.#days.set(image, await this.#read(image))));
    return open.length > 0;
  }

  async #read(image: string): Promise<string> {
    const key = `${FORM} ${image}`;
    const kept = await this.#memory?.read(key);
    if (kept !== undefined && isDay(kept)) return kept;
    await this.#memory?.write(key, this.#today);
    return this.#today;
  }
}
