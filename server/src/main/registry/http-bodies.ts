import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { HashAlgorithm, HashedResponse } from '../../host.ts';

/** Of an answer that is no success nothing is kept; what little comes is read so that the connection can serve again. */
const MAX_DROPPED = 64 * 1_024;

export type Body = Uint8Array | 'too-large' | 'malformed';

/** The body of an answer, unpacked, counted while it comes. */
export const readBody = async (response: IncomingMessage, maxBytes: number): Promise<Body> => {
  if (!isSuccess(response)) {
    await collect(response, MAX_DROPPED);
    return new Uint8Array();
  }
  const encoding = encodingOf(response);
  // HEAD tells of a body that does not come.
  if (encoding === 'identity' || maxBytes === 0) return collect(response, maxBytes);
  return encoding === 'gzip' ? unpack(response, maxBytes) : 'malformed';
};

/** The sum of the body of an answer, worked out while it comes. */
export const sumOf = async (
  response: IncomingMessage,
  algorithm: HashAlgorithm,
  maxBytes: number,
): Promise<Pick<HashedResponse, 'sum' | 'size'> | 'too-large' | 'malformed'> => {
  const hash = createHash(algorithm);
  let size = 0;
  if (!isSuccess(response)) {
    await collect(response, MAX_DROPPED);
    return { sum: '', size };
  }
  if (encodingOf(response) !== 'identity') {
    response.destroy();
    return 'malformed';
  }
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    // Leaving the loop destroys the stream.
    if (size > maxBytes) return 'too-large';
    hash.update(chunk);
  }
  return { sum: hash.digest('hex'), size };
};

const isSuccess = ({ statusCode = 0 }: IncomingMessage): boolean => statusCode >= 200 && statusCode <= 299;

const encodingOf = ({ headers }: IncomingMessage): string => (headers['content-encoding'] ?? 'identity').trim().toLowerCase();

/** An error of either stream has to end the other. */
const unpack = async (response: IncomingMessage, maxBytes: number): Promise<Body> => {
  const unpacked = createGunzip();
  response.once('error', (error) => unpacked.destroy(error));
  response.pipe(unpacked);
  try {
    return await collect(unpacked, maxBytes);
  } finally {
    if (!response.complete || !unpacked.readableEnded) response.destroy();
  }
};

const collect = async (stream: Readable, maxBytes: number): Promise<Uint8Array | 'too-large'> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    // Leaving the loop destroys the stream.
    if (size > maxBytes) return 'too-large';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};
