import type { ImageReference } from '../../image/reference.ts';
import { parseTag } from '../../image/tag.ts';
import { officialTags } from '../../knowledge/official-tags.ts';
import { dayOf } from '../../text/day.ts';
import { answered, type TagsAnswer } from '../look-ups.ts';
import type { Facts } from '../model.ts';
import { knownTags } from './known-tags.ts';
import { ListedTags } from './listed-tags.ts';
import { officialNameOf } from './official-name.ts';

type World = Pick<Facts, 'knowledge' | 'lookUps'>;

/** All tags of one repository, as its registry lists them. */
export interface RepositoryTags {
  /** Without signatures and the like. */
  readonly list: ListedTags;
  /** Whether these are all. */
  readonly complete: boolean;
  /** `YYYY-MM-DD`: the day that the registry said so. */
  readonly asOf: string;
}

/** What the registry lists beside the image that a reference names; `undefined` where it was not asked or did not say. */
export const repositoryTagsOf = (
  { registry, repository }: ImageReference,
  { lookUps }: Pick<Facts, 'lookUps'>,
): RepositoryTags | undefined => {
  const answer = answered(lookUps, { ask: 'tags', of: { registry, repository } });
  return answer && { list: listOf(answer), complete: answer.complete, asOf: dayOf(answer.askedAt) };
};

/** Hangs on the very list that a registry gave, and says nothing of anything else: who gets the same answer again reads it once. */
const read = new WeakMap<TagsAnswer['tags'], ListedTags>();

const listOf = ({ tags }: TagsAnswer): ListedTags => {
  const list = read.get(tags) ?? new ListedTags(tags.filter((text) => !isSignature(text)));
  read.set(tags, list);
  return list;
};

const isSignature = (text: string): boolean => text.startsWith('sha256-') && parseTag(text).kind === 'signature';

/**
 * The tags that are known of a repository, those that its registry lists or, of an official image, the manifests, and whether the
 * registry itself listed all.
 */
export const knownListOf = (reference: ImageReference, world: World): Omit<RepositoryTags, 'asOf'> | undefined => {
  const listed = repositoryTagsOf(reference, world);
  if (listed?.complete) return listed;
  const { officialTags: table } = world.knowledge;
  const name = officialNameOf(reference);
  const tags = table && name !== undefined ? officialTags(table, name) : undefined;
  return tags ? { list: knownTags(tags).listed, complete: false } : listed;
};
