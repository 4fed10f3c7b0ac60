import { many } from '../formats/counts.ts';
import type { LogLevel } from '../host.ts';
import type { CliHost } from './host.ts';

/** A run that is shorter is over before anybody asks how far it is. */
const PATIENCE = 300;
const CELLS = 24;
/** To the start of the line, and away with what stands there. */
const CLEAR = '\r\u001b[K';

interface Extent {
  readonly total: number;
  /** Lines of a log would be torn. */
  readonly log: LogLevel | undefined;
}

/** How far a run is, on one line of a terminal that is gone when the run ends. */
export class Progress {
  readonly #host: CliHost;
  readonly #total: number;
  readonly #timer: NodeJS.Timeout | undefined;
  #done = 0;
  #isShown = false;

  constructor(host: CliHost, { total, log }: Extent) {
    this.#host = host;
    this.#total = total;
    if (log === undefined && isWatched(host)) this.#timer = setTimeout(() => this.#show(), PATIENCE);
  }

  /** One more is done. */
  step(): void {
    this.#done++;
    if (this.#isShown) this.#draw();
  }

  end(): void {
    clearTimeout(this.#timer);
    if (this.#isShown) this.#host.stderr.write(CLEAR);
    this.#isShown = false;
  }

  #show(): void {
    this.#isShown = true;
    this.#draw();
  }

  #draw(): void {
    const filled = Math.round((CELLS * this.#done) / Math.max(1, this.#total));
    const bar = '\u2588'.repeat(filled) + '\u2591'.repeat(CELLS - filled);
    this.#host.stderr.write(`${CLEAR}${bar} ${this.#done} of ${many(this.#total, 'file')}`);
  }
}

/** In CI a terminal is only played, and what is drawn there stays for ever. */
const isWatched = ({ stderr, env }: CliHost): boolean => stderr.isTerminal && !env.CI && env.TERM !== 'dumb';
