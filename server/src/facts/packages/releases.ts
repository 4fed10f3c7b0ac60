import type { Distribution } from '../model.ts';

/** The oldest releases that the hand-kept names were checked for: older ones had other packages, and get no updates. */
const SINCE: Readonly<Record<string, readonly [number, number]>> = { alpine: [3, 18], rhel: [8, 0], ubuntu: [22, 4] };

/** Debian's go by name, and whatever is not listed is newer. */
const OLD_DEBIAN: ReadonlySet<string> = new Set(['bullseye', 'buster', 'stretch', 'jessie', 'wheezy', 'squeeze', 'lenny', 'oldoldstable']);

/** Whether the names are sure on a release. An untagged image is the newest. */
export const hasKnownNames = ({ family, release = '' }: Distribution): boolean => {
  if (family === 'debian') return !OLD_DEBIAN.has(release);
  const since = SINCE[family];
  if (!since || !/^\d/.test(release)) return true;
  const [major = 0, minor = 0] = release.split('.').map(Number);
  return major > since[0] || (major === since[0] && minor >= since[1]) || (family === 'rhel' && major >= since[0]);
};
