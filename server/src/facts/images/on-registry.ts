import type { ImageReference } from '../../image/reference.ts';
import { type AnswerTo, answered, type LookUps, type NamedImage, type Question, type TaggedImage } from '../look-ups.ts';

/** The tag that a reference names, `latest` where it names none, for a question about it. */
export const taggedImage = ({ registry, repository, tag = 'latest' }: ImageReference): TaggedImage => ({ registry, repository, tag });

/** The image that a build gets: by its digest where there is one, for then the tag does not count. */
export const pulledImage = (reference: ImageReference): NamedImage => {
  const { registry, repository, digest } = reference;
  return digest === undefined ? taggedImage(reference) : { registry, repository, digest };
};

/** What an image says of itself, for one platform where it is known which one counts. */
export const configOf = (
  of: NamedImage,
  platform: string | undefined,
  { lookUps }: { readonly lookUps: LookUps },
): AnswerTo<Extract<Question, { readonly ask: 'config' }>> | undefined =>
  answered(lookUps, { ask: 'config', of, ...(platform !== undefined && { platform }) });

/** Only these can be checked, and so asked for. */
export const isAskable = (digest: string): boolean => digest.startsWith('sha256:');

/** Enough of a digest to tell it from others. */
export const shortDigest = (digest: string): string => `${digest.slice(0, 'sha256:'.length + 12)}…`;
