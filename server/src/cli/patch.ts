import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { visible } from '../formats/terminal.ts';
import type { Change } from './replace-files.ts';

/** A unified diff; as a file one that `git apply` and `patch -p1` take, for a terminal one that does not steer it. */
export const patchOf = ({ before, after }: Change, shown: string, reader: 'terminal' | 'file'): string => {
  const options = { context: 3, headerOptions: FILE_HEADERS_ONLY };
  const patch = createTwoFilesPatch(`a/${shown}`, `b/${shown}`, before, after, undefined, undefined, options);
  return reader === 'file' ? patch : patch.split('\n').map(visibleLine).join('\n');
};

const visibleLine = (line: string): string => line.replace(/\r$/, '').split('\t').map(visible).join('\t');
