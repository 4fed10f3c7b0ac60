import type { FileSumAnswer, SumAlgorithm } from '../facts/look-ups.ts';
import { isFailure, saidOf } from './failures.ts';
import type { Asking } from './git-tags.ts';
import type { Failure } from './model.ts';
import { refusalOf } from './statuses.ts';
import { follow, type WebPlace } from './web.ts';

const MAX_BYTES = 512 * 1_024 * 1_024;

/** The sum of the file at a place, as whoever builds gets it: of the bytes that are sent, by whichever host in the end. */
export const lookUpFileSum = async (place: WebPlace, algorithm: SumAlgorithm, asking: Asking): Promise<FileSumAnswer | Failure> => {
  const { transport, budget } = asking;
  const arrived = await follow(place, (bounds) =>
    transport.hash({ ...bounds, method: 'GET', headers: { accept: '*/*' }, maxBytes: MAX_BYTES }, algorithm, budget),
  );
  if (isFailure(arrived)) return saidOf('file', place.host, arrived);
  const { response } = arrived;
  return refusalOf(response, place.host, 'file') ?? { sum: response.sum, size: response.size };
};
