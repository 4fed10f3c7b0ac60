import type { PackageInstall } from '../facts/model.ts';
import type { Edit } from '../text/span.ts';

export type PackageManager = PackageInstall['manager'];

/** What of an install a script does already, before and behind the place where another one comes to stand. */
export interface Surrounding {
  readonly isUpdated: boolean;
  readonly isCleaned: boolean;
}

const ALONE: Surrounding = { isUpdated: false, isCleaned: false };

/** The command that installs packages with a manager, in the idiom of those who use it, and leaves no lists or caches behind. */
export const installCommand = (manager: PackageManager, packages: readonly string[], { isUpdated, isCleaned } = ALONE): string => {
  const names = packages.join(' ');
  const { update, install, clean } = IDIOMS[manager];
  return [isUpdated ? undefined : update, `${install} ${names}`, isCleaned ? undefined : clean]
    .filter((part) => part !== undefined)
    .join(' && ');
};

interface Idiom {
  readonly update?: string;
  readonly install: string;
  readonly clean?: string;
}

const APT: Idiom = {
  update: 'apt-get update',
  install: 'apt-get install -y --no-install-recommends',
  clean: 'rm -rf /var/lib/apt/lists/*',
};

const IDIOMS: Readonly<Record<PackageManager, Idiom>> = {
  'apt-get': APT,
  apt: APT,
  apk: { install: 'apk add --no-cache' },
  dnf: { install: 'dnf install -y', clean: 'dnf clean all' },
  microdnf: { install: 'microdnf install -y', clean: 'microdnf clean all' },
  yum: { install: 'yum install -y', clean: 'yum clean all' },
  zypper: { install: 'zypper --non-interactive install --no-recommends', clean: 'zypper clean --all' },
};

/** Changes what an install names: packages join it behind its last one, those it has already left out; others go. */
export interface Change {
  readonly add: readonly string[];
  readonly remove: ReadonlySet<string>;
}

/** The edits of one install; none where nothing changes, `undefined` where no package would be left. */
export const changePackages = (install: PackageInstall, { add, remove }: Change, text: string): readonly Edit[] | undefined => {
  const { packages } = install;
  const last = packages.at(-1);
  const gone = packages.filter(
    (word) => remove.has(word.value) && !add.includes(word.value) && !gapBefore(word.span.start, text).isCommented,
  );
  const staying = packages.filter((word) => !gone.includes(word));
  const missing = add.filter((name) => !staying.some(({ value }) => value === name));
  if (!last || staying.length + missing.length === 0) return undefined;
  if (staying.length === 0) return replaceAll(packages, missing, text);
  const added = missing.map((name) => `${separator(install, text)}${name}`).join('');
  const edits = gone.map(({ span }): Edit => ({ span: { start: gapBefore(span.start, text).start, end: span.end }, text: '' }));
  return added === '' ? edits : [...edits, { span: { start: last.span.end, end: last.span.end }, text: added }];
};

const replaceAll = (packages: PackageInstall['packages'], names: readonly string[], text: string): readonly Edit[] | undefined => {
  const span = { start: packages[0]?.span.start ?? 0, end: packages.at(-1)?.span.end ?? 0 };
  return text.slice(span.start, span.end).includes('#') ? undefined : [{ span, text: names.join(' ') }];
};

/** White space and continuations before a word; a comment among them speaks of the word, or of those that follow. */
const gapBefore = (end: number, text: string): { readonly start: number; readonly isCommented: boolean } => {
  let start = end;
  while (start > 0 && /[\s\\`]/.test(text.charAt(start - 1))) start--;
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return { start, isCommented: /^\s*#/.test(line) };
};

/** One package a line stays one package a line. */
const separator = ({ packages }: PackageInstall, text: string): string => {
  const [before, last] = packages.slice(-2);
  const between = before && last ? text.slice(before.span.end, last.span.start) : ' ';
  return between.includes('#') ? ' ' : between;
};
