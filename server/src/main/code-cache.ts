import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** Where a program is, and where what V8 compiled of it is kept. */
interface Place {
  readonly program: string;
  readonly folder: string;
  /** Tells one build of the program from any other. */
  readonly build: string;
}

/** A program that has been started. */
interface Started<T> {
  readonly exports: T;
  /** Keeps what V8 has compiled by now for the next run, if that was not there; a run never fails for it. */
  keep(): void;
}

/**
 * Starts a CommonJS program with what V8 compiled of it in an earlier run, which halves what a short run takes beside Node's own start.
 * Node's `module.enableCompileCache` does the same from version 22.1 on, with one folder for all programs.
 */
export const startKept = <T>({ program, folder, build }: Place): Started<T> => {
  const { version, arch } = process;
  // A program that somebody edits in place is another one.
  const changed = Math.round(statSync(program).mtimeMs).toString(36);
  const file = join(folder, `${build}-${changed}-${version}-${arch}.code`);
  const cachedData = read(file);
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(program, 'utf8')}\n})`;
  const script = new Script(source, { filename: program, ...(cachedData && { cachedData }) });
  const module = { exports: {} as T };
  script.runInThisContext()(module.exports, createRequire(program), module, program, dirname(program));
  const isMissing = cachedData === undefined || script.cachedDataRejected === true;
  const keep = (): void => {
    if (isMissing) write(file, () => script.createCachedData());
  };
  return { exports: module.exports, keep };
};

/**
 * What code is read must be the user's own, for V8 runs it, and whole, for V8 believes it. It is kept twice: comparing takes a tenth of a
 * millisecond, and the module that has Node's quickest checksum more than one to load.
 */
const read = (file: string): Buffer | undefined => {
  try {
    if (!isOwn(statSync(dirname(file)))) return undefined;
    // What is no file, as a pipe, is not waited for.
    const opened = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stat = fstatSync(opened);
      if (!stat.isFile() || !isOwn(stat)) return undefined;
      const bytes = readFileSync(opened);
      const data = bytes.subarray(0, bytes.length / 2);
      return data.length > 0 && data.equals(bytes.subarray(data.length)) ? data : undefined;
    } finally {
      closeSync(opened);
    }
  } catch {
    return undefined;
  }
};

const WRITABLE_BY_OTHERS = 0o022;

/** Windows has neither owners nor such bits, and keeps users out of one another's folders. */
const isOwn = ({ uid, mode }: { readonly uid: number; readonly mode: number }): boolean =>
  process.getuid === undefined || (uid === process.getuid() && (mode & WRITABLE_BY_OTHERS) === 0);

/** Whole or not at all, however many runs end at the same time; where the folder is somebody else's or the disk is full, not at all. */
const write = (file: string, compiled: () => Buffer): void => {
  // In containers every run may have the same number.
  const [folder, part] = [dirname(file), `${file}.${process.pid}-${Math.random().toString(36).slice(2)}`];
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isOwn(statSync(folder))) return;
    writeTwice(part, compiled());
    renameSync(part, file);
    forgetOld(folder);
  } catch {
    // What the run was for is done.
  }
};

const writeTwice = (file: string, data: Buffer): void => {
  const opened = openSync(file, 'wx', 0o600);
  try {
    for (const copy of [data, data]) writeSync(opened, copy);
    fsyncSync(opened);
  } catch (error) {
    rmSync(file);
    throw error;
  } finally {
    closeSync(opened);
  }
};

/** In milliseconds, 30 days: by then most have another build. */
const OLD = 30 * 24 * 60 * 60 * 1000;

const forgetOld = (folder: string): void => {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (statSync(file).mtimeMs < Date.now() - OLD) rmSync(file, { force: true });
  }
};
