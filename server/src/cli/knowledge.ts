import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openTable, type Table } from '../knowledge/table.ts';
import type { Arguments } from './arguments.ts';
import { tableCache } from './cache-folder.ts';
import { type CliHost, type ExitCode, tell } from './host.ts';
import { updateKnowledge } from './knowledge-update.ts';

const UPDATE = 'update';

/** `plimsoll knowledge` lists the tables of facts, `plimsoll knowledge update` makes those of packages anew. */
export const knowledge = async (args: Arguments, host: CliHost): Promise<ExitCode> => {
  const [word] = args.positionals;
  if (word !== undefined && word !== UPDATE)
    return failed(host, `"${word}" can't be done with knowledge; it is ${UPDATE}, or nothing to list the tables`);
  const stray = word === UPDATE ? undefined : ['mirror', 'from', 'release', 'today'].find((name) => args.has(name));
  if (stray !== undefined) return failed(host, `--${stray} goes with plimsoll knowledge ${UPDATE}`);
  if (word === UPDATE) {
    const problem = await updateKnowledge(args, host);
    return problem === undefined ? 0 : failed(host, problem);
  }
  host.stdout.write(listing(host));
  return 0;
};

const failed = (host: CliHost, problem: string): ExitCode => {
  tell(host, problem);
  return 2;
};

interface Listed {
  readonly table: Table;
  readonly from: 'shipped' | 'updated';
}

/** A line for each table, the one in use where there are two. */
const listing = (host: CliHost): string => {
  const tables = new Map<string, Listed>();
  for (const table of tablesIn(host.knowledge)) tables.set(table.name, { table, from: 'shipped' });
  for (const table of tablesIn(tableCache(host.env))) {
    if (table.asOf >= (tables.get(table.name)?.table.asOf ?? '')) tables.set(table.name, { table, from: 'updated' });
  }
  const names = [...tables.keys()].sort();
  const width = Math.max(0, ...names.map((name) => name.length));
  return names.map((name) => lineOf(tables.get(name), width)).join('');
};

const lineOf = (listed: Listed | undefined, width: number): string =>
  listed ? `${listed.table.name.padEnd(width)}  ${listed.table.asOf}  ${listed.from}  ${listed.table.source}\n` : '';

const tablesIn = (folder: string): readonly Table[] =>
  namesIn(folder)
    .filter((name) => name.endsWith('.txt') && !name.startsWith('.'))
    .map((name) => openTable(readFileSync(join(folder, name), 'utf8')).table)
    .filter((table) => table !== undefined);

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};
