import type { Table } from './table.ts';
import { isOnForge, placesOf, type UpstreamSource } from './upstream-places.ts';

/** `none`: distributions have no package of it; what bears its name there is other software, or nothing. */
export type PackageKind = 'program' | 'library' | 'both' | 'none';

/** The binary packages of one software in one release. */
export interface FamilyPackages {
  /** The program, or the library to run against. */
  readonly packages: readonly string[];
  /** What is needed to compile against the library. */
  readonly dev: readonly string[];
  /** The source package whose version counts, where the row names it: a metapackage has a version of its own. */
  readonly source?: string;
  /** As the distribution writes it, or only its upstream part; absent: not known here. */
  readonly version?: string;
  /** Left behind by its makers long ago, and packaged as it was. */
  readonly isStale: boolean;
}

export interface UpstreamPackage {
  readonly id: string;
  readonly kind: PackageKind;
  readonly matchers: readonly string[];
  /** Pairs of `debian`, `debian.dev`, `debian:bookworm` … and package names. */
  readonly packages: ReadonlyMap<string, readonly string[]>;
  /** Pairs of `debian:bookworm`, `alpine:3.23` … and versions. */
  readonly versions: ReadonlyMap<string, string>;
}

export const PACKAGE_KINDS: readonly PackageKind[] = ['program', 'library', 'both', 'none'];

const indexes = new WeakMap<Table, ReadonlyMap<string, string>>();

/**
 * The software that a download or a clone is, if it is certain: `undefined` when the place is unknown, or when the archive's name
 * contradicts it (zlib.net also serves pigz). A name alone never decides.
 */
export function findPackage(table: Table, source: UpstreamSource): UpstreamPackage | undefined {
  const index = indexOf(table);
  for (const place of placesOf(source)) {
    const id = index.get(place);
    if (id === undefined) continue;
    const software = packageById(table, id);
    // On a forge the place says it all, and archives there are called after tags (`v1.2.3.tar.gz`).
    if (isOnForge(place)) return software;
    // A whole site may serve more than its project: without a name it proves nothing.
    return place.includes('/') || source.name !== undefined ? agreeing(software, source.name) : undefined;
  }
  return undefined;
}

/** One row by its id. */
export function packageById(table: Table, id: string): UpstreamPackage | undefined {
  const row = table.row(id);
  if (!row) return undefined;
  const [, kind, matchers = '', packages = '', versions = ''] = row;
  return {
    id,
    kind: PACKAGE_KINDS.find((one) => one === kind) ?? 'both',
    matchers: words(matchers),
    packages: new Map(pairs(packages).map(([key, names]) => [key, names.split(',')])),
    versions: new Map(pairs(versions)),
  };
}

/** What a release calls the software: its family's names, but for those it has of its own. Debian's go by codename, others by number. */
export function packagesOn(software: UpstreamPackage, family: string, release?: string): FamilyPackages | undefined {
  const cell = (suffix: string) =>
    software.packages.get(`${family}:${release}${suffix}`) ?? software.packages.get(`${family}${suffix}`) ?? NO_NAMES;
  const [packages, dev] = [cell(''), cell('.dev')].map((names) => names.filter((name) => name !== ABSENT)) as [string[], string[]];
  if (packages.length === 0 && dev.length === 0) return undefined;
  const [source] = cell('.source');
  const version = software.versions.get(`${family}:${release}`);
  return {
    packages,
    dev,
    ...(source !== undefined && { source }),
    ...(version !== undefined && { version }),
    isStale: cell('.stale').length > 0,
  };
}

const NO_NAMES: readonly string[] = [];
/** In a cell of a release: this one has none of it. */
const ABSENT = '-';

function indexOf(table: Table): ReadonlyMap<string, string> {
  const known = indexes.get(table);
  if (known) return known;
  const index = new Map<string, string>();
  for (const id of table.keys()) {
    for (const matcher of words(table.row(id)?.[2] ?? '')) index.set(matcher, id);
  }
  indexes.set(table, index);
  return index;
}

function agreeing(software: UpstreamPackage | undefined, name: string | undefined): UpstreamPackage | undefined {
  if (!software || name === undefined) return software;
  const names = software.matchers.filter((matcher) => matcher.startsWith('name:'));
  return names.length === 0 || names.includes(`name:${name.toLowerCase()}`) ? software : undefined;
}

function words(cell: string): readonly string[] {
  return cell.split(' ').filter((word) => word !== '');
}

function pairs(cell: string): readonly (readonly [string, string])[] {
  return words(cell).map((word) => {
    const equals = word.indexOf('=');
    return [word.slice(0, equals), word.slice(equals + 1)] as const;
  });
}
