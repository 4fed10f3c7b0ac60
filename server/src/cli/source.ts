import { isUtf8 } from 'node:buffer';
import { readFileSync, type Stats, statSync } from 'node:fs';
import { reasonOf } from './failures.ts';

export type Source = { readonly text: string; readonly encoding: 'utf-8' | 'broken' } | { readonly problem: string };

const MEBIBYTE = 1024 * 1024;
/** What has more is not linted. */
export const MOST_BYTES = MEBIBYTE;
const BINARY_CHECK = 8192;

/** Streams that a shell makes for `<(…)`; any other pipe might never end, and a device has no end. */
const SHELL_STREAM = /^\/(?:dev\/fd\/\d+|dev\/stdin|proc\/self\/fd\/\d+)$/;

/** Reads a file; a problem says why it is not linted. */
export const readSource = (path: string): Source => {
  try {
    const problem = SHELL_STREAM.test(path) ? undefined : unfit(statSync(path));
    return problem === undefined ? sourceOf(readFileSync(path)) : { problem };
  } catch (error) {
    return { problem: reasonOf(error) };
  }
};

/** Whether the path can be written back. */
export const isWritableKind = (path: string): boolean => !SHELL_STREAM.test(path);

const unfit = (stats: Stats): string | undefined => {
  if (!stats.isFile()) return 'is no regular file, and reading it might never end';
  return stats.size > MOST_BYTES ? tooLarge(stats.size) : undefined;
};

const tooLarge = (size: number): string =>
  `has ${Math.round(size / MEBIBYTE)} MiB; no Dockerfile and no manifest is larger than ${MOST_BYTES / MEBIBYTE} MiB`;

/** Decodes bytes; a byte order mark stays, so that a fix gives it back. */
export const sourceOf = (bytes: Uint8Array): Source => {
  if (bytes.length > MOST_BYTES) return { problem: tooLarge(bytes.length) };
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.subarray(0, BINARY_CHECK).includes(0)) return { problem: 'is binary, or text in UTF-16; Docker reads UTF-8 only' };
  return { text: buffer.toString('utf8'), encoding: isUtf8(buffer) ? 'utf-8' : 'broken' };
};
