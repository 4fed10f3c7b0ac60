import { encoded } from './paths.ts';

const FILE = /^file:\/\/([^/?#]*)(\/[^?#]*)/i;
const SCHEME = /^[a-z][a-z0-9+.-]+:/i;
const DRIVE = /^\/?([a-z]):(?=\/|$)/i;

/** The path of a `file:` URI, with forward slashes on every platform; any other URI is its own path. */
export const pathOf = (uri: string): string => {
  const [, authority = '', written] = FILE.exec(uri) ?? [];
  const path = written === undefined ? undefined : decoded(written);
  if (path === undefined) return uri;
  if (authority !== '' && authority !== 'localhost') return `//${authority}${path}`;
  return DRIVE.test(path) ? path.slice(1) : path;
};

/** The URI of an absolute path; what already is a URI stays as it is. */
export const uriOf = (path: string): string => {
  if (SCHEME.test(path)) return path;
  if (path.startsWith('//')) return `file:${encoded(path)}`;
  return `file://${encoded(DRIVE.test(path) ? `/${path}` : path)}`;
};

const decoded = (path: string): string | undefined => {
  try {
    return decodeURIComponent(path);
  } catch {
    // A stray percent sign: no path can be told from it.
    return undefined;
  }
};
