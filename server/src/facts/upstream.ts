import type { Download } from './model.ts';
import { lastPart } from './paths.ts';

const ARCHIVE = /\.(?:tar(?:\.(?:gz|bz2|xz|zst|lz|lzma|Z))?|tgz|tbz2?|txz|zip|7z)$/i;
const NOISE = /[-_.](?:src|source|sources|orig|linux|x86_64|amd64|arm64|aarch64|bin|release|stable|full|dist)(?![a-z]).*$/i;
/** What stands before a version: three digits behind a letter are the software's own, as in `x265_4.2`. */
const BEFORE = '[-_]?(?:(?<![a-z])v|(?<![a-z\\d])|(?<=[a-z])(?!\\d{3}))';
const DOTTED = new RegExp(`${BEFORE}(\\d+(?:[._]\\d+)+(?:[-_.]?(?:rc|alpha|beta|b|p|pre)\\d*)?[a-z]?)(?:-\\d+$)?`, 'i');
const WHOLE = new RegExp(`${BEFORE}(\\d{2,})`, 'i');
/** Longer ones no file system takes. */
const MAX_FILE_NAME = 255;
const COMMIT = /^[0-9a-f]{40}$/i;
const TAG_ARCHIVE = /^\/[^/]+\/([^/]+)\/(?:archive|releases|tarball|zipball|tar\.gz|zip|-\/archive)\//;
/** The branches of Subversion lie in folders of these names. */
const TRUNK = /\/([^/]+)\/trunk\/?$/;

/** Whether a file name is that of an archive. */
export const isArchive = (name: string): boolean => ARCHIVE.test(name);

/** Host, path, the software's name and version, read off a URL; unknown variables in it stay as they are. */
export const readSource = (url: string): Download['source'] => {
  const { host, path: page } = splitUrl(url);
  const asked = archiveInQuery(url);
  const path = asked === undefined ? page : `${page}/${asked.replace(/^\/+/, '')}`;
  const base = lastPart(asked ?? archiveInPath(path) ?? path)
    .slice(0, MAX_FILE_NAME)
    .replace(ARCHIVE, '')
    .replace(/\.git$/, '');
  if (COMMIT.test(base)) return { host, path, name: (TAG_ARCHIVE.exec(path)?.[1] ?? '').toLowerCase(), version: undefined };
  const version = (DOTTED.exec(base) ?? WHOLE.exec(base))?.[1] ?? /\/v?(\d+(?:\.\d+)+)\//.exec(path)?.[1];
  return { host, path, name: nameOf(base, path), version };
};

/** Pages that lead to mirrors are asked for a file, as in `?filename=httpd/httpd-2.4.tar.bz2`: it lies there as below the page. */
const archiveInQuery = (url: string): string | undefined => {
  const query = url.slice(0, MAX_URL).indexOf('?');
  if (query < 0) return undefined;
  const values = url.slice(query + 1, MAX_URL).split('&');
  return values.map((pair) => pair.slice(pair.indexOf('=') + 1)).find((value) => isArchive(value) && !value.includes(':'));
};

const MAX_URL = 2000;

/** Pages that lead to mirrors may end in words, as in `/get/php-5.3.tar.gz/from/a/mirror` and `/files/soxr.tar.xz/download`. */
const archiveInPath = (path: string): string | undefined =>
  /\/[a-z]+$/.test(path.slice(-MAX_WORD)) ? path.slice(0, MAX_URL).split('/').findLast(isArchive) : undefined;

/** A word in an address is no longer. */
const MAX_WORD = 20;

/** A tag archive such as `/owner/name/archive/v1.2.tar.gz` is named after its repository. */
const nameOf = (base: string, path: string): string => {
  const name = base
    .replace(/\$\{?\w+[^}]*\}?/g, '')
    .replace(NOISE, '')
    .replace(DOTTED.test(base) ? DOTTED : WHOLE, '')
    .replace(/[-_.](?:dev|rc|alpha|beta|pre)\d*$/i, '')
    .replace(/^[-_.]+|[-_.]+$/g, '')
    .toLowerCase();
  const repository = TAG_ARCHIVE.exec(path)?.[1] ?? TRUNK.exec(path)?.[1];
  return !/[a-z]/.test(name) || /^(?:v|release|master|main|head|trunk)$/.test(name) ? (repository ?? name).toLowerCase() : name;
};

const splitUrl = (url: string): { host: string; path: string } => {
  const match =
    /^(?:[a-z][a-z0-9+.-]*:)?\/\/(?:[^@/]*@)?([^/:?#]+)(?::\d+)?([^?#]*)/i.exec(url) ?? /^(?:[^@/\s]+@)([^:/\s]+):([^?#]*)/.exec(url);
  const [, host = '', path = ''] = match ?? [];
  return { host: host.toLowerCase(), path: path.startsWith('/') ? path : `/${path}` };
};
