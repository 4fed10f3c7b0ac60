import { createHash, randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostCache } from '../../host.ts';

export interface CacheBounds {
  readonly folder: string;
  readonly maxBytes?: number;
}

const MIB = 1_024 * 1_024;
const MAX_BYTES = 32 * MIB;
const MAX_FILE = 4 * MIB;
/** How much is kept when there is too much, so that not each write has to tidy up. */
const KEPT_SHARE = 0.75;
const HOUR = 3_600_000;

/**
 * One file for each text, named after its key, which stands in its first line. Files are written aside and then renamed, so that nobody
 * reads half of one; a cache that can't be written is none.
 */
export const createCacheFiles = ({ folder, maxBytes = MAX_BYTES }: CacheBounds): HostCache => {
  // Whoever writes first looks at what is there; from then on it is known how much that may be.
  let room = 0;
  const pathOf = (key: string): string => join(folder, createHash('sha256').update(key).digest('hex'));
  return {
    async read(key) {
      const text = await readRegular(pathOf(key)).catch(() => undefined);
      const end = text?.indexOf('\n') ?? -1;
      return text !== undefined && text.slice(0, end) === key ? text.slice(end + 1) : undefined;
    },
    async write(key, text) {
      if (text.length > MAX_FILE || key.includes('\n')) return;
      const isWritten = await writeAside(folder, pathOf(key), `${key}\n${text}`).then(
        () => true,
        () => false,
      );
      if (!isWritten) return;
      room -= text.length;
      if (room >= 0) return;
      // Those that write meanwhile need not tidy up as well.
      room = Number.POSITIVE_INFINITY;
      room = await tidied(folder, maxBytes);
    },
  };
};

/** Follows no link: somebody else could have put it there. */
const NO_LINK = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);

const readRegular = async (path: string): Promise<string | undefined> => {
  const file = await open(path, NO_LINK);
  try {
    const { size } = await file.stat();
    return size > 2 * MAX_FILE ? undefined : await file.readFile('utf8');
  } finally {
    await file.close();
  }
};

const writeAside = async (folder: string, path: string, text: string): Promise<void> => {
  const aside = `${path}.${randomBytes(6).toString('hex')}.new`;
  // The folder is there but for the first time.
  const file = await open(aside, 'wx', 0o600).catch(async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return open(aside, 'wx', 0o600);
  });
  try {
    await file.writeFile(text);
  } finally {
    await file.close();
  }
  await rename(aside, path).catch(async (error: unknown) => {
    await rm(aside, { force: true });
    throw error;
  });
};

/** Tidies up, and tells how much may be written before that is due again. */
const tidied = async (folder: string, maxBytes: number): Promise<number> => {
  const left = await tidy(folder, maxBytes).catch(() => maxBytes);
  return maxBytes - left;
};

/** Removes what was written first when all together is too large, and what a process that was killed has left behind; tells what is left. */
const tidy = async (folder: string, maxBytes: number): Promise<number> => {
  const files = await Promise.all((await readdir(folder)).map((name) => measured(join(folder, name))));
  const known = files.filter((file) => file !== undefined).sort((a, b) => b.modified - a.modified);
  const abandoned = known.filter(({ path, modified }) => path.endsWith('.new') && modified < Date.now() - HOUR);
  const total = known.reduce((sum, { size }) => sum + size, 0);
  const excess = total > maxBytes ? beyond(known, maxBytes * KEPT_SHARE) : [];
  await Promise.all([...abandoned, ...excess].map(({ path }) => rm(path, { force: true })));
  return total - excess.reduce((sum, { size }) => sum + size, 0);
};

interface Measured {
  readonly path: string;
  readonly size: number;
  readonly modified: number;
}

const measured = async (path: string): Promise<Measured | undefined> => {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ? { path, size: found.size, modified: found.mtimeMs } : undefined;
};

/** The files, newest first, that lie behind so many bytes. */
const beyond = (files: readonly Measured[], bytes: number): Measured[] => {
  let sum = 0;
  return files.filter(({ size }) => {
    sum += size;
    return sum > bytes;
  });
};
