import { shortDigest } from '../facts/images/on-registry.ts';
import type { Facts, ImageUse } from '../facts/model.ts';
import { repin } from './repin.ts';
import type { ReviewFix } from './review-fix.ts';
import { imagesSharing } from './shared-pieces.ts';

/** The fix that pins an image to another digest: one, or none where the digest can't be edited, or pins another image as well. */
export const digestFix = (image: ImageUse, digest: string, { images }: Pick<Facts, 'images'>): readonly ReviewFix[] => {
  const repinned = repin(image, { tag: image.reference?.tag, digest });
  if ('refusal' in repinned || image.reference?.digest === undefined) return [];
  const { edits } = repinned;
  const isShared = edits.some((edit) => [...imagesSharing(edit, images)].some((other) => !isSame(other, image)));
  return isShared ? [] : [{ title: `Pin what the tag has now, ${shortDigest(digest)}`, safety: 'review', edits }];
};

const isSame = ({ resolved }: ImageUse, image: ImageUse): boolean => resolved?.text === image.resolved?.text;
