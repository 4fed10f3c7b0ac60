/** Words that many programs are called by: alone they say nothing, whatever package bears them. */
const GENERIC: ReadonlySet<string> = new Set(
  `
  agent algorithm analyzer android angular archive assets backend binaries binary bootstrap bridge browser builder client cluster
  command common compiler components config connector console control controller daemon dashboard database desktop docker dockerfile
  dockerfiles download driver editor engine example examples extension extensions feature fleet framework frontend gateway generator
  github helpers installer instant kernel launcher library linter machine manager master mobile module modules monitor native
  network nightlies notebook notebooks openjdk operator packages packaging parser platform player plugin plugins portal project
  protocol provider proxy python reactor registry release releases resources runner runtime sample samples sandbox scanner scheduler
  scripts search server service services session shared source sources spider standard starter storage studio support system
  template templates terminal testing themes toolbox toolchain toolkit tracker transport viewer vision website widget worker
  workspace
  `
    .trim()
    .split(/\s+/),
);

/** Shorter names are words of too many trades. */
const LONG_ENOUGH = 6;

/** Whether a name by itself can point at software. */
export const isTelling = (name: string): boolean => bare(name).replace(/[^a-z]/gi, '').length >= LONG_ENOUGH && !GENERIC.has(name);

/** Longer ones no package has. */
const MAX_NAME = 80;

/** What archives have behind the name of the software. */
const BUILD =
  /-(?:src|source|sources|autoconf|amalgamation|all|full|stable|current|latest|release|releases|dist|bin|unix|generic|portable|code|project|\d+)$|\.(?:phar|jar|war|appimage|deb|rpm|gz)$/;
/** What makers put before it. */
const MAKER = /^(?:apache|gnu)-/;

/** The name of software as its makers write it, in the letters that packages have. */
export const plainName = (name: string): string => {
  if (name.length > MAX_NAME) return '';
  const plain = name
    .toLowerCase()
    .replace(/[_ ]+/g, '-')
    .replace(MAKER, '')
    .replace(/^[-.]+|[-.]+$/g, '');
  const shorter = plain.replace(BUILD, '');
  return shorter === plain ? plain : plainName(shorter);
};

/** What a distribution may call software: with and without `lib`, joined, and by the line that a version is of. */
export const candidateNames = (name: string, version = ''): readonly string[] => {
  const plain = plainName(name);
  if (plain.length < 2) return [];
  const other = plain.startsWith('lib') ? plain.slice(3) : `lib${plain}`;
  const [, major, minor] = /^(\d{1,3})(?:\.(\d{1,3}))?/.exec(version) ?? [];
  const lines = [minor && `${major}.${minor}`, major].flatMap((line) =>
    line ? [`${plain}${line}`, `${plain}-${line}`, `${other}${line}`] : [],
  );
  return [...new Set([plain, other, plain.replaceAll('-', ''), ...lines])].filter((one) => one.length > 1);
};

/** Parts of a package's name that say in what form it is packaged. */
const FORM = /-(?:src|defaults|dev|bin|tools|utils|server|common|core|lang)$/;

/**
 * Whether a package is called after software. A number behind a package's name is the line that it follows: pcre2 is not of PCRE 8,
 * tcl9.0 is of Tcl 9.0.1.
 */
export const isNamedAfter = (packaged: string, name: string, version = ''): boolean => {
  const own = bare(plainName(name));
  const shorter = packaged.replace(FORM, '');
  if (bare(packaged) === own || bare(shorter) === own) return true;
  const [, stem = '', line = ''] = /^(.*?)-?(\d+(?:\.\d+)*)?$/.exec(shorter) ?? [];
  const digits = version.replace(/[^\d.]/g, '');
  return line !== '' && bare(stem) === own && (digits === line || digits.startsWith(`${line}.`) || isCounted(digits, line));
};

/** SQLite writes 3.33 as 3330000. */
const isCounted = (digits: string, line: string): boolean => /^\d{6,7}$/.test(digits) && digits.startsWith(line);

const bare = (name: string): string => name.replace(/^lib(?=[a-z0-9]{2})/, '').replace(/[-_.]/g, '');

/** Packages that make software usable from a language, or put something into a program: of use only where the distribution's own one runs. */
const BINDING =
  /^(?:python3?|ruby|node|golang|php|r-cran|haskell|ocaml|rust|elpa|lua|octave|guile|vim|libnginx-mod|libapache2-mod|postgresql-\d+)-|^lib.*-(?:perl|java|ruby|php|clojure)$/;

/** Whether a package serves another one, which may be compiled or of another image where this is built. */
export const isBinding = (packaged: string): boolean => BINDING.test(packaged);
