// The posix half: the other one asks the platform, and paths here have forward slashes everywhere.
import picomatch from 'picomatch/posix.js';

export type Glob = (path: string) => boolean;

type Part = 'any depth' | Glob;

/** What would let a pattern of a few letters try for minutes: repeated groups, many stars and braces. Paths are at most 255 letters a part. */
const UNFIT = /[()\\]|^!/;
const MOST_CHOICES = 3;
const LONGEST = 250;
const OPTIONS = { dot: true, strictBrackets: true, nonegate: true, noextglob: true, regex: false };

/**
 * A pattern for paths below the configuration's folder, as .gitignore has them: without a slash it matches the name at
 * any depth, a leading slash stands for that folder, one at the end for all below. `undefined` when it is no pattern.
 */
export const compileGlob = (pattern: string): Glob | undefined => {
  const anchored = pattern.replace(/^\.?\//, '').replace(/\/$/, '/**');
  if (anchored === '' || anchored.length > LONGEST || UNFIT.test(anchored)) return undefined;
  // As in .gitignore "a/**" is what lies in a, not a itself.
  const whole = (pattern.includes('/') ? anchored : `**/${anchored}`).replace(/\/\*\*$/, '/**/*');
  const parts = whole.split('/').map(compilePart);
  return parts.every((part) => part !== undefined) ? (path) => matches(parts, path.split('/')) : undefined;
};

const compilePart = (part: string): Part | undefined => {
  if (part === '**') return 'any depth';
  if (part === '' || (part.match(/\*+|\{/g)?.length ?? 0) > MOST_CHOICES) return undefined;
  try {
    return picomatch(part, OPTIONS) as Glob;
  } catch {
    return undefined;
  }
};

/** Goes back to the last `**` only: what an earlier one could take, that one can take too. */
const matches = (parts: readonly Part[], names: readonly string[]): boolean => {
  let part = 0;
  let retry: { readonly part: number; name: number } | undefined;
  for (let name = 0; name < names.length; name++) {
    while (parts[part] === 'any depth') retry = { part: ++part, name };
    const expected = parts[part] as Glob | undefined;
    if (expected?.(names[name] ?? '')) part++;
    else if (!retry) return false;
    else [part, name] = [retry.part, retry.name++];
  }
  return part === parts.length;
};
