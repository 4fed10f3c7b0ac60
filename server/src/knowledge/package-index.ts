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
  readonly homepage?: string | undefined;
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
  readonly #packages: Table;
  readonly #upstreams: Table | undefined;
  readonly #sources = new Map<string, SourcePackage>();
  readonly #sites = new Map<string, readonly SourcePackage[]>();
  readonly #homepages = new Map<string, string | undefined>();

  constructor({ packages, upstreams }: PackageTables) {
    this.#packages = packages;
    this.#upstreams = upstreams;
    this.asOf = packages.asOf;
  }

  source(name: string): SourcePackage | undefined {
    const known = this.#sources.get(name);
    if (known) return known;
    const row = this.#packages.row(name);
    if (!row) return undefined;
    const read = this.#read(row);
    this.#sources.set(name, read);
    return read;
  }

  ofForge(project: string): readonly SourcePackage[] {
    return this.#named(this.#upstreams?.row(project.toLowerCase())?.[1]);
  }

  ofSite(site: string): readonly SourcePackage[] {
    const key = site.toLowerCase();
    const known = this.#sites.get(key);
    if (known) return known;
    const below = [...(this.#upstreams?.rowsFrom(`${key}/`) ?? [])].flatMap(([, names]) => this.#named(names));
    const found = [...new Set([...this.#named(this.#upstreams?.row(key)?.[1]), ...below])];
    // What is found is bounded by the table, what is not comes from documents.
    if (found.length > 0) this.#sites.set(key, found);
    return found;
  }

  binary(name: string): SourcePackage | undefined {
    const written = this.#packages.rowNaming(name)?.[0];
    for (const candidate of written === undefined ? partsOf(name) : [written, ...partsOf(name)]) {
      const source = this.source(candidate);
      if (source && binariesOf(source).includes(name)) return source;
    }
    return undefined;
  }

  #named(cell = ''): readonly SourcePackage[] {
    return cell
      .split(' ')
      .map((name) => this.source(name))
      .filter((source) => source !== undefined);
  }

  #read([name = '', version = '', programs = '', dev = '', libraries = '', backports = '']: readonly string[]): SourcePackage {
    const homepageOf = (): string | undefined => this.#homepageOf(name);
    return {
      name,
      ...(version !== '' && { version }),
      ...(backports !== '' && { backports }),
      programs: namesIn(programs, name),
      libraries: namesIn(libraries, name),
      dev: namesIn(dev, name),
      // A site may have a thousand sources, of which most are only asked for their names.
      get homepage() {
        return homepageOf();
      },
    };
  }

  #homepageOf(name: string): string | undefined {
    const homepage = this.#homepages.has(name) ? this.#homepages.get(name) : this.#upstreams?.rowNaming(name)?.[0];
    this.#homepages.set(name, homepage);
    return homepage;
  }
}

const binariesOf = ({ programs, dev, libraries }: SourcePackage): readonly string[] => [...programs, ...dev, ...libraries];

/** The longest name of a package in Debian has 61 letters. */
const LONGEST = 80;

/** All that a source may be called if its packages are written by `=`, the longest first. */
function* partsOf(name: string): Generator<string> {
  if (name.length > LONGEST) return;
  for (let length = name.length; length > 0; length--) for (let at = 0; at + length <= name.length; at++) yield name.slice(at, at + length);
}
