import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Where tables that were made on this machine lie; `undefined` for a user without a home. A relative path is passed over: it would name
 * another folder in each repository, and one of those could bring tables along.
 */
export const tableCache = (env: Readonly<Record<string, string | undefined>>): string | undefined => {
  const caches = [env.XDG_CACHE_HOME, env.LOCALAPPDATA].find((path) => path !== undefined && isAbsolute(path)) ?? ownCaches();
  return caches === undefined ? undefined : join(caches, 'plimsoll', 'knowledge');
};

/** Node throws where neither HOME nor the list of users says where home is, as in a container that runs under any number. */
const ownCaches = (): string | undefined => {
  try {
    return join(homedir(), '.cache');
  } catch {
    return undefined;
  }
};
