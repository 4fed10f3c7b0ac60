import type { Knowledge } from '../../knowledge/index.ts';
import { type KnownRepository, repositoryOf, vendorRepository } from '../../knowledge/repositories.ts';
import type { PackageRepository } from './model.ts';

/** What the tables say of a repository; `undefined` when it is not known, and then nothing is said of it. */
export const knownRepository = (
  { host, path }: Pick<PackageRepository, 'host' | 'path'>,
  { repositories }: Knowledge,
): KnownRepository | undefined => (repositories && host !== '' ? repositoryOf(repositories, host, path) : undefined);

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
