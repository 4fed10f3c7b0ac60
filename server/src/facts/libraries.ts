/** Libraries that much software links to and that get security fixes often, each with what its files are called behind `lib`. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  brotli: ['brotlicommon', 'brotlidec', 'brotlienc'],
  bzip2: ['bz2'],
  curl: ['curl', 'curl-gnutls'],
  expat: ['expat'],
  freetype: ['freetype'],
  gnutls: ['gnutls'],
  icu: ['icudata', 'icui18n', 'icuuc'],
  krb5: ['krb5', 'gssapi_krb5'],
  libarchive: ['archive'],
  libevent: ['event'],
  'libjpeg-turbo': ['jpeg', 'turbojpeg'],
  libpng: ['png'],
  libsodium: ['sodium'],
  libssh2: ['ssh2'],
  libtiff: ['tiff'],
  libwebp: ['webp', 'webpmux', 'webpdemux'],
  libxml2: ['xml2'],
  libxslt: ['xslt', 'exslt'],
  libyaml: ['yaml'],
  nghttp2: ['nghttp2'],
  openssl: ['ssl', 'crypto'],
  pcre: ['pcre'],
  pcre2: ['pcre2-8', 'pcre2-16', 'pcre2-32'],
  postgresql: ['pq'],
  sqlite: ['sqlite3'],
  xz: ['lzma'],
  zlib: ['z'],
  zstd: ['zstd'],
};

/** Programs that are compiled far more often for themselves than for their libraries. */
const PROGRAMS: ReadonlySet<string> = new Set(['postgresql', 'krb5']);

/** The libraries, by the names that the table of packages has for them. */
export const LIBRARY_NAMES: ReadonlySet<string> = new Set(Object.keys(FILES).filter((name) => !PROGRAMS.has(name)));

/** The libraries whose sources a configure script takes by an option, by the word in that option. */
export const LINKABLE: ReadonlyMap<string, string> = new Map([
  ['openssl', 'openssl'],
  ['zlib', 'zlib'],
  ['pcre', 'pcre'],
  ['pcre2', 'pcre2'],
]);

const BY_FILE: ReadonlyMap<string, string> = new Map(Object.entries(FILES).flatMap(([name, files]) => files.map((file) => [file, name])));

/** `libssl.so.1.1`, `libz.a`, `libcrypto*`. */
const FILE = /^lib([a-z][a-z_]*?\d*(?:-[a-z]+|-\d+)?)[\d.]*(?:\.so(?:[\d.*?]*)|\.a|\*)$/;
/** What has its version in its name, as in `libpng16.so`; of others a digit makes another library (`libz3` is a solver). */
const VERSIONED = /^(png|event)(?:-?\d+)$/;

/** Longer names no file system takes. */
const MAX_NAME = 255;

/** The library that a file is, by its name. */
export const libraryOfFile = (file: string): string | undefined => {
  if (file.length > MAX_NAME) return undefined;
  const name = FILE.exec(file)?.[1] ?? '';
  return BY_FILE.get(name) ?? BY_FILE.get(VERSIONED.exec(name)?.[1] ?? '');
};

/** `libssl1.1_1.1.1f-1ubuntu2_amd64.deb`, or as people call it when they save it; headers go by other names. */
const DEBIAN_PACKAGE = /^lib([a-z][a-z-]*?)-?[\d.]*(?:-\d+)?(?:t64)?(?:_[\d:][^_]*_[a-z0-9]+)?\.deb$/;
/** Where Debian calls a package otherwise than its file. */
const DEBIAN_NAMES: ReadonlyMap<string, string> = new Map([
  ['icu', 'icu'],
  ['jpeg-turbo', 'libjpeg-turbo'],
  ['sqlite', 'sqlite'],
  ['xml', 'libxml2'],
]);

/** The library that a package file of Debian's or Ubuntu's holds, by its name. */
export const libraryOfPackage = (file: string): string | undefined => {
  if (file.length > MAX_NAME) return undefined;
  if (/^zlib1g(?:_[\d:][^_]*_[a-z0-9]+)?\.deb$/.test(file)) return 'zlib';
  const name = DEBIAN_PACKAGE.exec(file)?.[1] ?? '';
  return BY_FILE.get(name) ?? DEBIAN_NAMES.get(name);
};
