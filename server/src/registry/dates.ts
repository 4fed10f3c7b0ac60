/** No image is older than the first release of Docker; build tools write 1970 or 1980 where they mean no date. */
const FIRST_IMAGE = Date.UTC(2013, 2, 1);
/** Clocks differ. */
const TOLERANCE = 86_400_000;
const TIMESTAMP = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d/;

/** A time as ISO 8601 to the second, unless it can't be that of an image. */
export const plausibleTime = (milliseconds: number, now: number): string | undefined =>
  milliseconds >= FIRST_IMAGE && milliseconds <= now + TOLERANCE ? `${new Date(milliseconds).toISOString().slice(0, 19)}Z` : undefined;

/** The same of a written time. */
export const plausibleTimestamp = (text: string | undefined, now: number): string | undefined =>
  text !== undefined && TIMESTAMP.test(text) ? plausibleTime(Date.parse(text), now) : undefined;
