import type { Table } from './table.ts';

export type PackageKind = 'program' | 'library' | 'both';

/** Where a Dockerfile gets source code from. */
export interface UpstreamSource {
  readonly host: string;
  /** Path of the URL, with or without its leading slash. */
  readonly path: string;
  /** Base name of the archive without its version (`openssl` of `openssl-3.0.13.tar.gz`), when there is one. */
  readonly name?: string;
}

/** The binary packages of one software in one family of distributions. */
export interface FamilyPackages {
  /** The program, or the library to run against. */
  readonly packages: readonly string[];
  /** What is needed to compile against the library. */
  readonly dev: readonly string[];
  /** As the distribution writes it, or only its upstream part; absent: not known here. */
  readonly version?: string;
}

export interface UpstreamPackage {
  readonly id: string;
  readonly kind: PackageKind;
  readonly matchers: readonly string[];
  /** Pairs of `debian`, `debian.dev` … and package names. */
  readonly packages: ReadonlyMap<string, readonly string[]>;
  /** Pairs of `debian:bookworm`, `alpine:3.23` … and versions. */
  readonly versions: ReadonlyMap<string, string>;
}

export const PACKAGE_KINDS: readonly PackageKind[] = ['program', 'library', 'both'];

/** Hosts where a project is exactly `owner/name`: a fork with the same name is other software. */
export const FORGES: readonly string[] = ['bitbucket.org', 'codeberg.org', 'github.com', 'gitlab.com'];

const SAME_HOST: ReadonlyMap<string, string> = new Map([
  ['codeload.github.com', 'github.com'],
  ['raw.githubusercontent.com', 'github.com'],
]);

/** Deeper than this no matcher goes, and a hostile path must not cost more than its length. */
const DEEPEST = 6;

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

/** What a family calls the software. `release` is Debian's codename (`bookworm`), or the number (`24.04`, `3.23`). */
export function packagesOn(software: UpstreamPackage, family: string, release?: string): FamilyPackages | undefined {
  const packages = software.packages.get(family) ?? [];
  const dev = software.packages.get(`${family}.dev`) ?? [];
  if (packages.length === 0 && dev.length === 0) return undefined;
  const version = release === undefined ? undefined : software.versions.get(`${family}:${release}`);
  return { packages, dev, ...(version !== undefined && { version }) };
}

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

/** The matchers that would fit, the longest first; on a forge only `owner/name`. */
function placesOf(source: UpstreamSource): readonly string[] {
  const bare = source.host.toLowerCase().replace(/^www\./, '');
  const host = SAME_HOST.get(bare) ?? bare;
  const segments = segmentsOf(source.path);
  if (FORGES.includes(host)) {
    const [owner, name] = segments;
    return owner && name ? [`${host}/${owner}/${name}`.toLowerCase()] : [];
  }
  const depth = Math.min(segments.length, DEEPEST);
  // A clone has one place: git.example.org/foo.git is not git.example.org/foo/bar.git.
  if (source.path.endsWith('.git')) return segments.length > DEEPEST ? [] : [[host, ...segments].join('/')];
  return Array.from({ length: depth + 1 }, (_, dropped) => [host, ...segments.slice(0, depth - dropped)].join('/'));
}

function segmentsOf(path: string): readonly string[] {
  const plain = path.split(/[?#]/, 1)[0] ?? '';
  const segments = plain.split('/').filter((segment) => segment !== '');
  return segments.map((segment) => segment.replace(/\.git$/, ''));
}

function isOnForge(place: string): boolean {
  return FORGES.some((forge) => place.startsWith(`${forge}/`));
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
