import type { Table } from './table.ts';

/** Whether those who make the software keep the repository, others do, or it is one of many at a host where anybody may open one. */
export type RepositoryKind = 'vendor' | 'independent' | 'hosting';

/** `gone`: nothing is served any more; `frozen`: nothing new comes. */
export type RepositoryStatus = 'gone' | 'frozen';

/** A package repository outside the distributions. */
export interface KnownRepository {
  /** Host, or host and path, that it was found by. */
  readonly place: string;
  readonly kind: RepositoryKind;
  /** What it has; of a host for anybody, what one of its repositories is. */
  readonly software: string;
  /** Who keeps an independent one, in words. */
  readonly keeper?: string;
  readonly families: readonly string[];
  /** Where its key is had. */
  readonly key?: string;
  /** What distributions call the software. */
  readonly packages: readonly string[];
  /** The Docker Official Image of the same software. */
  readonly image?: string;
  readonly status?: RepositoryStatus;
  /** As exact as it is known: `2022`, `2022-07` or `2022-07-31`. */
  readonly since?: string;
  /** What came in its place: another repository, or words for something else. */
  readonly successor?: string;
}

export const REPOSITORY_KINDS: readonly RepositoryKind[] = ['vendor', 'independent', 'hosting'];
export const REPOSITORY_STATUSES: readonly RepositoryStatus[] = ['gone', 'frozen'];

/** Deeper than this no place goes, and a hostile path must not cost more than its length. */
const DEEPEST = 6;
/** PPAs had another host, which still serves them. */
const OLD_HOSTS: ReadonlyMap<string, string> = new Map([['ppa.launchpad.net', 'ppa.launchpadcontent.net']]);

/** The repository at an address: the longest place that the address begins with counts. */
export function repositoryOf(table: Table, host: string, path: string): KnownRepository | undefined {
  const root = OLD_HOSTS.get(host) ?? host;
  if (!hostsOf(table).has(root)) return undefined;
  const segments = path.split('/').filter((segment) => segment !== '');
  for (let depth = Math.min(segments.length, DEEPEST); depth >= 0; depth--) {
    const row = table.row([root, ...segments.slice(0, depth)].join('/'));
    if (row) return readRow(row);
  }
  return undefined;
}

const hosts = new WeakMap<Table, ReadonlySet<string>>();

/** Most addresses of a document are of other hosts. */
function hostsOf(table: Table): ReadonlySet<string> {
  const known = hosts.get(table) ?? new Set([...table.keys()].map((place) => place.split('/', 1)[0] ?? ''));
  hosts.set(table, known);
  return known;
}

const byPackage = new WeakMap<Table, ReadonlyMap<string, string>>();

/** The makers' own repository of what distributions call so, for one family of package managers. */
export function vendorRepository(table: Table, name: string, family: string): KnownRepository | undefined {
  let known = byPackage.get(table);
  if (!known) {
    known = indexVendors(table);
    byPackage.set(table, known);
  }
  const row = table.row(known.get(`${family} ${name}`) ?? '');
  return row && readRow(row);
}

/** What several repositories have is nobody's own. */
function indexVendors(table: Table): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const shared = new Set<string>();
  for (const place of table.keys()) {
    const repository = readRow(table.row(place) ?? []);
    if (repository?.kind !== 'vendor' || repository.status) continue;
    for (const key of repository.families.flatMap((family) => repository.packages.map((name) => `${family} ${name}`))) {
      if (found.has(key)) shared.add(key);
      found.set(key, place);
    }
  }
  for (const key of shared) found.delete(key);
  return found;
}

function readRow(row: readonly string[]): KnownRepository | undefined {
  const [place = '', kind, software = '', keeper, families = '', key, packages = '', image, status, since, successor] = row;
  const known = REPOSITORY_KINDS.find((one) => one === kind);
  if (!known) return undefined;
  const standing = REPOSITORY_STATUSES.find((one) => one === status);
  return {
    place,
    kind: known,
    software,
    families: listOf(families),
    packages: listOf(packages),
    ...(keeper && { keeper }),
    ...(key && { key }),
    ...(image && { image }),
    ...(standing && { status: standing }),
    ...(since && { since }),
    ...(successor && { successor }),
  };
}

function listOf(cell: string): readonly string[] {
  return cell === '' ? [] : cell.split(',');
}
