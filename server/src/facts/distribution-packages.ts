import { cycleOf } from '../knowledge/end-of-life.ts';
import type { Knowledge } from '../knowledge/index.ts';
import { type Standing, standingOf, upstreamVersion } from '../package/upstream-version.ts';
import type { Distribution, Download } from './model.ts';
import { fetchedVersion } from './packages/fetched-version.ts';
import { type Resolution, resolvePackage } from './packages/resolve.ts';

/** What a distribution has instead of something downloaded. */
export interface DistributionPackages extends Pick<Resolution, 'upstream' | 'programs' | 'dev' | 'asOf' | 'tier' | 'how'> {
  /** What provides the same: the program, the library with its headers, or both. */
  readonly packages: readonly string[];
  /** The version in that release; `undefined` when it is not known here. */
  readonly version: string | undefined;
  /** How that version is to what is fetched. */
  readonly standing: Exclude<Standing, 'behind'>;
}

/**
 * The packages of a distribution that ship what is downloaded; `undefined` unless the tables are certain, where the distribution is a
 * major version behind, and where it has what its makers left behind long ago and the download is newer.
 */
export const packagesInstead = (download: Download, distribution: Distribution, knowledge: Knowledge): DistributionPackages | undefined => {
  const found = resolvePackage(download.source, distribution, knowledge);
  if (!found) return undefined;
  const built = fetchedVersion(download);
  const standing = inLines(standingOf(found.version, built), found, { built, knowledge });
  if (standing === 'behind' || (found.isStale && standing !== 'as-new' && standing !== 'newer-line')) return undefined;
  const { upstream, programs, dev, version, asOf, tier, how } = found;
  return { upstream, programs, dev, packages: [...new Set([...programs, ...dev])], version, asOf, standing, tier, how };
};

/** Of software that is kept up in lines (PHP 8.2, 8.4), one of a newer line is not the same made newer. */
const inLines = (
  standing: Standing,
  { upstream, version }: Pick<Resolution, 'upstream' | 'version'>,
  { built, knowledge: { endOfLife } }: { readonly built: string | undefined; readonly knowledge: Knowledge },
): Standing => {
  const packaged = version === undefined ? undefined : upstreamVersion(version);
  if (standing !== 'as-new' || !endOfLife || packaged === undefined || built === undefined) return standing;
  const [own, other] = [cycleOf(endOfLife, upstream, packaged), cycleOf(endOfLife, upstream, built)];
  return own === other ? standing : 'newer-line';
};
