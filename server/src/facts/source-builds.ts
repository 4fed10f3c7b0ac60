import type { Command } from '../shell/model.ts';
import type { CommandUse, Download, SourceBuild } from './model.ts';
import { firstBehind, MAX_NEIGHBOURS } from './ordered.ts';
import { lastPart } from './paths.ts';
import { pipeOf } from './pipes.ts';
import { isArchive } from './upstream.ts';

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
  /** What the folder may be called that it is unpacked or cloned to. */
  readonly names: readonly string[];
  readonly steps: CommandUse[];
}

/**
 * Joins downloads with the steps that compile them: in one instruction the steps that follow a download are of it; in a later
 * one, those of an instruction that names the download's folder.
 */
export const readSourceBuilds = (downloads: readonly Download[], uses: readonly CommandUse[]): SourceBuild[] => {
  const joined: Joined[] = downloads
    .filter(canBeSource)
    .map((download) => ({ download, names: folderNames(download), steps: [] }))
    .sort((a, b) => a.download.at.start - b.download.at.start);
  if (joined.length > 0) joinSteps(joined, uses);
  return joined
    .filter(({ steps }) => steps.some(({ command }) => compiles(command) || compilesNamed(command)))
    .map(({ download, steps }) => ({ download, stage: download.stage, steps }));
};

const joinSteps = (joined: readonly Joined[], uses: readonly CommandUse[]): void => {
  const earlier = new EarlierDownloads();
  let entered: CommandUse | undefined;
  for (const use of uses) {
    if (use.command.name === 'cd') entered = use;
    if (use.when !== 'build' || !isStep(use.command)) continue;
    const end = firstBehind(joined, use.command.span.start, ({ download }) => download.at);
    const before = joined.slice(Math.max(0, end - MAX_NEIGHBOURS), end).filter(({ download }) => download.stage === use.stage);
    const source = inSameInstruction(before, use, entered?.node === use.node ? entered : undefined) ?? earlier.of(use, before);
    source?.steps.push(use);
  }
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

const isUnpacked = ({ use }: Download): boolean => use !== undefined && pipeOf(use.command).some(({ name }) => UNPACKERS.has(name));

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
const inSameInstruction = (before: readonly Joined[], use: CommandUse, entered: CommandUse | undefined): Joined | undefined => {
  const here = before.filter(({ download }) => download.node === use.node);
  const needsName = compilesNamed(use.command);
  if (here.length < 2 && !needsName) return here[0];
  const places = [...use.command.arguments, ...(entered?.command.arguments ?? [])].map(({ value }) => value);
  const named = here.findLast(({ names }) => names.some((name) => places.some((place) => place.includes(name))));
  return named ?? (needsName ? undefined : here.at(-1));
};

/** A later instruction builds the download when its script or its work folder names where it was put: the same for all its steps. */
class EarlierDownloads {
  readonly #known = new Map<Command['source'], Map<boolean, Joined | undefined>>();

  of(use: CommandUse, before: readonly Joined[]): Joined | undefined {
    const { source } = use.command;
    const ofSource = this.#known.get(source) ?? new Map<boolean, Joined | undefined>();
    this.#known.set(source, ofSource);
    const needsName = compilesNamed(use.command);
    if (!ofSource.has(needsName))
      ofSource.set(
        needsName,
        before.findLast((one) => one.download.node !== use.node && isNamedIn(one, use)),
      );
    return ofSource.get(needsName);
  }
}

const isNamedIn = ({ names }: Joined, use: CommandUse): boolean => {
  const { folder } = use;
  if (!compilesNamed(use.command)) return names.some((name) => use.command.source.text.includes(name) || folder.includes(name));
  const folders = [folder, ...enteredFolders(use)];
  return names.some((name) => folders.some((one) => isLastPart(one, name)));
};

const enteredFolders = ({ command: { source } }: CommandUse): string[] =>
  [...source.text.matchAll(/\b(?:cd|pushd)\s+["']?([^\s"';&]+)/g)].map(([, folder = '']) => folder);

const isLastPart = (folder: string, name: string): boolean => lastPart(folder) === name && folder.includes('/');

const MIN_NAME = 3;

const folderNames = ({ source, destination, use }: Download): string[] => {
  const folders = [destination ?? source.path, ...unpackFolders(use)].map((path) => lastPart(path).replace(ARCHIVE_END, ''));
  return [...new Set([...folders, source.name])].filter((name) => name.length >= MIN_NAME);
};

const ARCHIVE_END = /\.(?:tar(?:\.\w+)?|tgz|tbz2?|txz|zip|git)$/;

/** Where the tar at the end of a pipe puts the files. */
const unpackFolders = (use: CommandUse | undefined): string[] =>
  (use ? pipeOf(use.command) : [])
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
