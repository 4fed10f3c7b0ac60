import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { reasonOf } from './failures.ts';

export type Source = { readonly text: string; readonly encoding: 'utf-8' | 'broken' } | Unread;

/** Why a file is not linted. */
export interface Unread {
  readonly problem: string;
  /** What nobody has named, and is only too large, is no failure of a run. */
  readonly isTooLarge?: boolean;
}

const MEBIBYTE = 1024 * 1024;
/** What has more is not linted. */
export const MOST_BYTES = MEBIBYTE;
const BINARY_CHECK = 8192;

/** Streams that a shell makes for `<(…)`; any other pipe might never end, and a device has no end. */
const SHELL_STREAM = /^\/(?:dev\/fd\/\d+|dev\/stdin|proc\/self\/fd\/\d+)$/;

/** Reads a file; a problem says why it is not linted. */
export const readSource = (path: string): Source =>
  SHELL_STREAM.test(path) ? guarded(() => sourceOf(readFileSync(path))) : readRegular(path);

/** Reads what no user has named: a repository may link its `.env` to a device, and a Compose file may name a pipe. */
export const readRegular = (path: string): Source =>
  guarded(() => {
    const stats = statSync(path);
    if (!stats.isFile()) return { problem: 'is no regular file, and reading it might never end' };
    return stats.size > MOST_BYTES ? tooLarge(stats.size) : sourceOf(readFileSync(path));
  });

const guarded = (read: () => Source): Source => {
  try {
    return read();
  } catch (error) {
    return { problem: reasonOf(error) };
  }
};

/** Whether the path can be written back. */
export const isWritableKind = (path: string): boolean => !SHELL_STREAM.test(path);

/** A file that is larger by a byte is not said to have as much as one may have. */
const tooLarge = (size: number): Unread => {
  const measured = Math.max(Math.round((10 * size) / MEBIBYTE) / 10, MOST_BYTES / MEBIBYTE + 0.1);
  return { problem: `has ${measured} MiB; no Dockerfile and no manifest is larger than ${MOST_BYTES / MEBIBYTE} MiB`, isTooLarge: true };
};

/** Decodes bytes; a byte order mark stays, so that a fix gives it back. */
export const sourceOf = (bytes: Uint8Array): Source => {
  if (bytes.length > MOST_BYTES) return tooLarge(bytes.length);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.subarray(0, BINARY_CHECK).includes(0)) return { problem: 'is binary, or text in UTF-16; Docker reads UTF-8 only' };
  return { text: buffer.toString('utf8'), encoding: isUtf8(buffer) ? 'utf-8' : 'broken' };
};
