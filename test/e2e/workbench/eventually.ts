import { setTimeout as pause } from 'node:timers/promises';

/** A machine that does much else is slow; one that is idle takes a hundredth. */
const PATIENCE = 45_000;
const INTERVAL = 150;

/** Asks again until the answer is accepted: an editor shows things when it is ready, and no sleep knows when that is. */
export const eventually = async <T>(ask: () => Promise<T>, accept: (answer: T) => boolean): Promise<T> => {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const answer = await ask();
    if (accept(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`Still not as expected after ${PATIENCE} ms: ${JSON.stringify(answer)}`);
    await pause(INTERVAL);
  }
};
