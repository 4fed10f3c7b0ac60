import type { Knowledge } from '../../knowledge/index.ts';
import { findPackage } from '../../knowledge/packages.ts';
import type { Download } from '../model.ts';
import { nameOf } from './projects.ts';

/**
 * What people call what is fetched: the name that the tables have for it, else the project's. A repository or an archive may be called
 * otherwise, as `erlang/otp` is. A module of Go is named by its last part.
 */
export const softwareName = ({ source, by }: Pick<Download, 'source' | 'by'>, { packages }: Knowledge): string => {
  const known = packages && findPackage(packages, source)?.id;
  if (known !== undefined || by === 'go') return known ?? source.name;
  const plain = nameOf(source);
  return plain === '' || source.name.replaceAll('_', '-') === plain ? source.name : plain;
};
