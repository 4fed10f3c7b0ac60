import { readFileSync } from 'node:fs';
import type { ReleaseTable, TableName } from '../../../server/src/knowledge/index.ts';
import { openTable, type Table } from '../../../server/src/knowledge/table.ts';

export function shippedText(name: TableName | ReleaseTable | 'package-selection'): string {
  return readFileSync(new URL(`../../../server/src/knowledge/tables/${name}.txt`, import.meta.url), 'utf8');
}

/** The small tables that never change when the shipped ones are refreshed. */
export function frozenText(name: TableName): string {
  return readFileSync(new URL(`../../knowledge/${name}.txt`, import.meta.url), 'utf8');
}

export function frozenTable(name: TableName): Table {
  return opened(frozenText(name));
}

export function opened(text: string): Table {
  const { table, problem } = openTable(text);
  if (!table) throw new Error(problem);
  return table;
}
