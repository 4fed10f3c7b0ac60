/** Below these everybody may have a name: the part before them says who it is. */
const OF_ANYBODY: ReadonlySet<string> = new Set([
  'amazonaws.com',
  'azureedge.net',
  'azurefd.net',
  'bintray.com',
  'blogspot.com',
  'cloudfront.net',
  'cloudsmith.io',
  'digitaloceanspaces.com',
  'dropbox.com',
  'free.fr',
  'github.io',
  'gitlab.io',
  'googleapis.com',
  'googlesource.com',
  'herokuapp.com',
  'jfrog.io',
  'netlify.app',
  'packagecloud.io',
  'pages.dev',
  'readthedocs.io',
  'readthedocs.org',
  'vercel.app',
  'windows.net',
  'wordpress.com',
]);

/** Sites that hold everybody's files, and so say nothing about whose these are. */
const STORES: ReadonlySet<string> = new Set([
  'archive.org',
  'debian.org',
  'fedoraproject.org',
  'googleusercontent.com',
  'launchpad.net',
  'launchpadlibrarian.net',
  'opensuse.org',
  'osuosl.org',
  'sourceforge.net',
  'ubuntu.com',
]);

/** The indexes of languages, whatever their domains end in: likewise everybody's. */
const INDEXES = /^(?:crates|maven|npmjs|pypi|pythonhosted|rubygems)\./;

/** Second levels of countries that sell names below them, as in `example.co.uk`. */
const SECOND_LEVEL = /^(?:ac|co|com|edu|gov|net|or|org)$/;

/** The part of a host that somebody has registered, `redis.io` of `download.redis.io`; `undefined` where it says nothing about whose it is. */
export const registeredDomain = (host: string): string | undefined => {
  const labels = host.toLowerCase().split('.');
  const last = labels.at(-1) ?? '';
  if (labels.length < 2 || /^\d+$/.test(last)) return undefined;
  const two = labels.slice(-2).join('.');
  const isBelow = OF_ANYBODY.has(two) || (last.length === 2 && SECOND_LEVEL.test(labels.at(-2) ?? ''));
  const domain = isBelow ? labels.slice(-3).join('.') : two;
  return STORES.has(domain) || OF_ANYBODY.has(domain) || INDEXES.test(domain) ? undefined : domain;
};

/** The name that stands for the owner of a domain: `redis` of `redis.io`. */
export const ownerOfDomain = (domain: string): string => domain.split('.', 1)[0] ?? '';
