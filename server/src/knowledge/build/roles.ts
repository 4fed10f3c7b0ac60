import type { Binary } from './binary.ts';

export type Role = 'programs' | 'dev' | 'libraries';

/** What a source package gives to install, the main package of each role first. */
export type Roles = Readonly<Record<Role, readonly string[]>>;

/** Enough to install it: what is left out are plug-ins, variants and parts. */
const MOST: Readonly<Record<Role, number>> = { programs: 3, dev: 2, libraries: 2 };

/** Sorts the binary packages of one source. `needed` says how many packages need one: of several, that is the one people mean. */
export const rolesOf = (source: string, binaries: readonly Binary[], needed: ReadonlyMap<string, number>): Roles => {
  const inOrder = (role: Role): readonly string[] =>
    binaries
      .filter((binary) => roleOf(binary) === role)
      .map(({ name }) => ({ name, nearness: nearness(name, source), needs: needed.get(name) ?? 0 }))
      .sort((a, b) => a.nearness - b.nearness || b.needs - a.needs || a.name.length - b.name.length || (a.name < b.name ? -1 : 1))
      .slice(0, MOST[role])
      .map(({ name }) => name);
  return { programs: inOrder('programs'), dev: inOrder('dev'), libraries: inOrder('libraries') };
};

/** `undefined` for a package that only leads from an old name to the new one. */
const roleOf = ({ name, section }: Binary): Role | undefined => {
  if (/-dev(?:el)?$/.test(name)) return 'dev';
  if (section === 'oldlibs' && !name.startsWith('lib')) return undefined;
  return isLibrary(name, section) && !TOOL.test(name) ? 'libraries' : 'programs';
};

/** Sections are chosen by people, so that a library's name counts too; Alpine has no sections. */
const isLibrary = (name: string, section: string): boolean =>
  section === 'libs' || section === 'oldlibs' || (section === '' ? /^lib|-libs$/ : LIBRARY).test(name);

/** Apache's modules are called so, too. */
const LIBRARY = /^lib(?!.*-mod-).*\d(?:t64)?$/;

const TOOL = /-(?:bin|tools|utils|progs|cli|server|client)$/;

/** The smaller, the likelier it is what people mean by the software: first of all what is called as its source. */
const nearness = (name: string, source: string): number => {
  const bare = name.replace(/-dev(?:el)?$/, '');
  const stem = stemOf(source);
  if ([source, stem, `lib${stem}`].includes(bare)) return 0;
  if (PART.test(name)) return 4;
  if (bare === `${stem}-server`) return 1;
  return bare.startsWith(stem) || bare.startsWith(`lib${stem}`) ? 2 : 3;
};

/** Something for a program that is installed already. */
const PART = /-(?:mod|modules?|plugins?|extensions?)(?:-|$)/;

/** `python3-defaults` makes python3, and what libevent makes is called after it with and without `lib`. */
const stemOf = (source: string): string => source.replace(/-(?:defaults|common)$/, '').replace(/^lib(?=[a-z]{2})/, '');
