const FILE = /^file:\/\/([^/?#]*)(\/[^?#]*)/i;
const SCHEME = /^[a-z][a-z0-9+.-]+:/i;
const DRIVE = /^\/?([a-z]):(?=[\\/]|$)/i;

/** The path of a `file:` URI, with forward slashes on every platform; any other URI is its own path. */
export const pathOf = (uri: string): string => {
  const [, authority = '', encoded] = FILE.exec(uri) ?? [];
  const path = encoded === undefined ? undefined : decoded(encoded);
  if (path === undefined) return uri;
  if (authority !== '' && authority !== 'localhost') return `//${authority}${path}`;
  return DRIVE.test(path) ? path.slice(1) : path;
};

/** The URI of an absolute path; what already is a URI stays as it is. */
export const uriOf = (path: string): string => {
  if (SCHEME.test(path)) return path;
  const slashed = path.replaceAll('\\', '/');
  if (slashed.startsWith('//')) return `file:${encoded(slashed)}`;
  return `file://${encoded(DRIVE.test(slashed) ? `/${slashed}` : slashed)}`;
};

/** The path of the folder that holds a file. */
export const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')));

/** The last part of a path. */
export const nameOf = (path: string): string => path.slice(folderOf(path).length).replace(/^[\\/]/, '');

const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

const decoded = (path: string): string | undefined => {
  try {
    return decodeURIComponent(path);
  } catch {
    // A stray percent sign: no path can be told from it.
    return undefined;
  }
};
