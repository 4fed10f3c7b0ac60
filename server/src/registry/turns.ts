const AT_ONCE = 4;

interface Queue {
  running: number;
  readonly waiting: (() => void)[];
}

/** Lets at most four requests go to one host at once; the others wait for their turn. */
export class Turns {
  readonly #queues = new Map<string, Queue>();

  /** Runs the work when it is its turn. */
  async take<T>(host: string, work: () => Promise<T>): Promise<T> {
    const queue = this.#queues.get(host) ?? { running: 0, waiting: [] };
    this.#queues.set(host, queue);
    if (queue.running < AT_ONCE) queue.running += 1;
    else await new Promise<void>((resolve) => queue.waiting.push(resolve));
    try {
      return await work();
    } finally {
      this.#pass(host, queue);
    }
  }

  /** Whoever waits gets the place, so that nobody who comes in between takes it. */
  #pass(host: string, queue: Queue): void {
    const next = queue.waiting.shift();
    if (next) next();
    else queue.running -= 1;
    if (queue.running === 0) this.#queues.delete(host);
  }
}
