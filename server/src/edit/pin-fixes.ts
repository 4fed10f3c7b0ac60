import type { OfficialTag } from '../facts/images/official-tag.ts';
import { pinsOf } from '../facts/images/pin.ts';
import type { Facts, ImageUse } from '../facts/model.ts';
import { retagFix } from './retag-fix.ts';
import type { ReviewFix } from './review-fix.ts';

/** The fix that gives an image the exact tag of today's build, or the next best one where an ARG can't hold that. */
export const pinFixes = (image: ImageUse, official: OfficialTag, facts: Facts): readonly ReviewFix[] => {
  for (const tag of pinsOf(official)) {
    const title = `Pin to ${official.name}:${tag}, the same build on ${official.asOf}`;
    const fixes = retagFix(image, { tag, title }, facts);
    if (fixes.length > 0) return fixes;
  }
  return [];
};
