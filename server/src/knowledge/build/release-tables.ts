import { compareDebianVersions } from '../../package/debian-version.ts';
import type { Binary } from './binary.ts';
import { homepageKey } from './homepage.ts';
import { type Roles, rolesOf } from './roles.ts';
import type { Selection } from './selection.ts';

/** What the index files of one release hold: what is installed from, and what can be added to it. */
export interface ReleaseIndex {
  /** The release itself, its updates and its security fixes. */
  readonly binaries: Iterable<Binary>;
  readonly backports: Iterable<Binary>;
}

/** Rows of the tables of one release; the first cell is the key. */
export interface ReleaseRows {
  readonly packages: readonly (readonly string[])[];
  /** Homepage and source, one pair each. */
  readonly upstreams: readonly (readonly [string, string])[];
}

/** The tables of one release, from its index files. */
export const releaseRows = ({ binaries, backports }: ReleaseIndex, selection: Selection): ReleaseRows => {
  const [own, later] = [newestOf(binaries), newestOf(backports)];
  const needed = needCounts(own.values());
  const sources = bySource([...own.values()].filter(selection.keeps));
  const added = bySource([...later.values()].filter(selection.keeps));
  const rows = [...new Set([...sources.keys(), ...added.keys()])].map((source) => {
    const packages = sources.get(source) ?? [];
    return rowOf(source, { packages, backports: added.get(source) ?? [], needed });
  });
  return { packages: rows, upstreams: [...sources].flatMap(([source, packages]) => homepagesOf(source, packages)) };
};

const newestOf = (binaries: Iterable<Binary>): ReadonlyMap<string, Binary> => {
  const newest = new Map<string, Binary>();
  for (const binary of binaries) {
    const known = newest.get(binary.name);
    if (!known || compareDebianVersions(binary.version, known.version) > 0) newest.set(binary.name, binary);
  }
  return newest;
};

const needCounts = (binaries: Iterable<Binary>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { needs } of binaries) for (const name of needs) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

const bySource = (binaries: readonly Binary[]): ReadonlyMap<string, readonly Binary[]> => {
  const sources = new Map<string, Binary[]>();
  for (const binary of binaries) {
    const known = sources.get(binary.source);
    if (known) known.push(binary);
    else sources.set(binary.source, [binary]);
  }
  return sources;
};

interface SourceParts {
  readonly packages: readonly Binary[];
  readonly backports: readonly Binary[];
  readonly needed: ReadonlyMap<string, number>;
}

const rowOf = (source: string, { packages, backports, needed }: SourceParts): readonly string[] => {
  const roles = rolesOf(source, packages.length > 0 ? packages : backports, needed);
  const cells = [roles.programs, roles.dev, roles.libraries].map((names) => names.map((name) => shortened(name, source)).join(' '));
  const version = versionOf(packages, roles);
  const later = versionOf(backports, roles);
  return [source, version, ...cells, later !== '' && (version === '' || compareDebianVersions(later, version) > 0) ? later : ''];
};

/** That of the main package: metapackages are made from sources with versions of their own. */
const versionOf = (packages: readonly Binary[], { programs, dev, libraries }: Roles): string => {
  const [main] = [...programs, ...dev, ...libraries];
  return (packages.find(({ name }) => name === main) ?? packages[0])?.version ?? '';
};

/** A letter instead of the source's name. */
const shortened = (name: string, source: string): string => name.replace(source, '=');

/** The source's own, which most of its packages have: of parts such as Boost's libraries some have pages of their own. */
const homepagesOf = (source: string, packages: readonly Binary[]): readonly (readonly [string, string])[] => {
  const counts = new Map<string, number>();
  for (const { homepage } of packages) {
    const key = homepageKey(homepage);
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most ? [[most[0], source]] : [];
};
