import type { ImageReference } from '../../image/reference.ts';
import { parseTag, type Tag } from '../../image/tag.ts';
import { nearest } from '../../text/nearest.ts';
import type { Facts } from '../model.ts';
import { taggedImage } from './on-registry.ts';

/** What a registry says of a tag. */
export type TagOnRegistry =
  | { readonly is: 'there' }
  /** The repository has other tags; `nearest` is the one that was most likely meant. */
  | { readonly is: 'no-tag'; readonly nearest: string | undefined }
  /** Nor has the registry the repository, or shows it to whom is logged in. */
  | { readonly is: 'no-repository' };

/**
 * What its registry says of the tag that a reference names, `latest` where it names none. `undefined` while the registry has said
 * nothing, or where only the digest counts.
 */
export const tagOnRegistry = (reference: ImageReference, { lookUps }: Pick<Facts, 'lookUps'>): TagOnRegistry | undefined => {
  if (reference.digest !== undefined) return undefined;
  const of = taggedImage(reference);
  const found = lookUps.answerTo({ ask: 'digest', of });
  if (found !== 'not-found') return found && { is: 'there' };
  const { registry, repository, tag } = of;
  // A registry that has no such repository, or hides it, has no such tag either: only what tags there are tells these apart.
  const known = lookUps.answerTo({ ask: 'tags', of: { registry, repository } });
  if (known === 'not-found') return { is: 'no-repository' };
  return known && !known.tags.includes(tag) && known.tags.length > 0 ? { is: 'no-tag', nearest: nearestTag(tag, known.tags) } : undefined;
};

/** A number that differs is no slip of the pen. */
const nearestTag = (tag: string, tags: readonly string[]): string | undefined => {
  const numbers = numbersIn(tag);
  return nearest(
    tag,
    tags.filter((other) => numbersIn(other) === numbers && isForPulling(parseTag(other))),
  );
};

const numbersIn = (tag: string): string => tag.match(/\d+/g)?.join('.') ?? '';

const isForPulling = ({ kind }: Tag): boolean => kind !== 'signature';
