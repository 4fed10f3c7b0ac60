import type { Table } from './table.ts';

/** A line of releases that is supported as one: Node.js 22, Debian 12, PHP 8.4. */
export interface Cycle {
  readonly product: string;
  /** As versions begin: `22`, `3.13`, `24.04`. */
  readonly cycle: string;
  /** As tags write it: `bookworm`, `jammy`. */
  readonly codename?: string;
  /** `YYYY-MM-DD` like all days here. */
  readonly released?: string;
  /** End of normal support: Debian's before LTS, Ubuntu's before ESM. Absent: no end is set, or it is over and nobody knows since when. */
  readonly endOfLife?: string;
  /** Over, and the day is not known. */
  readonly isEnded?: true;
  /** What follows normal support: mostly paid for, or kept by others. */
  readonly extendedSupport?: { readonly name: string; readonly until: string };
  /** The newest release of the cycle on the day of the table. */
  readonly latest?: string;
  /** A line of long-term support on the day of the table. */
  readonly isLongTerm?: true;
  /** Since when, or from when on, it is one. */
  readonly longTermFrom?: string;
}

const read = new WeakMap<Table, Map<string, readonly Cycle[]>>();

/** The cycles of a product (`nodejs`, `debian`), the newest first; none when the product is not known. */
export function cycles(table: Table, product: string): readonly Cycle[] {
  const products = read.get(table) ?? new Map<string, readonly Cycle[]>();
  read.set(table, products);
  const known = products.get(product);
  if (known) return known;
  const row = table.row(product);
  if (!row) return [];
  const texts = row[3] ? row[3].split(';') : [];
  const all = texts.map((text) => readCycle(text.split(','), { product, extended: row[2] ?? '', asOf: table.asOf }));
  products.set(product, all);
  return all;
}

/** The cycle of a version: the longest one that the version begins with, or the one of that codename. */
export function cycleOf(table: Table, product: string, version: string): Cycle | undefined {
  const fitting = cycles(table, product).filter(({ cycle, codename }) => codename === version || isWithin(version, cycle));
  return fitting.toSorted((a, b) => b.cycle.length - a.cycle.length)[0];
}

/** Of the cycles that begin with a version which says less than they do, such as `2`, the newest that was out on a day. */
export function newestCycleOn(
  table: Table,
  product: string,
  { version, day }: { readonly version: string; readonly day: string },
): Cycle | undefined {
  return cycles(table, product).find(({ cycle, released = '' }) => cycle.startsWith(`${version}.`) && released <= day);
}

/** A product's name for people: `Node.js`, `Alpine Linux`; the product itself when the table has none. */
export function productName(table: Table, product: string): string {
  return table.row(product)?.[1] ?? product;
}

/** `18` is the cycle of 18, 18.12.0, 18.0.2_9 and 18u302, and not of 180. */
function isWithin(version: string, cycle: string): boolean {
  return version.startsWith(cycle) && /^(?:$|[._+-]|u\d)/.test(version.slice(cycle.length));
}

interface Product {
  readonly product: string;
  readonly extended: string;
  readonly asOf: string;
}

/** `cycle,released,end,end of extended support,latest,codename,long term` */
function readCycle(fields: readonly string[], { product, extended, asOf }: Product): Cycle {
  const [cycle = '', released, end, until, latest, codename, longTerm = ''] = fields;
  return {
    product,
    cycle,
    ...(codename && { codename }),
    ...(released && { released }),
    ...(end && (end === 'over' ? { isEnded: true } : { endOfLife: end })),
    ...(until && { extendedSupport: { name: extended, until } }),
    ...(latest && { latest }),
    ...(isLongTermOn(longTerm, asOf) && { isLongTerm: true }),
    ...(isDay(longTerm) && { longTermFrom: longTerm }),
  };
}

const isLongTermOn = (longTerm: string, day: string): boolean => longTerm === 'yes' || (isDay(longTerm) && longTerm <= day);

const isDay = (text: string): boolean => /^\d{4}-/.test(text);
