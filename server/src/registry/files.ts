import type { FileAnswer } from '../facts/look-ups.ts';
import { isFailure, saidOf } from './failures.ts';
import type { Asking } from './git-tags.ts';
import type { Failure } from './model.ts';
import { refusalOf } from './statuses.ts';
import { follow, type WebPlace } from './web.ts';

/** Of a server that sends more than it is asked for no more is read. */
const MAX_BYTES = 1_024;
const PART = 206;
/** An empty file has no first byte. */
const NOTHING_THERE = 416;

/** Whether the file at a place is there. Not asked by HEAD: what some hosts of files sign is an address for GET alone. */
export const lookUpFile = async (place: WebPlace, { transport, budget }: Asking): Promise<FileAnswer | Failure> => {
  const headers = { accept: '*/*', range: 'bytes=0-0' };
  const arrived = await follow(place, (bounds) => transport.send({ ...bounds, method: 'GET', headers, maxBytes: MAX_BYTES }, budget));
  // Only what is there is too large.
  if (isFailure(arrived)) return arrived.failure === 'too-large' ? {} : saidOf('file', place.host, arrived);
  const { response } = arrived;
  if (response.status === NOTHING_THERE) return { size: 0 };
  if (response.status === PART) return sized(response.header('content-range'));
  return refusalOf(response, place.host, 'file') ?? { size: response.body.length };
};

const sized = (range: string | undefined): FileAnswer => {
  const size = Number(/^bytes 0-0\/(\d{1,15})$/.exec(range ?? '')?.[1]);
  return Number.isNaN(size) ? {} : { size };
};
