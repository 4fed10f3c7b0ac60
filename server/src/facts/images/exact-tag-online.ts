import { exactTagsLike } from '../../image/exact-tag.ts';
import { isInLine } from '../../image/newer-tags.ts';
import type { ImageReference } from '../../image/reference.ts';
import { parseTag, type Tag } from '../../image/tag.ts';
import { answered } from '../look-ups.ts';
import type { Facts } from '../model.ts';
import type { ListedTags } from './listed-tags.ts';
import { repositoryTagsOf } from './repository-tags.ts';

type World = Pick<Facts, 'lookUps'>;

/** The digest of each tag is a request of its own, and what is older is less and less likely to be what a moved tag points at. */
const MOST_TRIED = 5;

/**
 * The exact tags of the image that a moved tag points at, the one that says most first, as the registry tells: they have its digest. None
 * where the tag is exact already, or where nothing is known.
 */
export const exactTagsOf = (reference: ImageReference, world: World): readonly string[] => {
  if (reference.digest !== undefined || likelyFor(reference, world).length === 0) return [];
  const wanted = digestOf(reference, reference.tag ?? 'latest', world);
  return wanted === undefined ? [] : exactTagsAt(reference, wanted, world);
};

/** Of the newest exact tags that a moved tag may have pointed at those that have a digest. */
export const exactTagsAt = (reference: ImageReference, digest: string, world: World): readonly string[] =>
  likelyFor(reference, world).filter((other) => digestOf(reference, other, world) === digest);

const likelyFor = (reference: ImageReference, world: World): readonly string[] => {
  const list = repositoryTagsOf(reference, world)?.list;
  return list ? likelyTags(list, reference.tag ?? 'latest') : [];
};

const digestOf = ({ registry, repository }: ImageReference, tag: string, { lookUps }: World): string | undefined =>
  answered(lookUps, { ask: 'digest', of: { registry, repository, tag } })?.digest;

const known = new WeakMap<ListedTags, Map<string, readonly string[]>>();

/** More tags of one image than any file names. */
const MOST_KEPT = 100;

/** All tags have to be read for it, so it is kept with the list. */
const likelyTags = (list: ListedTags, written: string): readonly string[] => {
  const ofList = known.get(list) ?? new Map<string, readonly string[]>();
  known.set(list, ofList);
  const likely = ofList.get(written) ?? findLikely(list, parseTag(written));
  if (ofList.size >= MOST_KEPT) ofList.clear();
  ofList.set(written, likely);
  return likely;
};

const findLikely = (list: ListedTags, written: Tag): readonly string[] => {
  const found: Tag[] = [];
  for (const tag of exactTagsLike(list.all, written)) {
    if (found.length >= MOST_TRIED) break;
    // `11.2` where `11.2.0` is tried already is moved as well.
    if (
      !found.some((other) => isInLine(other, tag.release?.components.join('.') ?? '0') && other.hasV === tag.hasV && isLonger(other, tag))
    )
      found.push(tag);
  }
  return found.map(({ text }) => text);
};

const isLonger = (a: Tag, b: Tag): boolean => (a.release?.components.length ?? 0) > (b.release?.components.length ?? 0);
