import type { Command } from '../../shell/model.ts';

/** A file or folder that gets another path. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

const MOVERS: ReadonlySet<string> = new Set(['mv', 'cp', 'ln', 'rsync']);
/** Programs that unpack one file beside itself. */
const UNPACKERS: ReadonlySet<string> = new Set(['gunzip', 'unxz', 'bunzip2', 'unzstd']);

const PACKERS: ReadonlySet<string> = new Set(['xz', 'gzip', 'bzip2', 'zstd', 'lzip']);

/** What a command moves, copies or links to where. */
export const moved = (command: Command): readonly Move[] => {
  const isUnpacked = unpacksInPlace(command);
  if (!isUnpacked && !MOVERS.has(command.name)) return NONE;
  const operands = command.arguments.map(({ value }) => value).filter((value) => !value.startsWith('-'));
  if (isUnpacked) return operands.map((from) => ({ from, to: from.replace(/\.(?:gz|xz|bz2|zst|lz)$/, '') }));
  const to = operands.at(-1);
  return to === undefined ? NONE : operands.slice(0, -1).map((from) => ({ from, to }));
};

/** Most commands move nothing. */
const NONE: readonly Move[] = [];

const unpacksInPlace = ({ name, arguments: words }: Command): boolean =>
  UNPACKERS.has(name) || (PACKERS.has(name) && words.some(({ value }) => /^-[a-z]*d|^--decompress/.test(value)));
