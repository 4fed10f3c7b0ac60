import { compareDebianParts, compareNumbers } from './debian-version.ts';

/** How the version of a package stands to that of what is built. */
export type Standing = 'as-new' | 'newer-line' | 'older' | 'behind' | 'unknown';

/** Words with which distributions mark that they changed the source, and all that follows them. */
const REPACKED = /[+~.-](?:dfsg|ds|repack|repackaged|debian|ubuntu|clean|nogfdl|orig|nmu)\d*(?:[+~.-].*)?$|\+~.*$/i;
/** A state of the source between two versions. */
const SNAPSHOT = /(?:[+~._-]?(?:git|svn|hg|bzr|cvs|snapshot)|[+~](?:19|20)\d{6}).*$/i;
const PRERELEASE = /[-._~]?(?:alpha|beta|preview|pre|rc|dev|cr|ea|[ab](?=\d))[-._]?(?=\d|$)/gi;

/**
 * The upstream part of a distribution's version: without epoch and revision, without the words for a changed source, and of `+really`
 * what follows. `undefined` when nothing but a day or a commit is left.
 */
export const upstreamVersion = (packaged: string): string | undefined => {
  const whole = packaged.replace(/^\d+:/, '').replace(/-[^-]*$/, '');
  const really = whole.replace(/^.*[+~.-]really/, '');
  const plain = really.replace(REPACKED, '').replace(SNAPSHOT, '');
  return /^v?\d/.test(plain) && !/^0+(?:[.]0+)*$/.test(plain) ? plain : undefined;
};

/** The order of two versions of one software as its makers write them, whatever separates their numbers; below 0 when `a` is older. */
export const compareUpstreamVersions = (a: string, b: string): number => compareDebianParts(comparable(a), comparable(b));

/**
 * What a package's version is to that of a build: as new or newer in the same major version, of a newer or an older major version (`newer-line`, `behind`), older in the same one.
 * The first number is the major version; where it is a year, a year makes one.
 */
export const standingOf = (packaged: string | undefined, built: string | undefined): Standing => {
  const version = packaged === undefined ? undefined : upstreamVersion(packaged);
  const [own, other] = [majorOf(version), majorOf(built)];
  if (version === undefined || built === undefined || own === undefined || other === undefined) return 'unknown';
  const major = compareNumbers(own, other);
  if (major !== 0) return major > 0 ? 'newer-line' : 'behind';
  return compareUpstreamVersions(version, built) < 0 ? 'older' : 'as-new';
};

const majorOf = (version: string | undefined): string | undefined => /^\D{0,4}?(\d+)/.exec(version ?? '')?.[1];

/** One separator, prereleases marked as Debian does, and no zeros at the end: 1.3 is 1.3.0. */
const comparable = (version: string): string =>
  version
    .replace(/^\D+/, '')
    .replace(PRERELEASE, (word) => `~${word.replace(/[-._~]/g, '')}`)
    .replace(/[-_+]/g, '.')
    .replace(/(?:\.0+)+(?=~|$)/, '');
