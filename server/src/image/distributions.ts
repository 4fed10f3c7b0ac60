/** What programs of a distribution are linked against; those of one don't run on another. */
export type Libc = 'musl' | 'glibc' | 'uclibc' | 'windows' | 'none';

/** A distribution as a tag names it: `alpine3.18`, `bookworm`, `ubi9`, `windowsservercore`. */
export interface Distribution {
  readonly family: string;
  readonly libc: Libc;
  /** As a number where there is one: `12` for bookworm. Missing where the tag names only the distribution. */
  readonly release?: string;
  /** How the release is written; a `rolling` one such as sid is never older or newer than another. */
  readonly form: 'bare' | 'codename' | 'number' | 'rolling';
}

interface Family {
  readonly family: string;
  readonly libc: Libc;
  /** What a release of it looks like, so that the image's own number behind the name isn't taken for one. */
  readonly releases: RegExp;
  /** The name says nothing without a release: `al2023`. */
  readonly needsRelease?: boolean;
}

const ANY = /^\d/;
const WINDOWS = /^(?:1[67]0[0-9]|180[39]|190[39]|2004|20h2|20(?:16|19|22|25)|10\.0)/;
const glibc = (family: string, releases = ANY): Family => ({ family, libc: 'glibc', releases });
const windows = (family: string): Family => ({ family, libc: 'windows', releases: WINDOWS });
const short = (family: Family): Family => ({ ...family, needsRelease: true });

const FAMILIES: Readonly<Record<string, Family>> = {
  alpine: { family: 'alpine', libc: 'musl', releases: /^[23](?:\.|$)/ },
  debian: glibc('debian', /^(?:[6-9]|[12]\d)(?:\.|$)/),
  ubuntu: glibc('ubuntu', /^[12]\d(?:$|\.?(?:04|10)(?:\.|$))/),
  rhel: glibc('rhel'),
  ubi: glibc('ubi', /^(?:[7-9]|[1-9]\d)(?:\.|$)/),
  el: short(glibc('el')),
  centos: glibc('centos', /^[4-9](?:\.|$)/),
  stream: short(glibc('centos-stream')),
  rocky: glibc('rocky'),
  rockylinux: glibc('rocky'),
  alma: glibc('alma'),
  almalinux: glibc('alma'),
  oracle: glibc('oracle', /^(?:[5-9]|[1-9]\d)(?:\.|$)/),
  oraclelinux: glibc('oracle'),
  ol: short(glibc('oracle')),
  fedora: glibc('fedora', /^[2-9]\d$/),
  fc: short(glibc('fedora', /^[2-9]\d$/)),
  al: short(glibc('amazon', /^(?:[12]|20\d\d)(?:\.|$)/)),
  amzn: short(glibc('amazon')),
  amazonlinux: glibc('amazon'),
  azurelinux: glibc('azurelinux'),
  mariner: glibc('mariner'),
  photon: glibc('photon'),
  opensuse: glibc('opensuse'),
  leap: glibc('leap', /^(?:15|16|42)(?:\.|$)/),
  sles: glibc('sles'),
  suse: glibc('suse'),
  bci: glibc('bci'),
  archlinux: glibc('arch'),
  clearlinux: glibc('clearlinux'),
  mageia: glibc('mageia'),
  wolfi: glibc('wolfi'),
  windows: windows('windows'),
  ltsc: short(windows('windows')),
  sac: short(windows('windows')),
  windowsservercore: windows('windowsservercore'),
  servercore: windows('windowsservercore'),
  nanoserver: windows('nanoserver'),
};

/** Releases by name and number, oldest first: distro-info-data has the same. */
const DEBIAN = 'squeeze:6 wheezy:7 jessie:8 stretch:9 buster:10 bullseye:11 bookworm:12 trixie:13 forky:14 duke:15';
const UBUNTU = `
  lucid:10.04 maverick:10.10 natty:11.04 oneiric:11.10 precise:12.04 quantal:12.10 raring:13.04 saucy:13.10 trusty:14.04 utopic:14.10
  vivid:15.04 wily:15.10 xenial:16.04 yakkety:16.10 zesty:17.04 artful:17.10 bionic:18.04 cosmic:18.10 disco:19.04 eoan:19.10 focal:20.04
  groovy:20.10 hirsute:21.04 impish:21.10 jammy:22.04 kinetic:22.10 lunar:23.04 mantic:23.10 noble:24.04 oracular:24.10 plucky:25.04
  questing:25.10 resolute:26.04 stonking:26.10`;
const ROLLING = 'sid:debian rawhide:fedora tumbleweed:opensuse sisyphus:alt cauldron:mageia';

/** Windows has several names for one release; its build number orders them. */
const WINDOWS_BUILDS: Readonly<Record<string, string>> = {
  '1607': '14393',
  '2016': '14393',
  '1709': '16299',
  '1803': '17134',
  '1809': '17763',
  '2019': '17763',
  '1903': '18362',
  '1909': '18363',
  '2004': '19041',
  '20h2': '19042',
  '2022': '20348',
  '2025': '26100',
};

const pairs = (text: string): [string, string][] =>
  text
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]);

const named = (family: string, text: string): [string, Distribution][] =>
  pairs(text).map(([name, release]) => [name, { family, libc: 'glibc', release, form: 'codename' }]);

const allCodenames = (): ReadonlyMap<string, Distribution> =>
  new Map([
    ...named('debian', DEBIAN),
    ...named('ubuntu', UBUNTU),
    ...pairs(ROLLING).map(([name, family]): [string, Distribution] => [name, { family, libc: 'glibc', release: name, form: 'rolling' }]),
  ]);

let codenames: ReadonlyMap<string, Distribution> | undefined;

/** The distribution that a word in lower case names, with the release written behind it; `undefined` where it names none. */
export const distributionOf = (name: string, release?: string): Distribution | undefined => {
  codenames ??= allCodenames();
  if (release === undefined) return codenames.get(name) ?? bare(name);
  const found = familyOf(name);
  if (!found?.releases.test(release)) return undefined;
  const { family, libc } = found;
  return { family, libc, release: normalised(found, release), form: 'number' };
};

/** The name of a numbered release, such as `bookworm` for Debian's 12; `undefined` where it has none. */
export const codenameOf = (family: string, release: string): string | undefined => {
  codenames ??= allCodenames();
  return [...codenames].find(([, one]) => one.family === family && one.release === release)?.[0];
};

const familyOf = (name: string): Family | undefined => (Object.hasOwn(FAMILIES, name) ? FAMILIES[name] : undefined);

const bare = (name: string): Distribution | undefined => {
  const found = familyOf(name);
  return found === undefined || found.needsRelease ? undefined : { family: found.family, libc: found.libc, form: 'bare' };
};

/** `2204` is 22.04, `1809` is the build that `ltsc2019` names too. */
const normalised = ({ family, libc }: Family, release: string): string => {
  if (libc === 'windows') return WINDOWS_BUILDS[release] ?? release.replace(/^10\.0\./, '');
  return family === 'ubuntu' && /^\d{4}$/.test(release) ? `${release.slice(0, 2)}.${release.slice(2)}` : release;
};
