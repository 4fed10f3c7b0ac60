import { isUtf8 } from 'node:buffer';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { reasonOf } from './failures.ts';

export interface Change {
  readonly path: string;
  /** What was read; a file that holds something else by now is left alone. */
  readonly before: string;
  readonly after: string;
}

interface Prepared extends Change {
  readonly real: string;
  readonly temporary: string;
}

/** The file that could not be written, and why. */
export interface Refusal {
  readonly path: string;
  readonly reason: string;
}

/** As `replaceAll`; the reason names the file where there are several. */
export const replaceFiles = (changes: readonly Change[]): string | undefined => {
  const refusal = replaceAll(changes);
  return refusal && changes.length > 1 ? `${refusal.path}: ${refusal.reason}` : refusal?.reason;
};

/** Writes all files or none, each in one step; says what stood in the way when none was written. Links stay, and so do modes. */
export const replaceAll = (changes: readonly Change[]): Refusal | undefined => {
  const prepared: Prepared[] = [];
  const replaced: Prepared[] = [];
  let current = '';
  try {
    for (const change of changes) {
      current = change.path;
      if (change.after !== change.before) prepared.push(prepare(change));
    }
    for (const one of prepared) {
      current = one.path;
      renameSync(one.temporary, one.real);
      replaced.push(one);
    }
    return undefined;
  } catch (error) {
    for (const { real, before } of replaced) writeFileSync(real, before);
    for (const { temporary } of prepared) rmSync(temporary, { force: true });
    return { path: current, reason: reasonOf(error) };
  }
};

/** Puts the new text beside the file. A rename would also replace a file that may not be written, so that is asked first. */
const prepare = (change: Change): Prepared => {
  const real = realpathSync(change.path);
  accessSync(real, constants.W_OK);
  const bytes = readFileSync(real);
  if (bytes.toString('utf8') !== change.before) throw new Error('it was changed by someone else meanwhile; run again');
  if (!isUtf8(bytes)) throw new Error('it is not valid UTF-8');
  const { mode, uid, gid } = statSync(real);
  const temporary = join(dirname(real), `.${basename(real)}.plimsoll-${process.pid}`);
  try {
    writeFileSync(temporary, change.after, { flag: 'wx', mode });
    keepOwner(temporary, uid, gid);
    chmodSync(temporary, mode);
  } catch (error) {
    if (!isTaken(error)) rmSync(temporary, { force: true });
    throw error;
  }
  return { ...change, real, temporary };
};

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST';

/** Only a superuser may give files away; for others the file becomes theirs, as with any editor. */
const keepOwner = (path: string, uid: number, gid: number): void => {
  try {
    chownSync(path, uid, gid);
  } catch {
    return;
  }
};
