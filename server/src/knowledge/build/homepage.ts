/** Sites where a project is `host/owner/name`. */
const FORGES: ReadonlySet<string> = new Set([
  'bitbucket.org',
  'codeberg.org',
  'git.sr.ht',
  'github.com',
  'gitlab.com',
  'gitlab.freedesktop.org',
  'gitlab.gnome.org',
  'invent.kde.org',
  'pagure.io',
  'salsa.debian.org',
]);

/**
 * What a homepage is looked up by: `github.com/owner/name` for a project on a forge, `sourceforge.net/projects/name`, otherwise host
 * and path without scheme, `www.` and the name of the page; `undefined` for what is no address on the web.
 */
export const homepageKey = (address: string): string | undefined => {
  const [, written = '', path = ''] = /^(?:https?|git|ftp):\/\/(?:[^@/]*@)?([^/:?#]+)(?::\d+)?([^?#]*)/i.exec(address) ?? [];
  const host = written.toLowerCase().replace(/^www\.|\.$/g, '');
  if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(host)) return undefined;
  const segments = path.split('/').filter((segment) => /^[\w.~+-]+$/.test(segment));
  return pagesOf(host, segments) ?? sourceforgeOf(host, segments) ?? forgeOf(host, segments) ?? siteOf(host, segments);
};

/** `owner.github.io/name` is the page of `github.com/owner/name`; without a name it may be of any of the owner's projects. */
const pagesOf = (host: string, [name]: readonly string[]): string | undefined => {
  const [, owner, forge] = /^([a-z0-9-]+)\.(github|gitlab)\.io$/.exec(host) ?? [];
  return owner && name && !isPage(name) ? `${forge}.com/${owner}/${name}`.toLowerCase() : undefined;
};

const sourceforgeOf = (host: string, segments: readonly string[]): string | undefined => {
  const [, project] = /^([a-z0-9-]+)\.(?:sourceforge\.(?:net|io)|sf\.net)$/.exec(host) ?? [];
  const [kind, name] = segments;
  const isListed = (host === 'sourceforge.net' || host === 'sf.net') && (kind === 'projects' || kind === 'p') && name;
  const found = isListed ? name : project;
  return found === undefined ? undefined : `sourceforge.net/projects/${found}`.toLowerCase();
};

const forgeOf = (host: string, [owner, name]: readonly string[]): string | undefined =>
  FORGES.has(host) && owner && name ? `${host}/${owner}/${name.replace(/\.git$/, '')}`.toLowerCase() : undefined;

const siteOf = (host: string, segments: readonly string[]): string => {
  const last = segments.at(-1);
  const kept = last !== undefined && isPage(last) ? segments.slice(0, -1) : segments;
  return [host, ...kept].join('/').toLowerCase();
};

const isPage = (name: string): boolean => /^(?:index|home|main|default)\.\w+$/i.test(name) || /\.(?:html?|php|shtml|cgi)$/i.test(name);
