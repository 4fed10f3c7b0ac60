import { openTable, type Table } from './table.ts';

export const TABLE_NAMES = ['deprecated-images', 'end-of-life', 'official-images', 'official-tags', 'packages', 'publishers'] as const;

export type TableName = (typeof TABLE_NAMES)[number];

/** What is known of the world. A table that could not be loaded is absent, and the rules that need it are silent. */
export interface Knowledge {
  readonly deprecatedImages?: Table;
  readonly endOfLife?: Table;
  readonly officialImages?: Table;
  readonly officialTags?: Table;
  readonly packages?: Table;
  readonly publishers?: Table;
  /** The oldest date of the tables at hand: nothing said from them is younger. Absent without any table. */
  readonly asOf?: string;
}

export interface OpenedKnowledge {
  readonly knowledge: Knowledge;
  /** One line for each table that was given and can't be used. */
  readonly problems: readonly string[];
}

const FIELD = {
  'deprecated-images': 'deprecatedImages',
  'end-of-life': 'endOfLife',
  'official-images': 'officialImages',
  'official-tags': 'officialTags',
  packages: 'packages',
  publishers: 'publishers',
} as const;

/** The name of a table's text for `host.asset`. */
export function assetName(table: TableName): string {
  return `${table}.txt`;
}

/** Opens the texts at hand. A text not given is no problem: the document at hand may not need it. */
export function openKnowledge(texts: Partial<Record<TableName, string>>): OpenedKnowledge {
  const tables: { -readonly [Field in (typeof FIELD)[TableName]]?: Table } = {};
  const problems: string[] = [];
  for (const name of TABLE_NAMES) {
    const text = texts[name];
    if (text === undefined) continue;
    const { table, problem } = openTable(text);
    if (table?.name === name) tables[FIELD[name]] = table;
    else problems.push(`${name}: ${problem ?? `the text is the table "${table?.name}"`}`);
  }
  const asOf = Object.values(tables)
    .map((table) => table.asOf)
    .sort()[0];
  return { knowledge: { ...tables, ...(asOf !== undefined && { asOf }) }, problems };
}
