import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from '../failures.ts';

/** What comes of asking mirrors: what they have, that they have no such file, or why that can't be told or used. */
export type Outcome<T> = T | { readonly problem: string } | 'missing';

/** Whether nothing came of it. */
export const isFailed = <T extends object>(outcome: Outcome<T>): outcome is { readonly problem: string } | 'missing' =>
  outcome === 'missing' || 'problem' in outcome;

type Answer = Outcome<{ readonly bytes: Uint8Array }>;

/** A distribution's archive, on the web or in a folder that is laid out like it. */
export interface Mirror {
  readonly name: string;
  /** Reads a file that has at most so many bytes. */
  read(path: string, most: number): Promise<Answer>;
}

/** Long enough for the largest index over a slow line. */
const PATIENCE = 10 * 60 * 1000;

export const webMirror = (url: string): Mirror => {
  const base = url.replace(/\/+$/, '');
  return { name: base, read: (path, most) => fetchFile(`${base}/${path}`, most) };
};

export const folderMirror = (folder: string): Mirror => ({
  name: folder,
  read: async (path, most) => readFileAt(join(folder, path), most),
});

const fetchFile = async (url: string, most: number): Promise<Answer> => {
  try {
    const response = await follow(url, AbortSignal.timeout(PATIENCE));
    if (typeof response === 'string') return { problem: `${url}: ${response}` };
    if (response.status === 404 || response.status === 410) return 'missing';
    if (!response.ok || !response.body) return { problem: `${url}: the server answers ${response.status}` };
    return await readBody(response.body, { url, most });
  } catch (error) {
    return { problem: `${url}: ${causeOf(error)}` };
  }
};

const MOST_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Follows redirects, to other hosts too, for mirrors are often made so; but whoever asks by https gets no answer that others could have changed. */
const follow = async (url: string, signal: AbortSignal): Promise<Response | string> => {
  let place = new URL(url);
  for (let count = 0; count <= MOST_REDIRECTS; count++) {
    const response = await fetch(place, { signal, redirect: 'manual' });
    const location = REDIRECTS.has(response.status) ? response.headers.get('location') : null;
    if (location === null) return response;
    await response.body?.cancel();
    const next = new URL(location, place);
    if (place.protocol === 'https:' && next.protocol !== 'https:') return `it leads from https to ${next.protocol}//${next.host}`;
    place = next;
  }
  return 'it leads from one address to the next without end';
};

const readBody = async (body: AsyncIterable<Uint8Array>, { url, most }: { url: string; most: number }): Promise<Answer> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > most) return { problem: `${url}: it is larger than it may be (${most} bytes)` };
    chunks.push(chunk);
  }
  return { bytes: Buffer.concat(chunks) };
};

/** What `fetch` throws says only that it failed; why stands in its cause. */
const causeOf = (error: unknown): string => {
  const { cause, name } = error as { readonly cause?: NodeJS.ErrnoException; readonly name?: string };
  if (name === 'TimeoutError') return 'it takes too long';
  return NETWORK[cause?.code ?? ''] ?? reasonOf(cause ?? error);
};

const NETWORK: Readonly<Record<string, string>> = {
  EAI_AGAIN: 'the name of the host can not be looked up',
  ECONNREFUSED: 'nothing answers at this address',
  ECONNRESET: 'the connection was cut',
  ENOTFOUND: 'there is no host of this name',
  UND_ERR_SOCKET: 'the connection was cut',
};

const readFileAt = (path: string, most: number): Answer => {
  try {
    const { size } = statSync(path);
    return size > most ? { problem: `${path}: it is larger than it may be (${most} bytes)` } : { bytes: readFileSync(path) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : { problem: `${path}: ${reasonOf(error)}` };
  }
};
