import { readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../cli/cache-folder.ts';
import { today } from '../cli/clock.ts';
import { readRegular } from '../cli/source.ts';
import { readTable } from '../cli/tables-in-use.ts';
import type { Host, LogLevel } from '../host.ts';

export interface NodeHostOptions {
  /** The folder that holds the knowledge tables; that of the product unless told otherwise. */
  readonly knowledge?: string;
  /** The folder of tables that were made on this machine; none where `knowledge` is given. */
  readonly cache?: string;
  /** How much is logged to stderr; nothing without. */
  readonly log?: LogLevel;
  /** `kept`: each folder is read once, for a run over thousands of files asks for theirs and those above again and again. */
  readonly listings?: 'fresh' | 'kept';
  /** Hears, each time it is asked for, that a table made on this machine can't be used. */
  readonly warn?: (message: string) => void;
}

const WEIGHT: Readonly<Record<LogLevel, number>> = { error: 0, warn: 1, info: 2, debug: 3 };

/** The folder of the bundle; unbundled there is no `__dirname`, and the script started stands for it. */
export const bundleFolder = (): string => (typeof __dirname === 'string' ? __dirname : dirname(realpathSync(process.argv[1] ?? '.')));

/** What Node offers the linter. */
export const createNodeHost = ({ knowledge, cache, log, listings, warn = () => {} }: NodeHostOptions = {}): Host => ({
  today,
  log(level, message) {
    if (log !== undefined && WEIGHT[level] <= WEIGHT[log]) process.stderr.write(`plimsoll ${level}: ${message}\n`);
  },
  async asset(name) {
    const made = cache ?? (knowledge === undefined ? cacheFolder(process.env, 'knowledge') : undefined);
    const { text, problem } = readTable(name.replace(/\.txt$/, ''), { shipped: knowledge ?? join(bundleFolder(), 'knowledge'), made });
    if (problem !== undefined)
      warn(`${problem}; the table that came with plimsoll is used instead, and plimsoll knowledge update makes it anew`);
    return text;
  },
  files: { read: async (path) => readNow(path), list: listings === 'kept' ? keptListings() : async (folder) => listNow(folder) },
});

/** Read at once: a thread of the pool takes longer to start than a configuration takes to be read. */
const readNow = (path: string): string | undefined => {
  const source = readRegular(path);
  return 'problem' in source ? undefined : source.text;
};

const listNow = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder, { withFileTypes: true }).map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
  } catch {
    return [];
  }
};

const keptListings = (): NonNullable<Host['files']>['list'] => {
  const kept = new Map<string, readonly string[]>();
  return async (folder) => {
    const names = kept.get(folder) ?? listNow(folder);
    kept.set(folder, names);
    return names;
  };
};
