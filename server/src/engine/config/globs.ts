// The posix half: the other one asks the platform, and paths here have forward slashes everywhere.
import picomatch from 'picomatch/posix.js';

export type Glob = (path: string) => boolean;

/**
 * A pattern for paths below the configuration's folder, as .gitignore has them: without a slash it matches the name at
 * any depth, a leading slash stands for that folder. `undefined` when it is no pattern.
 */
export const compileGlob = (pattern: string): Glob | undefined => {
  const anchored = pattern.replace(/^\.?\//, '');
  if (anchored === '') return undefined;
  try {
    return picomatch(anchored, { dot: true, strictBrackets: true, basename: !pattern.includes('/') }) as Glob;
  } catch {
    return undefined;
  }
};
