import type { Table } from './table.ts';

/** Software as one release of a distribution has it: a source package, and the binary packages that come of it. */
export interface SourcePackage {
  readonly name: string;
  /** What is installed today, updates and security fixes included, as the distribution writes it; absent: not known. */
  readonly version?: string;
  /** What the release's backports have, where they have a newer one. */
  readonly backports?: string;
  /** Binary packages that one installs to run it, the main one first. */
  readonly programs: readonly string[];
  /** Run-time libraries. */
  readonly libraries: readonly string[];
  /** What compiling against it needs. */
  readonly dev: readonly string[];
  /** `github.com/owner/name` on a forge, otherwise host and path without `www.`; absent where none is known. */
  readonly homepage?: string;
}

/** What one release of a distribution ships. */
export interface PackageIndex {
  /** `YYYY-MM-DD`: the day of the release's table. */
  readonly asOf: string;
  source(name: string): SourcePackage | undefined;
  /** Those whose homepage is a project on a forge, as `github.com/owner/name` in any case. */
  ofForge(project: string): readonly SourcePackage[];
  /** Those whose homepage is on a host, or on or below `host/path`. */
  ofSite(site: string): readonly SourcePackage[];
  /** The source of a binary package; only the binary packages that `SourcePackage` names are known. */
  binary(name: string): SourcePackage | undefined;
}

/** The tables of one release. */
export interface PackageTables {
  /** `packages-debian-bookworm` and the like. */
  readonly packages: Table;
  /** `upstreams-debian` and the like: homepages, shared by the releases of a distribution. */
  readonly upstreams?: Table;
}

/** A cell that names binary packages: separated by spaces, `=` stands for the name of the source. */
const namesIn = (cell: string, source: string): readonly string[] =>
  cell === '' ? [] : cell.split(' ').map((word) => word.replace('=', source));

/** Opens the index of a release; nothing is read before it is asked for. */
export const openPackageIndex = (tables: PackageTables): PackageIndex => new TablesIndex(tables);

class TablesIndex implements PackageIndex {
  readonly asOf: string;
  readonly #tables: PackageTables;
  readonly #sources = new Map<string, SourcePackage>();
  #homepages: ReadonlyMap<string, string> | undefined;
  #binaries: ReadonlyMap<string, string> | undefined;
  #sites: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(tables: PackageTables) {
    this.#tables = tables;
    this.asOf = tables.packages.asOf;
  }

  source(name: string): SourcePackage | undefined {
    const known = this.#sources.get(name);
    if (known) return known;
    const row = this.#tables.packages.row(name);
    if (!row) return undefined;
    const read = this.#read(row);
    this.#sources.set(name, read);
    return read;
  }

  ofForge(project: string): readonly SourcePackage[] {
    return this.#named(this.#tables.upstreams?.row(project.toLowerCase())?.[1]);
  }

  ofSite(site: string): readonly SourcePackage[] {
    const [host = ''] = site.split('/', 1);
    this.#sites ??= keysByHost(this.#tables.upstreams);
    const keys = this.#sites.get(host) ?? [];
    const below = keys.filter((key) => key === site || key.startsWith(`${site}/`));
    return [...new Set(below.flatMap((key) => this.#named(this.#tables.upstreams?.row(key)?.[1])))];
  }

  binary(name: string): SourcePackage | undefined {
    this.#binaries ??= sourcesByBinary(this.#tables.packages);
    const source = this.#binaries.get(name);
    return source === undefined ? undefined : this.source(source);
  }

  #named(cell = ''): readonly SourcePackage[] {
    return cell
      .split(' ')
      .map((name) => this.source(name))
      .filter((source) => source !== undefined);
  }

  #read([name = '', version = '', programs = '', dev = '', libraries = '', backports = '']: readonly string[]): SourcePackage {
    this.#homepages ??= homepagesOf(this.#tables.upstreams);
    const homepage = this.#homepages.get(name);
    return {
      name,
      ...(version !== '' && { version }),
      ...(backports !== '' && { backports }),
      programs: namesIn(programs, name),
      libraries: namesIn(libraries, name),
      dev: namesIn(dev, name),
      ...(homepage !== undefined && { homepage }),
    };
  }
}

const keysByHost = (upstreams: Table | undefined): ReadonlyMap<string, readonly string[]> => {
  const sites = new Map<string, string[]>();
  for (const key of upstreams?.keys() ?? []) {
    const [host = ''] = key.split('/', 1);
    const keys = sites.get(host);
    if (keys) keys.push(key);
    else sites.set(host, [key]);
  }
  return sites;
};

const homepagesOf = (upstreams: Table | undefined): ReadonlyMap<string, string> => {
  const homepages = new Map<string, string>();
  for (const key of upstreams?.keys() ?? []) {
    for (const name of upstreams?.row(key)?.[1]?.split(' ') ?? []) homepages.set(name, key);
  }
  return homepages;
};

const sourcesByBinary = (packages: Table): ReadonlyMap<string, string> => {
  const binaries = new Map<string, string>();
  for (const source of packages.keys()) {
    const [, , ...cells] = packages.row(source) ?? [];
    for (const name of cells.slice(0, 3).flatMap((cell) => namesIn(cell, source))) binaries.set(name, source);
  }
  return binaries;
};
