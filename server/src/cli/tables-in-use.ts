import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openTable, type Table } from '../knowledge/table.ts';
import { isAhead } from './clock.ts';
import { reasonOf } from './failures.ts';

export interface TableFolders {
  readonly shipped: string;
  /** That of the tables made on this machine; `undefined` where there is none. */
  readonly made: string | undefined;
}

export interface TableInUse {
  /** `undefined` when there is no such table, or it can't be read. */
  readonly text: string | undefined;
  readonly from: 'shipped' | 'updated';
  /** Why the one made on this machine is passed over. */
  readonly problem?: string;
}

/** What `plimsoll knowledge update` makes; other tables come with the product only. */
const MADE_HERE = /^(?:packages|upstreams)-/;

/** Reads a table: the younger one of what was shipped and what was made here, of equal ones the latter. One made here that can't be used is passed over. */
export const readTable = (name: string, { shipped, made }: TableFolders): TableInUse => {
  const text = textAt(join(shipped, `${name}.txt`));
  if (made === undefined || !MADE_HERE.test(name)) return { text, from: 'shipped' };
  const own = readMade(name, join(made, `${name}.txt`));
  if (own === undefined) return { text, from: 'shipped' };
  if ('problem' in own) return { text, from: 'shipped', problem: own.problem };
  return own.table.asOf >= dayOf(text ?? '') ? { text: own.text, from: 'updated' } : { text, from: 'shipped' };
};

type MadeTable = { readonly text: string; readonly table: Table } | { readonly problem: string };

/** The largest table there is has half a megabyte. */
const MOST_BYTES = 16 * 1024 * 1024;

/** `undefined` when there is none. A run that was cut off, or whoever may write there, can leave anything. */
const readMade = (name: string, path: string): MadeTable | undefined => {
  try {
    if (statSync(path).size > MOST_BYTES) return { problem: `${path}: it is too large for a table` };
    const text = readFileSync(path, 'utf8');
    const { table, problem } = openTable(text);
    if (!table) return { problem: `${path}: ${problem}` };
    if (table.name !== name) return { problem: `${path}: it is the table "${table.name}"` };
    return isAhead(table.asOf) ? { problem: `${path}: its day, ${table.asOf}, is still to come` } : { text, table };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : { problem: `${path}: ${reasonOf(error)}` };
  }
};

/** Read at once: a thread of the pool takes longer to start than a table takes to be read. */
const textAt = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

const HEADER = 2000;

const dayOf = (text: string): string => /^asOf: (\d{4}-\d{2}-\d{2})\s*$/m.exec(text.slice(0, HEADER))?.[1] ?? '';
