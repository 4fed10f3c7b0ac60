import type { Span } from '../text/span.ts';

/** Tells whether something is said of a place for the first time. */
export const firstAt = (): ((at: Span, what: string) => boolean) => {
  const said = new Set<string>();
  return ({ start, end }, what) => {
    const key = `${start}-${end} ${what}`;
    const isNew = !said.has(key);
    said.add(key);
    return isNew;
  };
};
