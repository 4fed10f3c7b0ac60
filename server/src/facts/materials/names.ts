import type { Download } from '../model.ts';
import { lastPart } from '../paths.ts';
import { isArchive } from '../upstream.ts';

/** Distributions in binary form: whatever is run afterwards does not compile them. */
const BINARY =
  /[-_.](?:linux|darwin|macos|osx|freebsd|win(?:dows|32|64)|musl|gnu|glibc)(?:\d+)?(?:[-_.]|$)|(?:x86[_-]64|amd64|arm64|aarch64|armv\d\w*|i[36]86|ppc64le|s390x|x64)|-(?:bin|jre|jdk)[-_.]|^(?:jre|jdk)/i;

/** Signatures, sums and patches come beside a source and are none. */
const COMPANION = /\.(?:asc|sig|sign|gpg|minisig|(?:sha|md)\d+(?:sums?)?|txt|patch|diff)$/i;

/** A file that a compiler takes by itself. */
const SOURCE_FILE = /\.(?:c|cc|cpp|cxx|rs|go)$/i;

const ARCHIVE_END = /\.(?:tar(?:\.\w+)?|tgz|tbz2?|txz|zip|git)$/i;

/** Whether a download may be source code: a repository, or an archive that is not plainly one of programs. */
export const canBeSource = ({ by, source, runBy, url, destination = '', uses }: Download): boolean => {
  if (runBy !== undefined) return false;
  if (by === 'git' || by === 'svn' || by === 'hg' || by === 'go') return true;
  const file = lastPart(source.path);
  if (BINARY.test(file) || COMPANION.test(file)) return false;
  const isPacked =
    isArchive(file) || isArchive(destination) || /\/(?:tarball|archive|snapshot|tar\.gz)\//.test(url) || uses.has('extracted');
  return isPacked || SOURCE_FILE.test(file);
};

/** Whether a folder is called as one that the archive brings along may be. */
export const isFolderOf = (folder: string, { source, destination, url }: Download): boolean => {
  const name = plain(folder);
  const repository = repositoryOf(source.path);
  const files = [destination ?? '', source.path, url].map((path) => plain(lastPart(path)).replace(ARCHIVE_END, ''));
  if (files.some((file) => file.length >= MIN_NAME && (file === name || name === `${repository}-${file}` || isPattern(name, file))))
    return true;
  return [source.name, repository].some((one) => one.length >= MIN_NAME && (isCalled(name, one) || isPattern(name, one)));
};

/** Variables written in one way, and nothing in capitals. */
const plain = (name: string): string => name.toLowerCase().replace(/\$\{(\w+)\}/g, '$$$1');

/** The archive of a tag brings along a folder that is called after the repository. */
const repositoryOf = (path: string): string =>
  (/^\/[^/]+\/([^/]+)\/(?:-\/)?(?:archive|tarball|zipball|tar\.gz|zip)\//.exec(path)?.[1] ?? '').toLowerCase();

/** Shorter names begin too many others. */
const MIN_NAME = 2;

/** The name by itself, or with a version or a branch behind it. */
const isCalled = (folder: string, name: string): boolean =>
  folder === name ||
  (folder.startsWith(name) &&
    /^(?:[-_.]?v?[\d$*{]|-\w+-\d|[-_.](?:src|source|master|main|release|stable|rel)|-[0-9a-f]{7,})/.test(folder.slice(name.length)));

/** `foo-*` may be `foo-1.2`. */
const isPattern = (pattern: string, name: string): boolean => {
  const end = pattern.search(/[*?]/);
  return end >= MIN_NAME && name.startsWith(pattern.slice(0, end).replace(/[-_.]$/, ''));
};
