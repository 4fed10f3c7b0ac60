import type { ImageReference } from '../../image/reference.ts';
import { parseTag, precisionOf, type Tag } from '../../image/tag.ts';
import { compareTags, familyOf } from '../../image/tag-order.ts';
import { nearest } from '../../text/nearest.ts';
import type { Facts } from '../model.ts';
import type { ListedTags } from './listed-tags.ts';
import { taggedImage } from './on-registry.ts';
import { repositoryTagsOf } from './repository-tags.ts';

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
  const listed = known && repositoryTagsOf(reference, { lookUps });
  if (!listed || listed.list.texts.length === 0 || listed.list.has(tag)) return undefined;
  return { is: 'no-tag', nearest: misspelt(tag, listed.list) ?? releaseBefore(parseTag(tag), listed.list) };
};

/** A number that differs is no slip of the pen. */
const misspelt = (tag: string, { texts }: ListedTags): string | undefined => {
  const numbers = numbersIn(tag);
  return nearest(
    tag,
    texts.filter((other) => numbersIn(other) === numbers),
  );
};

/** Of the same variant and major version the newest release before. */
const releaseBefore = (tag: Tag, list: ListedTags): string | undefined => {
  if (!tag.release) return undefined;
  const family = familyOf(tag, 'exact');
  const before = list
    .like(tag.text)
    .filter((other) => precisionOf(other) === precisionOf(tag) && familyOf(other, 'exact') === family && compareTags(other, tag) < 0)
    .filter(({ release }) => release?.numbers[0] === tag.release?.numbers[0]);
  return before.toSorted(compareTags).at(-1)?.text;
};

const numbersIn = (tag: string): string => tag.match(/\d+/g)?.join('.') ?? '';
