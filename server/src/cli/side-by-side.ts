/** Works on many things at the same time, in so many lanes: what waits holds up no other lane. The results are in the order of the things. */
export const sideBySide = async <T, R>(things: readonly T[], lanes: number, work: (thing: T) => Promise<R>): Promise<readonly R[]> => {
  const results: R[] = [];
  const queue = things.entries();
  const lane = async (): Promise<void> => {
    for (const [index, thing] of queue) results[index] = await work(thing);
  };
  await Promise.all(Array.from({ length: Math.min(lanes, things.length) }, lane));
  return results;
};

/** Files that may wait for registries at the same time; each of these takes four requests at once. */
export const WAITING = 32;

const MANY = 50;

/** Whether a run has so many that preparing the process for them pays. */
export const areMany = (things: readonly unknown[]): boolean => things.length > MANY;
