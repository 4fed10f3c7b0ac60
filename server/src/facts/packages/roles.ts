import type { SourcePackage } from '../../knowledge/package-index.ts';
import { isNamedAfter, plainName } from './names.ts';

/** What stands in for software that was fetched: the program, and what compiling against its library needs. */
export interface Roles {
  readonly programs: readonly string[];
  readonly dev: readonly string[];
}

/**
 * The binary packages of a source that people mean by a name: its program where one is called so, and the headers of its library. A
 * library may bring tools of other names, and a program headers for plug-ins: neither is what was built. `undefined` where nothing is sure.
 */
export const rolesOf = ({ name: source, programs, dev }: SourcePackage, name: string): Roles | undefined => {
  const named = programs.filter((one) => isNamedAfter(one, name) || isNamedAfter(one, source));
  const exact = named.find((one) => one === plainName(name)) ?? named[0];
  const libraries = dev.filter((one) => one.startsWith('lib') || programs.length === 0 || exact === undefined);
  const [only, ...others] = programs;
  const main = exact ?? (libraries.length === 0 && others.length === 0 ? only : undefined);
  if (main === undefined && libraries.length === 0) return undefined;
  return { programs: main === undefined ? [] : [main], dev: libraries.slice(0, 1) };
};
