import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { beginsWithObject, candidacyOf } from '../facts/file-names.ts';
import { MOST_BYTES } from './source.ts';

/** What an object of Kubernetes says of itself stands in front, behind a licence at most. */
const HEAD = 8192;

/** Whether a file that is looked for may be at a path, as far as the path tells. */
export const isCandidate = (path: string): boolean => candidacyOf(path) !== undefined;

/** Whether a candidate is worth reading whole: YAML of another kind is the larger part of many repositories. */
export const isWorthReading = (path: string): boolean => candidacyOf(path) === 'sure' || beginsWithObject(headOf(path));

/** Empty when it can't be read, or is larger than anything that is linted. */
const headOf = (path: string): string => {
  try {
    const file = openSync(path, 'r');
    try {
      if (fstatSync(file).size > MOST_BYTES) return '';
      const bytes = Buffer.alloc(HEAD);
      return bytes.toString('utf8', 0, readSync(file, bytes, 0, HEAD, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
};
