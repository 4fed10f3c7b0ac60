import { nearest } from '../text/nearest.ts';

/** `; did you mean X?` of the candidate most like a word that is none of them, or nothing. */
export const suggestion = (word: string, candidates: Iterable<string>): string => {
  const found = nearest(word, candidates);
  return found === undefined ? '' : `; did you mean ${found}?`;
};
