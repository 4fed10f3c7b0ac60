import { createTwoFilesPatch, FILE_HEADERS_ONLY, formatPatch } from 'diff';
import { visible } from '../formats/terminal.ts';
import type { Change } from './replace-files.ts';

/** A unified diff; as a file one that `git apply` and `patch -p1` take, for a terminal one that does not steer it. */
export const patchOf = (change: Change, shown: string, reader: 'terminal' | 'file'): string => {
  const patch = byLines(change, shown) ?? asWhole(change, shown);
  return reader === 'file' ? patch : patch.split('\n').map(visibleLine).join('\n');
};

/** Lines taken out and put in. The time to find fewest grows with their square, and nobody reads so many. */
const MOST_CHANGED = 1000;

const byLines = ({ before, after }: Change, shown: string): string | undefined => {
  const options = { context: 3, headerOptions: FILE_HEADERS_ONLY, maxEditLength: MOST_CHANGED };
  return createTwoFilesPatch(`a/${shown}`, `b/${shown}`, before, after, undefined, undefined, options);
};

/** Takes all lines out and puts the others in. */
const asWhole = ({ before, after }: Change, shown: string): string => {
  const [removed, added] = [signed('-', before), signed('+', after)];
  const hunk = {
    oldStart: 1,
    oldLines: linesOf(before).length,
    newStart: 1,
    newLines: linesOf(after).length,
    lines: [...removed, ...added],
  };
  const names = { oldFileName: `a/${shown}`, newFileName: `b/${shown}`, oldHeader: undefined, newHeader: undefined };
  return formatPatch({ ...names, hunks: [hunk] }, FILE_HEADERS_ONLY);
};

const linesOf = (text: string): string[] => text.split('\n').slice(0, text.endsWith('\n') || text === '' ? -1 : undefined);

const signed = (sign: string, text: string): string[] => [
  ...linesOf(text).map((line) => sign + line),
  ...(text.endsWith('\n') || text === '' ? [] : ['\\ No newline at end of file']),
];

const visibleLine = (line: string): string => line.replace(/\r$/, '').split('\t').map(visible).join('\t');
