import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { absolutePath, slashed } from './paths.ts';

/** Where the user works: the current folder, and what was named to a command. */
export interface Grounds {
  readonly cwd: string;
  readonly paths: readonly string[];
}

/** Why a file that leads away is not written. */
export const AWAY = 'it is a link to a file elsewhere; name that one to have it changed';

/** Whether a path is a link out of where the user works: a repository may hold one to any file of whoever checks it out. What the user has named is none. */
export const leadsAway = (path: string, { cwd, paths }: Grounds): boolean => {
  const named = paths.map((one) => absolutePath(one, cwd));
  const real = realPathOf(path);
  // What can't be followed is told by whoever reads it.
  if (real === undefined || real === path || named.includes(path)) return false;
  const grounds = [cwd, dirname(path), ...named].map(realPathOf).filter((ground) => ground !== undefined);
  return !grounds.some((ground) => real === ground || real.startsWith(ground.endsWith('/') ? ground : `${ground}/`));
};

const realPathOf = (path: string): string | undefined => {
  try {
    return slashed(realpathSync(path));
  } catch {
    return undefined;
  }
};
