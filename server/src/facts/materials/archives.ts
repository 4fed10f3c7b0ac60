import type { Command, Word } from '../../shell/model.ts';
import { pipeOf } from '../pipes.ts';
import { isArchive } from '../upstream.ts';

/** What a command unpacks. */
export interface Unpacking {
  /** The archive's file; `undefined` when it comes through a pipe. */
  readonly archive: string | undefined;
  /** Where to; the folder that the command runs in when it does not say. */
  readonly folder: string | undefined;
  /** Whether the folder that the archive brings along is left out. */
  readonly isStripped: boolean;
}

/** What a command unpacks, if it does. */
export const readUnpacking = (command: Command): Unpacking | undefined => {
  const { name, arguments: words } = command;
  if (name === 'tar' || name === 'bsdtar' || name === 'gtar') return ofTar(command);
  if (name === 'unzip') return ofUnzip(words);
  if (name === '7z' || name === '7za' || name === '7zr') return ofSevenZip(words);
  if (name === 'dpkg' || name === 'dpkg-deb') return ofPackage(words);
  if (name === 'cpio' && words.some(({ value }) => /^-\w*i|^--extract$/.test(value)))
    return { archive: pipedFile(command), folder: undefined, isStripped: false };
  return undefined;
};

/** Options of tar in one word that take a value. */
const VALUED = 'fCXTb';

const ofTar = (command: Command): Unpacking | undefined => {
  const options = readTar(command.arguments);
  if (!/x/.test(options.letters) && !options.long.has('extract') && !options.long.has('get')) return undefined;
  const file = options.values.get('f') ?? options.long.get('file') ?? inputOf(command);
  return {
    archive: file === undefined || file === '-' ? pipedFile(command) : file,
    folder: options.values.get('C') ?? options.long.get('directory') ?? options.long.get('one-top-level'),
    isStripped: options.long.has('strip-components') || options.long.has('strip'),
  };
};

interface TarOptions {
  letters: string;
  readonly values: Map<string, string>;
  readonly long: Map<string, string | undefined>;
}

const readTar = (words: readonly Word[]): TarOptions => {
  const options: TarOptions = { letters: '', values: new Map(), long: new Map() };
  for (let at = 0; at < words.length; at++) {
    const value = words[at]?.value ?? '';
    const long = /^--([\w-]+)(?:=(.*))?$/s.exec(value);
    if (long) options.long.set(long[1] ?? '', long[2] ?? words[at + 1]?.value);
    else if (/^-[A-Za-z]/.test(value) || (at === 0 && /^[A-Za-z]+$/.test(value)))
      at += shortOptions(value.replace('-', ''), words.slice(at + 1, at + 1 + VALUED.length), options);
  }
  return options;
};

/** Letters in one word; those that take a value take what is left of the word, or one of the next words each. Returns how many. */
const shortOptions = (word: string, next: readonly Word[], options: TarOptions): number => {
  let taken = 0;
  for (let index = 0; index < Math.min(word.length, MAX_LETTERS); index++) {
    const letter = word[index] as string;
    if (!options.letters.includes(letter)) options.letters += letter;
    if (!VALUED.includes(letter)) continue;
    const attached = word.slice(index + 1);
    const isAttached = /^[/.$~]/.test(attached);
    const value = isAttached ? attached : next[taken++]?.value;
    if (value !== undefined) options.values.set(letter, value);
    if (isAttached) break;
  }
  return taken;
};

const MAX_LETTERS = 20;

const inputOf = ({ redirects }: Command): string | undefined => redirects.find(({ operator }) => operator === '<')?.target?.value;

/** `cat x.tar | tar x` and `xz -dc x.tar.xz | tar x` read a file. */
const pipedFile = (command: Command): string | undefined => {
  const feeders = pipeOf(command).filter(({ name }) => FEEDERS.has(name));
  return feeders.flatMap(({ arguments: words }) => words.filter(({ value }) => !value.startsWith('-')))[0]?.value;
};

const FEEDERS: ReadonlySet<string> = new Set([
  'cat',
  'xz',
  'xzcat',
  'gzip',
  'gunzip',
  'zcat',
  'bzip2',
  'bunzip2',
  'bzcat',
  'zstd',
  'zstdcat',
  'pv',
  'rpm2cpio',
]);

const ofUnzip = (words: readonly Word[]): Unpacking | undefined => {
  if (words.some(({ value }) => /^-[a-zA-Z]*[lptvz]/.test(value))) return undefined;
  const flag = words.findIndex(({ value }) => value === '-d');
  const archive = words.find(({ value }, index) => !value.startsWith('-') && index !== flag + 1)?.value;
  return {
    archive: archive ?? words.find(({ value }) => isArchive(value))?.value,
    folder: flag < 0 ? undefined : words[flag + 1]?.value,
    isStripped: false,
  };
};

/** `dpkg-deb -x package.deb folder` installs without the package manager's knowledge. */
const ofPackage = (words: readonly Word[]): Unpacking | undefined => {
  const [flag, archive, folder] = words.map(({ value }) => value);
  return flag !== undefined && /^(?:-[xXR]|--(?:v?extract|raw-extract))$/.test(flag) ? { archive, folder, isStripped: false } : undefined;
};

const ofSevenZip = (words: readonly Word[]): Unpacking | undefined => {
  const [verb, ...rest] = words.map(({ value }) => value);
  if (verb !== 'x' && verb !== 'e') return undefined;
  return {
    archive: rest.find((value) => !value.startsWith('-')),
    folder: rest.find((value) => /^-o./.test(value))?.slice(2),
    isStripped: false,
  };
};
