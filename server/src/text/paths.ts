/**
 * Paths as all but `cli/` and `main/` have them: absolute, with forward slashes on every platform (`/a/b`, `C:/a/b`,
 * `//server/share/b`), or URIs where the platform has no paths.
 */

/** What no `..` leads out of: a drive, a share, the authority of a URI, or nothing. */
const TOP = /^(?:[A-Za-z][A-Za-z0-9+.-]+:\/\/[^/]*|[A-Za-z]:|\/\/[^/]+\/[^/]+|)(?=\/)/;
const ABSOLUTE = /^(?:[A-Za-z]:)?\//;
const URI = /^[A-Za-z][A-Za-z0-9+.-]+:/;

/** The folder that a file lies in, without the slash at its end; that of a file at the top is the top. */
export const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));

/** The last part of a path. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The folder that a file lies in and those above it, nearest first; none for what has no folder, as an untitled document. */
export const foldersAbove = (path: string): string[] => {
  const top = TOP.exec(path)?.[0];
  if (top === undefined) return [];
  const folders: string[] = [];
  for (let end = path.lastIndexOf('/'); end >= top.length; end = end === 0 ? -1 : path.lastIndexOf('/', end - 1))
    folders.push(path.slice(0, end));
  return folders;
};

/** A path as it is written in a file of a folder, with `.` and `..` worked out; absolute ones stay. */
export const resolvePath = (folder: string, written: string): string => {
  const slashed = written.replaceAll('\\', '/');
  const whole = ABSOLUTE.test(slashed) ? slashed : `${folder}/${URI.test(folder) ? encoded(slashed) : slashed}`;
  const top = TOP.exec(whole)?.[0] ?? '';
  const parts: string[] = [];
  for (const part of whole.slice(top.length).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return [top, ...parts].join('/');
};

/** A path relative to a folder; `undefined` where it does not lie in it. */
export const pathWithin = (folder: string, path: string): string | undefined =>
  path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;

/** A path relative to the folder of a file; as it is, where there is no file or it lies elsewhere. */
export const pathBeside = (file: string | undefined, path: string): string =>
  (file === undefined ? undefined : pathWithin(folderOf(file), path)) ?? path;

/** Whether a path says by itself where it is. */
export const isAbsolute = (path: string): boolean => ABSOLUTE.test(path);

/** With what URIs have percent signs for. */
export const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/');
