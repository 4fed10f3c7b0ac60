import type { FileSumAnswer, SumAlgorithm } from '../facts/look-ups.ts';
import { isFailure, saidOf } from './failures.ts';
import type { FileAllowance } from './file-allowance.ts';
import type { Asking } from './git-tags.ts';
import type { Failure } from './model.ts';
import { refusalOf } from './statuses.ts';
import { follow, type WebPlace } from './web.ts';

/** A file whose sum is wanted. */
export interface WantedSum {
  readonly algorithm: SumAlgorithm;
  readonly allowance: FileAllowance;
}

/** The sum of the file at a place, as whoever builds gets it: of the bytes that are sent, by whichever host in the end. */
export const lookUpFileSum = async (place: WebPlace, wanted: WantedSum, asking: Asking): Promise<FileSumAnswer | Failure> => {
  const outcome = await wanted.allowance.take(place.host, (maxBytes) => fetchSum(place, { algorithm: wanted.algorithm, maxBytes }, asking));
  return isFailure(outcome) ? saidOf('file', place.host, outcome) : outcome;
};

interface Bounded {
  readonly algorithm: SumAlgorithm;
  readonly maxBytes: number;
}

const fetchSum = async (place: WebPlace, { algorithm, maxBytes }: Bounded, asking: Asking): Promise<FileSumAnswer | Failure> => {
  const { transport, budget } = asking;
  const arrived = await follow(place, (bounds) =>
    transport.hash({ ...bounds, method: 'GET', headers: { accept: '*/*' }, maxBytes }, algorithm, budget),
  );
  if (isFailure(arrived)) return arrived;
  const { response } = arrived;
  return refusalOf(response, place.host, 'file') ?? { sum: response.sum, size: response.size };
};
