import type { Knowledge } from '../../knowledge/index.ts';
import { type KnownRepository, repositoryOf, vendorRepository } from '../../knowledge/repositories.ts';
import type { PackageRepository } from './model.ts';

type Place = Pick<PackageRepository, 'host' | 'path'> & { readonly suite?: string | undefined };

/** What the tables say of a repository, or of one suite of it; `undefined` when it is not known, and then nothing is said of it. */
export const knownRepository = ({ host, path, suite }: Place, { repositories }: Knowledge): KnownRepository | undefined => {
  if (!repositories || host === '') return undefined;
  return repositoryOf(repositories, host, suite === undefined ? path : `${path}/dists/${suite}`);
};

/** The repository that the makers keep themselves of the software that an independent one has; `undefined` when none is known. */
export const makersRepository = (
  { host, path, family }: Pick<PackageRepository, 'host' | 'path' | 'family'>,
  known: KnownRepository,
  { repositories }: Knowledge,
): string | undefined => {
  if (!repositories) return undefined;
  const own = known.place === host ? [] : known.packages;
  const names = [...own, ...path.split('/').flatMap((part) => [part, part.replace(/-(?:server|stable|mainline)$/, '')])];
  return names.map((name) => vendorRepository(repositories, name, family)?.place).find((place) => place !== undefined);
};
