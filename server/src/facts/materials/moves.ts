import type { Command } from '../../shell/model.ts';

/** A file or folder that gets another path. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

const MOVERS: ReadonlySet<string> = new Set(['mv', 'cp', 'ln', 'rsync']);
/** Programs that unpack one file beside itself. */
const UNPACKERS: ReadonlySet<string> = new Set(['gunzip', 'unxz', 'bunzip2', 'unzstd']);

/** What a command moves, copies or links to where. */
export const moved = ({ name, arguments: words }: Command): Move[] => {
  const operands = words.map(({ value }) => value).filter((value) => !value.startsWith('-'));
  const isUnpacked =
    UNPACKERS.has(name) || (/^(?:xz|gzip|bzip2|zstd|lzip)$/.test(name) && words.some(({ value }) => /^-[a-z]*d|^--decompress/.test(value)));
  if (isUnpacked) return operands.map((from) => ({ from, to: from.replace(/\.(?:gz|xz|bz2|zst|lz)$/, '') }));
  const to = operands.at(-1);
  if (!MOVERS.has(name) || operands.length < 2 || to === undefined) return [];
  return operands.slice(0, -1).map((from) => ({ from, to }));
};
