import { codenameOf } from '../image/distributions.ts';
import type { Knowledge } from '../knowledge/index.ts';
import { aptSourceOf } from '../knowledge/repositories.ts';
import { standingOf } from '../package/upstream-version.ts';
import type { Distribution, Download } from './model.ts';
import { resolvePackage } from './packages/resolve.ts';

/** What the makers' own repository has where the distribution's package is older than what is fetched. */
export interface VendorPackage {
  readonly package: string;
  /** `nginx.org`. */
  readonly place: string;
  readonly key: string;
  readonly fingerprints: readonly string[];
  /** What follows `deb` in a line of apt's sources, options apart. */
  readonly source: string;
  /** What its files are called on the machine. */
  readonly name: string;
}

/** The package of the makers' own repository, on Debian and Ubuntu; `undefined` unless place, key and its fingerprints are certain. */
export const vendorPackage = (
  download: Download,
  distribution: Distribution,
  { repositories, ...rest }: Knowledge,
): VendorPackage | undefined => {
  const { family, release: written = '' } = distribution;
  const found = repositories && resolvePackage(download.source, distribution, rest);
  const standing = found && standingOf(found.version, download.source.version);
  if (found?.tier !== 'high' || (standing !== 'older' && standing !== 'behind')) return undefined;
  const repository = repositories && aptSourceOf(repositories, found.upstream);
  const release = family === 'ubuntu' ? codenameOf(family, written) : written;
  if (!repository?.apt || !repository.key || release === undefined || !repository.apt.releases.includes(release)) return undefined;
  const { apt, key, place, fingerprints } = repository;
  const filled = (pattern: string): string =>
    pattern
      .replace('{family}', family)
      .replace('{release}', release)
      .replace('{major}', /^\d+/.exec(download.source.version ?? '')?.[0] ?? '');
  return {
    package: filled(apt.package),
    place,
    key,
    fingerprints,
    source: filled([apt.uri, apt.suite, apt.component].join(' ')),
    name: apt.software,
  };
};
