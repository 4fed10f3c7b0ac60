import type { Command } from '../shell/model.ts';
import type { CommandUse, Download, SourceBuild } from './model.ts';
import { isArchive } from './upstream.ts';
import { workFolder } from './work-folder.ts';

const BUILDERS: ReadonlySet<string> = new Set(['make', 'gmake', 'ninja', 'scons', 'b2', 'bjam', 'waf', 'xmake', 'jam']);
const PREPARERS: ReadonlySet<string> = new Set([
  'configure',
  'Configure',
  'autogen.sh',
  'bootstrap',
  'bootstrap.sh',
  'autoreconf',
  'buildconf',
  'cmake',
  'meson',
]);

/** Distributions in binary form: whatever is run afterwards does not compile them. */
const BINARY = /(?:linux|x86_64|amd64|arm64|aarch64|x64|darwin|musl|gnu|jre|jdk|-bin[-.])/i;

interface Joined {
  readonly download: Download;
  readonly steps: CommandUse[];
}

/**
 * Joins downloads with the steps that compile them: in one instruction the steps that follow a download are of it; in a later
 * one, those of an instruction that names the download's folder.
 */
export const readSourceBuilds = (downloads: readonly Download[], uses: readonly CommandUse[]): SourceBuild[] => {
  const joined: Joined[] = downloads.filter(canBeSource).map((download) => ({ download, steps: [] }));
  for (const use of uses) {
    if (use.when !== 'build' || !isStep(use.command)) continue;
    const source = inSameInstruction(joined, use, uses) ?? joined.findLast(({ download }) => isOfEarlier(download, use));
    source?.steps.push(use);
  }
  return joined
    .filter(({ steps }) => steps.some(({ command }) => compiles(command) || compilesNamed(command)))
    .map(({ download, steps }) => ({ download, stage: download.stage, steps }));
};

/** Signatures, sums and patches come beside a source and are none. */
const COMPANION = /\.(?:asc|sig|sign|gpg|minisig|(?:sha|md)\d+(?:sums?)?|txt|patch|diff)$/i;

const canBeSource = (download: Download): boolean => {
  const { by, source, runBy, url, destination = '' } = download;
  if (runBy !== undefined) return false;
  const file = source.path.slice(source.path.lastIndexOf('/') + 1);
  if (by === 'git') return true;
  if (BINARY.test(file) || COMPANION.test(file)) return false;
  return isArchive(file) || isArchive(destination) || /\/(?:tarball|archive|snapshot)\//.test(url) || isUnpacked(download);
};

const isUnpacked = ({ use }: Download): boolean => use?.command.pipeline.commands.some(({ name }) => UNPACKERS.has(name)) ?? false;

const UNPACKERS: ReadonlySet<string> = new Set(['tar', 'bsdtar']);

const isStep = (command: Command): boolean =>
  compiles(command) || compilesNamed(command) || PREPARERS.has(command.name) || isOpensslConfig(command);

const compiles = (command: Command): boolean => {
  const { name, arguments: words } = command;
  const has = (value: string): boolean => words.some((word) => word.value === value);
  if (BUILDERS.has(name)) return !has('--version') && !onlyCleans(words);
  if (name === 'cmake') return has('--build') || has('--install');
  if (name === 'meson') return has('compile') || has('install');
  return /^python[\d.]*$/.test(name) && words[0]?.value.endsWith('setup.py') === true && (has('build') || has('install'));
};

const onlyCleans = (words: Command['arguments']): boolean => {
  const targets = words.filter(({ value }) => !/^-|=/.test(value));
  return targets.length > 0 && targets.every(({ value }) => /clean$/.test(value));
};

/** Go and Cargo compile the project's own code as often as another's, so that these need the folder named. */
const compilesNamed = ({ name, arguments: words }: Command): boolean => {
  const [verb] = words;
  if (name === 'go') return /^(?:build|install)$/.test(verb?.value ?? '') && !words.some(({ value }) => value.includes('@'));
  return name === 'cargo' && (verb?.value === 'build' || (verb?.value === 'install' && words.some(({ value }) => value === '--path')));
};

const isOpensslConfig = ({ name, program }: Command): boolean => name === 'config' && /^(?:\.|\/)/.test(program.value);

/** Of the downloads before the step, the one whose folder it was entered or named for it, else the last. */
const inSameInstruction = (joined: readonly Joined[], use: CommandUse, uses: readonly CommandUse[]): Joined | undefined => {
  const before = joined.filter(({ download }) => download.node === use.node && download.at.start < use.command.span.start);
  const needsName = compilesNamed(use.command);
  if (before.length < 2 && !needsName) return before[0];
  const entered = uses.findLast(
    (other) => other.node === use.node && other.command.name === 'cd' && other.command.span.start < use.command.span.start,
  );
  const places = [...use.command.arguments, ...(entered?.command.arguments ?? [])].map(({ value }) => value);
  const named = before.findLast(({ download }) => folderNames(download).some((name) => places.some((place) => place.includes(name))));
  return named ?? (needsName ? undefined : before.at(-1));
};

/** A later instruction builds the download when its commands or the work folder name where it was put. */
const isOfEarlier = (download: Download, use: CommandUse): boolean => {
  if (download.stage !== use.stage || download.node === use.node || download.at.start > use.command.span.start) return false;
  const folder = workFolder(use);
  if (compilesNamed(use.command))
    return folderNames(download).some((name) => [folder, ...enteredFolders(use)].some((one) => isLastPart(one, name)));
  return folderNames(download).some((name) => use.command.source.text.includes(name) || folder.includes(name));
};

const enteredFolders = ({ command: { source } }: CommandUse): string[] =>
  [...source.text.matchAll(/\b(?:cd|pushd)\s+["']?([^\s"';&]+)/g)].map(([, folder = '']) => folder);

const isLastPart = (folder: string, name: string): boolean => folder.replace(/\/+$/, '').endsWith(`/${name}`);

const MIN_NAME = 3;

/** What the folder may be called that a download is unpacked or cloned to. */
const folderNames = ({ source, destination, use }: Download): string[] => {
  const folders = [destination ?? source.path, ...unpackFolders(use)].map((path) => lastPart(path).replace(ARCHIVE_END, ''));
  return [...new Set([...folders, source.name])].filter((name) => name.length >= MIN_NAME);
};

const ARCHIVE_END = /\.(?:tar(?:\.\w+)?|tgz|tbz2?|txz|zip|git)$/;

const lastPart = (path: string): string => {
  const file = path.replace(/\/+$/, '');
  return file.slice(file.lastIndexOf('/') + 1);
};

/** Where the tar at the end of a pipe puts the files. */
const unpackFolders = (use: CommandUse | undefined): string[] =>
  (use?.command.pipeline.commands ?? [])
    .filter(({ name }) => UNPACKERS.has(name))
    .flatMap(({ arguments: words }) => {
      const attached = words.flatMap(({ value }) => /^--directory=(.+)$/.exec(value)?.[1] ?? []);
      const flag = words.findIndex(({ value }) => /^(?:-\w*C|--directory)$/.test(value));
      const folder = words[flag + 1]?.value;
      return flag < 0 || folder === undefined ? attached : [folder];
    })
    .filter((folder) => !SHARED_FOLDERS.test(folder));

/** Where everybody unpacks something: their names tell nothing. */
const SHARED_FOLDERS = /^(?:\/|\/(?:usr|usr\/local|usr\/src|usr\/local\/src|tmp|opt|src|build)\/?)$/;
