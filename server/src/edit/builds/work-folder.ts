import type { Command } from '../../shell/model.ts';

/** Programs whose operands are files. */
const FILE_TOOLS: ReadonlySet<string> = new Set([
  'rm',
  'cp',
  'mv',
  'ln',
  'install',
  'chmod',
  'chown',
  'mkdir',
  'rmdir',
  'touch',
  'cat',
  'sed',
  'patch',
  'find',
  'tar',
  'bsdtar',
  'unzip',
  'gunzip',
  'strip',
  'head',
  'tail',
  'grep',
  'tee',
  'dos2unix',
  'ls',
  'test',
  '[',
  'cd',
  'pushd',
]);

/** Programs that work on what lies in the folder where they are run. */
const LOCAL: ReadonlySet<string> = new Set([
  'make',
  'gmake',
  'ninja',
  'cmake',
  'meson',
  'scons',
  'bundle',
  'npm',
  'yarn',
  'pnpm',
  'composer',
  'mvn',
  'gradle',
  'autoreconf',
  'autoconf',
  'libtoolize',
  'aclocal',
  'automake',
  'git',
  'phpize',
  'go',
  'cargo',
  'patch',
  'quilt',
  'debuild',
  'dpkg-buildpackage',
  'rpmbuild',
  'checkinstall',
  'gcc',
  'g++',
  'cc',
  'c++',
  'clang',
]);

/** Programs whose first operand is a script. */
const INTERPRETERS = /^(?:sh|bash|dash|ash|python[\d.]*|perl|ruby|node|php|source|\.)$/;

/** Words that are no paths, though they stand where a path could. */
const NO_PATH = /^(?:-|\$|\/|~|\+|[0-7]{3,4}$|[ugoa]*[-+=][rwxXst]+$|&\d)/;

/** Whether what a command does depends on the folder where it is run. */
export const needsFolder = ({ name, program, arguments: words, redirects }: Command): boolean => {
  if (LOCAL.has(name) || /^\.{1,2}\//.test(program.value)) return true;
  if (redirects.some(({ target }) => target !== undefined && isRelative(target.value))) return true;
  return filesOf(
    name,
    words.map(({ value }) => value),
  ).some(isRelative);
};

const isRelative = (path: string): boolean => path !== '' && !NO_PATH.test(path);

/** The owner, the mode, the expression of some programs stand before their files. */
const filesOf = (name: string, words: readonly string[]): readonly string[] => {
  const operands = words.filter((word) => !word.startsWith('-'));
  if (name === 'test' || name === '[') return words.filter((word) => word.includes('/'));
  if (INTERPRETERS.test(name)) return words.includes('-m') ? [] : operands.slice(0, 1);
  if (!FILE_TOOLS.has(name)) return words.filter((word) => /^\.{1,2}(?:\/|$)|^\*/.test(word));
  if (name === 'find') return operands.slice(0, 1);
  return /^(?:chown|chmod|sed|grep)$/.test(name) ? operands.slice(1) : operands;
};
