import type { ReleaseName, ReleaseTable } from '../index.ts';
import type { Table } from '../table.ts';
import { type ReleaseIndex, type ReleaseRows, releaseRows } from './release-tables.ts';
import type { Family } from './releases.ts';
import type { Selection } from './selection.ts';
import { formatTable } from './table-text.ts';

const LICENCE = 'facts only: names and versions';
const COLUMNS = 'source version programs dev libraries backports';

const TITLE: Readonly<Record<Family, string>> = { alpine: 'Alpine', debian: 'Debian', ubuntu: 'Ubuntu' };

/** The tables of one distribution, put together release by release. */
export class DistributionTables {
  readonly texts = new Map<ReleaseTable, string>();
  readonly #family: Family;
  readonly #selection: Selection;
  readonly #upstreams = new Map<string, Set<string>>();
  #oldest: string;

  /** `known`: homepages of earlier tables, which hold for releases that are not read now. */
  constructor(family: Family, { selection, known }: { readonly selection: Selection; readonly known?: Table | undefined }) {
    this.#family = family;
    this.#selection = selection;
    this.#oldest = known?.asOf ?? '9999-12-31';
    for (const key of known?.keys() ?? []) this.#addUpstream(key, known?.row(key)?.[1]?.split(' ') ?? []);
  }

  /** Adds a release; `asOf` is the day of its index. Gives the number of its sources. */
  add(name: ReleaseName, { index, asOf }: { readonly index: ReleaseIndex; readonly asOf: string }): number {
    const { packages, upstreams }: ReleaseRows = releaseRows(index, this.#selection);
    for (const [key, source] of upstreams) this.#addUpstream(key, [source]);
    if (asOf < this.#oldest) this.#oldest = asOf;
    this.texts.set(`packages-${name}`, formatTable(this.#header(`packages-${name}`, { asOf, columns: COLUMNS }), packages));
    const rows = [...this.#upstreams].map(([key, sources]) => [key, [...sources].sort().join(' ')]);
    const shared: ReleaseTable = `upstreams-${this.#family}`;
    this.texts.set(shared, formatTable(this.#header(shared, { asOf: this.#oldest, columns: 'homepage sources' }), rows));
    return packages.length;
  }

  #addUpstream(key: string, sources: readonly string[]): void {
    const known = this.#upstreams.get(key) ?? new Set();
    this.#upstreams.set(key, known);
    for (const source of sources) known.add(source);
  }

  #header(table: ReleaseTable, { asOf, columns }: { readonly asOf: string; readonly columns: string }): Readonly<Record<string, string>> {
    return { table, source: `${TITLE[this.#family]}'s package indices`, licence: LICENCE, asOf, columns };
  }
}
