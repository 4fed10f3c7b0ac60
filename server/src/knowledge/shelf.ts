import { daysBetween } from '../text/day.ts';
import { assetName, type Knowledge, knowledgeOf, openNamed, TABLE_NAMES, type TableName } from './index.ts';
import type { Table } from './table.ts';

/** Where the tables come from, and who is told of those that can't be used. */
export interface Source {
  /** A table's text; `undefined` when it can't be read. */
  asset(name: string): Promise<string | undefined>;
  tell(problem: string): void;
}

/** In days. */
const OLD = 90;

/** The tables of a process: each is read once, when it is first asked for, however many ask at the same time. */
export class Shelf {
  readonly #source: Source;
  readonly #tables = new Map<TableName, Promise<Table | undefined>>();
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

  /** The day of the oldest table that was asked for until now, or of all that there are. */
  async asOf(which: 'used' | 'shipped'): Promise<string | undefined> {
    return (await this.take(which === 'used' ? this.#tables.keys() : TABLE_NAMES)).asOf;
  }

  /** What to tell once, when a table that was asked for is old on a day (`YYYY-MM-DD`). */
  async warning(today: string): Promise<string | undefined> {
    const asOf = await this.asOf('used');
    const age = asOf === undefined ? 0 : daysBetween(asOf, today);
    return age > OLD ? `the facts about images and packages are ${age} days old; a newer plimsoll knows what came since` : undefined;
  }

  #table(name: TableName): Promise<Table | undefined> {
    const known = this.#tables.get(name);
    if (known) return known;
    const table = this.#read(name);
    this.#tables.set(name, table);
    return table;
  }

  async #read(name: TableName): Promise<Table | undefined> {
    const text = await this.#source.asset(assetName(name));
    if (text === undefined) return undefined;
    const { table, problem } = openNamed(name, text);
    if (problem !== undefined) this.#source.tell(problem);
    return table;
  }
}
