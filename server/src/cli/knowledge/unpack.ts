import { spawnSync } from 'node:child_process';
import { gunzipSync } from 'node:zlib';

export type Unpacked = { readonly text: string } | { readonly problem: string };

/** Three times the largest index, unpacked, and what a text can hold; a few bytes could swell to anything. */
const MOST = 256 * 1024 * 1024;

/** The text of a packed file by the end of its name; each byte is one character, for all that is read of an index is ASCII. */
export const unpack = (path: string, bytes: Uint8Array): Unpacked => {
  if (path.endsWith('.gz')) return gunzip(path, bytes);
  if (path.endsWith('.xz')) return unxz(path, bytes);
  return { text: Buffer.from(bytes).toString('latin1') };
};

const gunzip = (path: string, bytes: Uint8Array): Unpacked => {
  try {
    return { text: gunzipSync(bytes, { maxOutputLength: MOST }).toString('latin1') };
  } catch {
    return { problem: `${path}: it can't be unpacked; it is cut off, damaged or too large` };
  }
};

/** Node has no xz of its own. Mirrors have gzip too, so this is for folders, and not worth a library. */
const unxz = (path: string, bytes: Uint8Array): Unpacked => {
  const { error, status, stdout } = spawnSync('xz', ['--decompress', '--stdout'], { input: bytes, maxBuffer: MOST });
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT')
    return { problem: `${path}: reading it needs the program xz; install it, or have ${path.replace(/\.xz$/, '.gz')} there` };
  if (error || status !== 0) return { problem: `${path}: xz can't unpack it; it is cut off, damaged or too large` };
  return { text: stdout.toString('latin1') };
};
