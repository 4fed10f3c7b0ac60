import type { ManifestAnswer } from '../look-ups.ts';
import { changedPlatforms } from './manifest-changes.ts';

/**
 * Whether whoever pulls by either digest gets the same: an index may be pushed anew only because a platform or an attestation was added.
 * The image of one platform is what an index holds for that platform.
 */
export const holdsTheSame = (before: ManifestAnswer, after: ManifestAnswer): boolean =>
  changedPlatforms(before, after, undefined)?.changed.length === 0;
