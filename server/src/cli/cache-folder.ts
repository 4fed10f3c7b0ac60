import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where what was made or learned on this machine lies: tables, answers of registries, what V8 compiled of the program. `undefined` for a
 * user without a home. A relative path is passed over, as the XDG specification wants it: it would name another folder in each repository,
 * and one of those could bring tables along.
 */
export const cacheFolder = (env: Environment, of: 'code' | 'knowledge' | 'registry'): string | undefined => {
  const caches = [env.XDG_CACHE_HOME, env.LOCALAPPDATA].find((path) => path !== undefined && isAbsolute(path)) ?? ownCaches(env);
  return caches === undefined ? undefined : join(caches, 'plimsoll', of);
};

/** Node throws where neither HOME nor the list of users says where home is, as in a container that runs under any number. */
const ownCaches = ({ HOME }: Environment): string | undefined => {
  try {
    return join(HOME || homedir(), '.cache');
  } catch {
    return undefined;
  }
};
