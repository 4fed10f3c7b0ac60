import { readdirSync } from 'node:fs';
import { openTable } from '../knowledge/table.ts';
import type { Arguments } from './arguments.ts';
import { cacheFolder } from './cache-folder.ts';
import { type CliHost, type ExitCode, oneLine, refuse, tell } from './host.ts';
import { updateKnowledge } from './knowledge/update.ts';
import { readTable, type TableFolders, type TableInUse } from './tables-in-use.ts';

const UPDATE = 'update';

/** `plimsoll knowledge` lists the tables of facts, `plimsoll knowledge update` makes those of packages anew. */
export const knowledge = async (args: Arguments, host: CliHost): Promise<ExitCode> => {
  const [word] = args.positionals;
  if (word !== undefined && word !== UPDATE)
    return refuse(host, `"${word}" can't be done with knowledge; it is ${UPDATE}, or nothing to list the tables`);
  const stray = word === UPDATE ? undefined : ['mirror', 'from', 'release', 'keyring', 'today'].find((name) => args.has(name));
  if (stray !== undefined) return refuse(host, `--${stray} goes with plimsoll knowledge ${UPDATE}`);
  if (word === UPDATE) {
    const problem = await updateKnowledge(args, host);
    return problem === undefined ? 0 : refuse(host, problem);
  }
  host.stdout.write(listing(host));
  return 0;
};

/** A line for each table that is in use. */
const listing = (host: CliHost): string => {
  const folders: TableFolders = { shipped: host.knowledge, made: cacheFolder(host.env, 'knowledge') };
  const names = [...new Set([...tablesIn(folders.shipped), ...tablesIn(folders.made)])].sort();
  const width = Math.max(0, ...names.map((name) => name.length));
  return names.map((name) => rowOf(name, readTable(name, folders), { host, width })).join('');
};

const rowOf = (
  name: string,
  { text, from, problem }: TableInUse,
  { host, width }: { readonly host: CliHost; readonly width: number },
): string => {
  if (problem !== undefined) tell(host, `${problem}; it is passed over`);
  const { table } = openTable(text ?? '');
  return table ? `${name.padEnd(width)}  ${table.asOf}  ${from}  ${oneLine(table.source)}\n` : '';
};

const tablesIn = (folder: string | undefined): readonly string[] => {
  try {
    const names = folder === undefined ? [] : readdirSync(folder);
    return names.filter((name) => name.endsWith('.txt') && !name.startsWith('.')).map((name) => name.slice(0, -'.txt'.length));
  } catch {
    return [];
  }
};
