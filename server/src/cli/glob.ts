import picomatch from 'picomatch';

/** A pattern of files taken apart. */
export interface Glob {
  /** The folder that it begins with, up to the first part with a wildcard. */
  readonly base: string;
  /** What follows. */
  readonly rest: string;
  /** Whether a path below the base matches. */
  matches(inside: string): boolean;
}

/** Reads a pattern as shells and most tools have it. */
export const readGlob = (pattern: string): Glob => {
  const { base, glob } = picomatch.scan(pattern);
  return { base, rest: glob, matches: picomatch(glob, { dot: true }) };
};
