import { daysBetween } from '../text/day.ts';
import {
  assetName,
  type Knowledge,
  knowledgeOf,
  openNamed,
  type ReleaseName,
  type ReleaseTable,
  TABLE_NAMES,
  type TableName,
} from './index.ts';
import { openPackageIndex, type PackageIndex } from './package-index.ts';
import type { Table } from './table.ts';

/** Where the tables come from, and who is told of those that can't be used. */
export interface Source {
  /** A table's text; `undefined` when it can't be read. */
  asset(name: string): Promise<string | undefined>;
  tell(problem: string): void;
}

/** In days. */
const OLD = 90;

/** What these tell of changes with a new version of the software at most, and their day is that of the oldest source. */
const LASTING: ReadonlySet<TableName | ReleaseTable> = new Set(['docker-clients', 'image-tools', 'packages']);

/** The tables of a process: each is read once, when it is first asked for, however many ask at the same time. */
export class Shelf {
  readonly #source: Source;
  readonly #tables = new Map<TableName | ReleaseTable, Promise<Table | undefined>>();
  readonly #indexes = new Map<ReleaseName, Promise<PackageIndex | undefined>>();
  readonly #joined = new WeakMap<Knowledge, Map<string, Promise<Knowledge>>>();
  readonly #taken = new Map<string, Promise<Knowledge>>();

  constructor(source: Source) {
    this.#source = source;
  }

  /** What is known from these tables alone, so that what was asked before changes no answer. */
  take(names: Iterable<TableName>): Promise<Knowledge> {
    const wanted = [...names];
    const key = wanted.join(' ');
    const known = this.#taken.get(key) ?? this.#put(wanted);
    this.#taken.set(key, known);
    return known;
  }

  async #put(names: readonly TableName[]): Promise<Knowledge> {
    const taken = names.map(async (name) => [name, await this.#table(name)] as const);
    return knowledgeOf(new Map(await Promise.all(taken)));
  }

  /**
   * What is known, and what releases ship besides; one that has no table is left out, for there are more releases than tables. The same
   * releases give the same object, so that what is worked out from it can be kept by it.
   */
  withPackages(knowledge: Knowledge, releases: Iterable<ReleaseName>): Promise<Knowledge> {
    const names = [...new Set(releases)].sort();
    const key = names.join(' ');
    const joined = this.#joined.get(knowledge) ?? new Map<string, Promise<Knowledge>>();
    this.#joined.set(knowledge, joined);
    const known = joined.get(key) ?? this.#join(knowledge, names);
    joined.set(key, known);
    return known;
  }

  async #join(knowledge: Knowledge, releases: readonly ReleaseName[]): Promise<Knowledge> {
    const taken = releases.map(async (release) => [release, await this.#index(release)] as const);
    const found = (await Promise.all(taken)).flatMap(([release, index]) => (index ? [[release, index] as const] : []));
    if (found.length === 0) return knowledge;
    const [asOf] = [knowledge.asOf ?? '9999-12-31', ...found.map(([, index]) => index.asOf)].sort();
    return { ...knowledge, packageIndexes: new Map(found), ...(asOf !== undefined && { asOf }) };
  }

  /** The day of the oldest table that was asked for until now, or of all that there are. */
  async asOf(which: 'used' | 'shipped'): Promise<string | undefined> {
    if (which === 'shipped') return (await this.take(TABLE_NAMES)).asOf;
    const used = await Promise.all(this.#tables.values());
    return used.flatMap((table) => table?.asOf ?? []).sort()[0];
  }

  /** What to tell once, when a table that was asked for is old on a day (`YYYY-MM-DD`). */
  async warning(today: string): Promise<string | undefined> {
    const tables = await Promise.all([...this.#tables].flatMap(([name, table]) => (LASTING.has(name) ? [] : [table])));
    const [asOf] = tables.flatMap((table) => table?.asOf ?? []).sort();
    const age = asOf === undefined ? 0 : daysBetween(asOf, today);
    return age > OLD ? `the facts about images and packages are ${age} days old; a newer plimsoll knows what came since` : undefined;
  }

  #index(release: ReleaseName): Promise<PackageIndex | undefined> {
    const known = this.#indexes.get(release) ?? this.#openIndex(release);
    this.#indexes.set(release, known);
    return known;
  }

  async #openIndex(release: ReleaseName): Promise<PackageIndex | undefined> {
    const packages = await this.#table(`packages-${release}`);
    if (!packages) return undefined;
    const upstreams = await this.#table(`upstreams-${release.slice(0, release.indexOf('-'))}`);
    return openPackageIndex({ packages, ...(upstreams && { upstreams }) });
  }

  #table(name: TableName | ReleaseTable): Promise<Table | undefined> {
    const known = this.#tables.get(name);
    if (known) return known;
    const table = this.#read(name);
    this.#tables.set(name, table);
    return table;
  }

  async #read(name: TableName | ReleaseTable): Promise<Table | undefined> {
    const text = await this.#source.asset(assetName(name));
    if (text === undefined) return undefined;
    const { table, problem } = openNamed(name, text);
    if (problem !== undefined) this.#source.tell(problem);
    return table;
  }
}
