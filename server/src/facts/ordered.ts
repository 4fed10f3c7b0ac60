import type { Span } from '../text/span.ts';

/** How many neighbours are looked at where each one costs time: more than any real file has, and few enough for a hostile one. */
export const MAX_NEIGHBOURS = 100;

/** The index of the first that starts behind an offset; the items are in the order of their starts. */
export const firstBehind = <T>(items: readonly T[], offset: number, spanOf: (item: T) => Span): number => {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (spanOf(items[middle] as T).start <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
};
