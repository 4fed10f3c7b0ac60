import type { Distribution } from '../model.ts';
import type { Tier } from './resolve.ts';

/** Since which release the hand-kept names are sure, and since which they are likely: older ones had other packages, and get no updates. */
const SINCE: Readonly<Record<string, { readonly high: string; readonly medium: string }>> = {
  alpine: { high: '3.18', medium: '3.14' },
  rhel: { high: '8', medium: '8' },
  ubuntu: { high: '22.04', medium: '20.04' },
};

/** Debian's go by name, and whatever is not listed is newer. */
const OLD_DEBIAN: ReadonlyMap<string, Tier | undefined> = new Map([
  ['bullseye', 'medium'],
  ...['buster', 'stretch', 'jessie', 'wheezy', 'squeeze', 'lenny', 'oldoldstable'].map((name) => [name, undefined] as const),
]);

/** How sure names are on a release; `undefined` where it is too old to say. An untagged image is the newest. */
export const trustIn = ({ family, release }: Distribution): Tier | undefined => {
  if (family === 'debian') return OLD_DEBIAN.has(release ?? '') ? OLD_DEBIAN.get(release ?? '') : 'high';
  const since = SINCE[family];
  if (!since || release === undefined || !/^\d/.test(release)) return 'high';
  if (isSince(release, since.high)) return 'high';
  return isSince(release, since.medium) ? 'medium' : undefined;
};

const isSince = (release: string, first: string): boolean => {
  const [[major = 0, minor = 0], [firstMajor = 0, firstMinor = 0]] = [numbersOf(release), numbersOf(first)];
  return major > firstMajor || (major === firstMajor && minor >= firstMinor);
};

const numbersOf = (release: string): number[] => release.split('.').map(Number);
