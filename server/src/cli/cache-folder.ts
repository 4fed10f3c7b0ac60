import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where tables that were fetched on this machine lie. */
export const tableCache = (env: Readonly<Record<string, string | undefined>>): string =>
  join(env.XDG_CACHE_HOME || env.LOCALAPPDATA || join(homedir(), '.cache'), 'plimsoll', 'knowledge');

/** The younger one of two tables' texts, as their headers have it; of equal ones the second. */
export const younger = (shipped: string | undefined, fetched: string | undefined): string | undefined => {
  if (shipped === undefined || fetched === undefined) return shipped ?? fetched;
  return dayOf(fetched) >= dayOf(shipped) ? fetched : shipped;
};

const HEADER = 2000;

const dayOf = (text: string): string => /^asOf: (\d{4}-\d{2}-\d{2})\s*$/m.exec(text.slice(0, HEADER))?.[1] ?? '';
