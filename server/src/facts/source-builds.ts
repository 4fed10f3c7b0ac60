import type { Command } from '../shell/model.ts';
import type { CommandUse, Download, SourceBuild } from './model.ts';
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
    .filter(({ steps }) => steps.some(({ command }) => compiles(command)))
    .map(({ download, steps }) => ({ download, stage: download.stage, steps }));
};

const canBeSource = (download: Download): boolean => {
  const { by, source, runBy, url } = download;
  if (runBy !== undefined) return false;
  const file = source.path.slice(source.path.lastIndexOf('/') + 1);
  if (by === 'git') return true;
  return (
    !BINARY.test(file) &&
    (isArchive(file) || isArchive(download.destination ?? '') || /\/(?:tarball|archive|snapshot)\//.test(url) || isUnpacked(download))
  );
};

const isUnpacked = ({ use }: Download): boolean =>
  use?.command.pipeline.commands.some(({ name }) => name === 'tar' || name === 'bsdtar') ?? false;

const isStep = (command: Command): boolean => compiles(command) || PREPARERS.has(command.name) || isOpensslConfig(command);

const compiles = (command: Command): boolean => {
  const { name, arguments: words } = command;
  const has = (value: string): boolean => words.some((word) => word.value === value);
  if (BUILDERS.has(name)) return !has('--version') && !has('clean');
  if (name === 'cmake') return has('--build') || has('--install');
  if (name === 'meson') return has('compile') || has('install');
  return /^python[\d.]*$/.test(name) && words[0]?.value.endsWith('setup.py') === true && (has('build') || has('install'));
};

const isOpensslConfig = ({ name, program }: Command): boolean => name === 'config' && /^(?:\.|\/)/.test(program.value);

/** Of the downloads before the step, the one whose folder it was entered or named for it, else the last. */
const inSameInstruction = (joined: readonly Joined[], use: CommandUse, uses: readonly CommandUse[]): Joined | undefined => {
  const before = joined.filter(({ download }) => download.node === use.node && download.at.start < use.command.span.start);
  if (before.length < 2) return before[0];
  const entered = uses.findLast(
    (other) => other.node === use.node && other.command.name === 'cd' && other.command.span.start < use.command.span.start,
  );
  const places = [...use.command.arguments, ...(entered?.command.arguments ?? [])].map(({ value }) => value);
  return (
    before.findLast(({ download }) => folderNames(download).some((name) => places.some((place) => place.includes(name)))) ?? before.at(-1)
  );
};

/** A later instruction builds the download when its commands or the work folder name where it was put. */
const isOfEarlier = (download: Download, use: CommandUse): boolean => {
  if (download.stage !== use.stage || download.node === use.node || download.at.start > use.command.span.start) return false;
  return folderNames(download).some((name) => use.command.source.text.includes(name) || workFolder(use).includes(name));
};

const MIN_NAME = 3;

const folderNames = ({ source, destination }: Download): string[] => {
  const file = (destination ?? source.path).replace(/\/+$/, '');
  const folder = file.slice(file.lastIndexOf('/') + 1).replace(/\.(?:tar(?:\.\w+)?|tgz|tbz2?|txz|zip|git)$/, '');
  return [folder, source.name].filter((name) => name.length >= MIN_NAME);
};

const workFolder = ({ stage, node }: CommandUse): string =>
  stage?.instructions.findLast(({ keyword, span }) => keyword === 'WORKDIR' && span.start < node.span.start)?.arguments.text ?? '';
