const DAY = 24 * 60 * 60 * 1000;

/** Today as `YYYY-MM-DD`. */
export const today = (): string => dayAt(Date.now());

/** Whether a day (`YYYY-MM-DD`) is still to come everywhere on Earth: facts of such a day would beat all that come until then. */
export const isAhead = (day: string): boolean => day > dayAt(Date.now() + DAY);

const dayAt = (time: number): string => new Date(time).toISOString().slice(0, 10);
