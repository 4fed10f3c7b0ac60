import type { ManifestAnswer } from '../look-ups.ts';

/**
 * Whether whoever pulls by either digest gets the same: an index may be pushed anew only because a platform or an attestation was added.
 * The image of one platform is what an index holds for that platform.
 */
export const holdsTheSame = (before: ManifestAnswer, after: ManifestAnswer): boolean => {
  if (before.form === 'image') return before.digest === after.digest || after.platforms.some(({ digest }) => digest === before.digest);
  return before.platforms.length > 0 && before.platforms.every((image) => after.platforms.some((other) => isSameImage(image, other)));
};

type Platforms = ManifestAnswer['platforms'];

const isSameImage = (a: Platforms[number], b: Platforms[number]): boolean =>
  a.platform === b.platform && a.osVersion === b.osVersion && a.digest === b.digest;
