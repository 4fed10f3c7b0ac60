import { codenameOf } from '../../image/distributions.ts';
import { cycles } from '../end-of-life.ts';
import type { ReleaseName } from '../index.ts';
import type { Table } from '../table.ts';

export type Family = 'alpine' | 'debian' | 'ubuntu';

/** A release of a distribution whose packages can be read. */
export interface Release {
  readonly name: ReleaseName;
  readonly family: Family;
  /** As its archive calls it: `bookworm`, `noble`, `v3.22`. */
  readonly folder: string;
}

/** What an image of the distribution installs from as it comes. */
export const COMPONENTS: Readonly<Record<Family, readonly string[]>> = {
  alpine: ['main', 'community'],
  debian: ['main'],
  ubuntu: ['main', 'restricted', 'universe', 'multiverse'],
};

const PRODUCT: Readonly<Record<Family, string>> = { alpine: 'alpine-linux', debian: 'debian', ubuntu: 'ubuntu' };

/** The releases that are supported on a day, and the one that Debian prepares. */
export const releasesOn = (day: string, endOfLife: Table): readonly Release[] => {
  const families = Object.keys(PRODUCT) as Family[];
  return families.flatMap((family) => {
    const alive = cycles(endOfLife, PRODUCT[family]).filter(({ endOfLife: end = '9999', extendedSupport, isEnded, released = '' }) => {
      // Debian's longer support costs nothing and is on by default; Ubuntu's is neither.
      const last = family === 'debian' ? (extendedSupport?.until ?? end) : end;
      return isEnded !== true && last >= day && released <= day;
    });
    const numbers = alive.map(({ cycle }) => cycle);
    const next = family === 'debian' ? [String(Math.max(...numbers.map(Number)) + 1)] : [];
    return [...next, ...numbers].map((number) => releaseOf(family, number)).filter((release) => release !== undefined);
  });
};

/** A release by its number; `undefined` where its archive calls it by a name that is not known here. */
const releaseOf = (family: Family, number: string): Release | undefined => {
  if (family === 'alpine') return { name: `alpine-${number}`, family, folder: `v${number}` };
  const codename = codenameOf(family, number);
  if (codename === undefined) return undefined;
  return { name: family === 'debian' ? `debian-${codename}` : `ubuntu-${number}`, family, folder: codename };
};
