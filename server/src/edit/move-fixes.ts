import type { Download, Facts } from '../facts/model.ts';
import type { Edit } from '../text/span.ts';
import { type MovedSum, moveSource } from './move-source.ts';
import type { ReviewFix } from './review-fix.ts';
import { PLACEHOLDER } from './sum-check.ts';

/** The fix that lets a download take another release; none where text alone can't do it. A sum in the file is left to be filled in. */
export const moveFixes = (download: Download, tag: string, facts: Facts): readonly ReviewFix[] => {
  const moved = moveSource(download, { tag }, facts);
  if (!moved) return [];
  const { edits, checksum } = moved;
  const title = `Take ${tag}, the newest release of its line`;
  if (!checksum) return [{ title, safety: 'review', edits }];
  const filledIn = `${title}; its ${checksum.algorithm} is for you to fill in: until then the build fails`;
  return [{ title: filledIn, safety: 'review', edits: [...edits, placeholder(checksum)], isToFillIn: true }];
};

const placeholder = ({ at, algorithm }: MovedSum): Edit => ({ ...at, text: PLACEHOLDER.replace('SHA256', algorithm.toUpperCase()) });
