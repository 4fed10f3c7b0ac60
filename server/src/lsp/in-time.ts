/** What is not there yet. */
export const LATE = 'late';

/** How long somebody who types waits for the answer of a registry, in milliseconds. */
const PATIENCE = 1_000;

/** An answer, or `LATE` where it keeps somebody who types waiting. */
export const inTime = <T>(answer: Promise<T>): Promise<T | typeof LATE> => {
  let stop = (): void => {};
  const late = new Promise<typeof LATE>((resolve) => {
    const timer = setTimeout(() => resolve(LATE), PATIENCE);
    stop = () => clearTimeout(timer);
  });
  return Promise.race([answer, late]).finally(stop);
};

/** Lets others have a turn: what reads files of this machine never waits by itself. */
export const aTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
