import type { Knowledge } from '../knowledge/index.ts';
import { findPackage, packagesOn } from '../knowledge/packages.ts';
import type { Distribution, Download } from './model.ts';

/** What a distribution has instead of something downloaded. */
export interface DistributionPackages {
  /** The upstream's usual name, e.g. `openssl`. */
  readonly upstream: string;
  /** What provides the same: the program, the library with its headers, or both. */
  readonly packages: readonly string[];
  /** The version in that release; `undefined` when it is not known here. */
  readonly version: string | undefined;
}

/** The packages of a distribution that ship what is downloaded; `undefined` unless the tables are certain. */
export const packagesInstead = (
  { source }: Download,
  distribution: Distribution,
  knowledge: Knowledge,
): DistributionPackages | undefined => {
  const software = knowledge.packages && findPackage(knowledge.packages, source);
  const found = software && packagesOn(software, distribution.family, distribution.release);
  if (!software || !found) return undefined;
  // The headers alone are no stand-in for the program, which may go by another name there.
  if (software.kind !== 'library' && found.packages.length === 0) return undefined;
  const packages = [...new Set([...found.packages, ...(software.kind === 'program' ? [] : found.dev)])];
  return packages.length === 0 ? undefined : { upstream: software.id, packages, version: found.version };
};
