/** Where a Dockerfile gets source code from. */
export interface UpstreamSource {
  readonly host: string;
  /** Path of the URL, with or without its leading slash. */
  readonly path: string;
  /** Base name of the archive without its version (`openssl` of `openssl-3.0.13.tar.gz`), when there is one. */
  readonly name?: string;
}

/** Hosts where a project is exactly `owner/name`: a fork with the same name is other software. */
export const FORGES: readonly string[] = ['bitbucket.org', 'codeberg.org', 'github.com', 'gitlab.com'];

/** Places that hold the same files under another name, the part of a URL that begins so on the left. */
const MIRRORS: readonly (readonly [RegExp, string])[] = [
  [/^(?:codeload|raw)\.github(?:usercontent)?\.com\//, 'github.com/'],
  [/^api\.github\.com\/repos\//, 'github.com/'],
  [/^(?:ftp|ftpmirror|alpha)\.gnu\.org\/(?:pub\/)?(?:gnu\/)?|^mirrors\.(?:kernel|edge\.kernel)\.org\/gnu\//, 'gnu.org/'],
  [/^gnu\.org\/software\//, 'gnu.org/'],
  [/^(?:download|git)\.savannah\.(?:non)?gnu\.org\/(?:releases|git|r|cgit|nongnu)\//, 'savannah.gnu.org/'],
  [/^(?:cdn|mirrors\.edge)\.kernel\.org\//, 'kernel.org/'],
  [/^(?:[a-z0-9-]+\.)?dl\.sourceforge\.net\/(?:project|sourceforge)\//, 'sourceforge.net/'],
  [/^(?:prdownloads|downloads?)\.sourceforge\.net\/(?:project\/|sourceforge\/)?/, 'sourceforge.net/'],
  [/^sourceforge\.net\/(?:projects|p)\/([^/]+)(?:\/files)?/, 'sourceforge.net/$1'],
  [/^(?:git|svn)\.code\.sf\.net\/p\//, 'sourceforge.net/'],
  [/^(?!downloads?\.|prdownloads\.|git\.)([a-z0-9-]+)\.(?:sourceforge\.(?:net|io)|sf\.net)(?:\/|$)/, 'sourceforge.net/$1/'],
  [/^(?:archive\.|downloads\.|dlcdn\.)?apache\.org\/(?:dist\/|dyn\/closer\.(?:cgi|lua)\/)?/, 'apache.org/'],
  [/^apache\.osuosl\.org\//, 'apache.org/'],
  [/^(?:download\.gnome\.org|ftp\.gnome\.org\/pub\/gnome|gitlab\.gnome\.org)\/(?:sources|gnome)\//, 'gnome.org/'],
  [/^(?:downloads\.xiph\.org|ftp\.osuosl\.org\/pub\/xiph)\/releases\//, 'xiph.org/'],
  [/^gitlab\.xiph\.org\/xiph\//, 'xiph.org/'],
  [/^(?:code\.videolan\.org\/videolan|git\.videolan\.org\/git)\//, 'videolan.org/'],
  [/^(?:download\.videolan\.org\/(?:pub\/)?(?:videolan\/)?|get\.videolan\.org\/)/, 'videolan.org/'],
  [/^(?:cdn|ftp|ftp\.[a-z]{2})\.openbsd\.org\/pub\/openbsd\//, 'openbsd.org/'],
  [/^(?:x\.org\/(?:releases|archive)|xorg\.freedesktop\.org\/(?:archive|releases))\/individual\//, 'x.org/'],
  // Mirrors of universities and hosters, which keep the folders of the original.
  [/^[^/]*(?:mirror|ftp)[^/]*\/(?:pub\/)?apache\/(?:dist\/)?/, 'apache.org/'],
  [/^[^/]*(?:mirror|ftp)[^/]*\/(?:pub\/)?gnu\//, 'gnu.org/'],
  [/^[^/]*(?:mirror|ftp)[^/]*\/(?:pub\/)?gcc\/releases\//, 'gcc.gnu.org/pub/gcc/releases/'],
  [/^ftp\.gnupg\.org\//, 'gnupg.org/ftp/'],
  [/^git\.kernel\.org\/pub\/scm\//, 'git.kernel.org/'],
  [/^curl\.haxx\.se\//, 'curl.se/'],
];

/** Deeper than this no matcher goes, and a hostile path must not cost more than its length. */
const DEEPEST = 6;
/** Longer ones no matcher is. */
const MAX_PLACE = 300;

/** A place in the one form that all of its mirrors share, in lower case: `gnu.org/wget` for `ftpmirror.gnu.org/gnu/wget`. */
export const canonicalPlace = (place: string): string => {
  const plain = place
    .slice(0, MAX_PLACE)
    .toLowerCase()
    .replace(/^www\./, '');
  for (const [mirror, one] of MIRRORS) {
    if (mirror.test(plain)) return plain.replace(mirror, one).replace(/\/$/, '');
  }
  return plain;
};

/** The canonical places that a source lies in, the longest first; on a forge only `owner/name`. */
export const placesOf = ({ host, path }: UpstreamSource): readonly string[] => {
  const plain = path.split(/[?#]/, 1)[0] ?? '';
  const segments = segmentsOf(canonicalPlace([host, ...segmentsOf(plain)].join('/')));
  const [own = '', owner, name] = segments;
  if (FORGES.includes(own)) return owner && name ? [`${own}/${owner}/${name}`] : [];
  // A clone has one place: git.example.org/foo.git is not git.example.org/foo/bar.git.
  if (plain.endsWith('.git')) return segments.length > DEEPEST + 1 ? [] : [segments.join('/')];
  const depth = Math.min(segments.length, DEEPEST + 1);
  return Array.from({ length: depth }, (_, dropped) => segments.slice(0, depth - dropped).join('/'));
};

/** Whether a place is a project on a forge, and so says it all. */
export const isOnForge = (place: string): boolean => FORGES.some((forge) => place.startsWith(`${forge}/`));

const segmentsOf = (path: string): readonly string[] =>
  path
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => segment.replace(/\.git$/i, ''));
