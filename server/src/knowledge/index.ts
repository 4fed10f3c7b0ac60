import type { PackageIndex } from './package-index.ts';
import { type OpenedTable, openTable, type Table } from './table.ts';

export const TABLE_NAMES = [
  'deprecated-images',
  'docker-clients',
  'end-of-life',
  'image-tools',
  'official-images',
  'official-tags',
  'packages',
  'publishers',
  'repositories',
] as const;

export type TableName = (typeof TABLE_NAMES)[number];

/** A release of a distribution, as the tables of its packages are called: `debian-bookworm`, `ubuntu-24.04`, `alpine-3.22`. */
export type ReleaseName = `${string}-${string}`;

/** The tables that a distribution's releases have: what one ships, and the homepages that all share. */
export type ReleaseTable = `packages-${ReleaseName}` | `upstreams-${string}`;

/** What is known of the world. A table that could not be loaded is absent, and the rules that need it are silent. */
export interface Knowledge {
  readonly deprecatedImages?: Table;
  readonly dockerClients?: Table;
  readonly endOfLife?: Table;
  readonly imageTools?: Table;
  readonly officialImages?: Table;
  readonly officialTags?: Table;
  readonly packages?: Table;
  readonly publishers?: Table;
  /** What the releases ship that the document fetches or builds something on; see `packageIndexOf`. */
  readonly packageIndexes?: ReadonlyMap<ReleaseName, PackageIndex>;
  readonly repositories?: Table;
  /** The oldest date of the tables at hand: nothing said from them is younger. Absent without any table. */
  readonly asOf?: string;
}

const FIELD = {
  'deprecated-images': 'deprecatedImages',
  'docker-clients': 'dockerClients',
  'end-of-life': 'endOfLife',
  'image-tools': 'imageTools',
  'official-images': 'officialImages',
  'official-tags': 'officialTags',
  packages: 'packages',
  publishers: 'publishers',
  repositories: 'repositories',
} as const;

/** The name of a table's text for `host.asset`. */
export function assetName(table: TableName | ReleaseTable): string {
  return `${table}.txt`;
}

/** Opens one table's text; that of another table is a problem too. */
export function openNamed(name: TableName | ReleaseTable, text: string): OpenedTable {
  const { table, problem } = openTable(text);
  if (!table) return { problem: `${name}: ${problem}` };
  return table.name === name ? { table } : { problem: `${name}: the text is the table "${table.name}"` };
}

/** Puts tables together. One that is missing is no problem: the document at hand may not need it. */
export function knowledgeOf(tables: ReadonlyMap<TableName, Table | undefined>): Knowledge {
  const found: { -readonly [Field in (typeof FIELD)[TableName]]?: Table } = {};
  for (const [name, table] of tables) if (table) found[FIELD[name]] = table;
  const asOf = Object.values(found)
    .map((table) => table.asOf)
    .sort()[0];
  return { ...found, ...(asOf !== undefined && { asOf }) };
}

/** What a distribution's release ships; `undefined` where that is not at hand. `release` is Debian's codename, or the number. */
export function packageIndexOf(
  { packageIndexes }: Knowledge,
  { family, release }: { readonly family: string; readonly release?: string },
): PackageIndex | undefined {
  return release === undefined ? undefined : packageIndexes?.get(`${family}-${release}`);
}
