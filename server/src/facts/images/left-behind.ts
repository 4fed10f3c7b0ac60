import { isWhole, parseTag, precisionOf, type Tag } from '../../image/tag.ts';
import type { Facts, ImageUse } from '../model.ts';
import { newerTagsOf } from './newer-tags.ts';
import { type OfficialTag, officialTagOf } from './official-tag.ts';
import { isBuiltAtHome, isBuiltHere } from './origin.ts';
import { pinOf } from './pin.ts';
import { type Choice, choiceOf } from './tag-choice.ts';

type World = Pick<Facts, 'knowledge' | 'today' | 'lookUps' | 'builtHere'>;

/** A tag whose publisher still has it, while its line has moved on. */
export interface LeftBehind {
  readonly tag: string;
  /** The newest of its line and variant. */
  readonly newest: string;
  /** Who lists the two: the manifests of official images, or a registry. */
  readonly listedBy: 'manifests' | 'registry';
  /** `YYYY-MM-DD`: the day of that list. */
  readonly asOf: string;
}

/** Whether the tag of an image is left behind by its line; `undefined` where it is not, or that can't be told. */
export const leftBehind = ({ reference }: Pick<ImageUse, 'reference'>, facts: World): LeftBehind | undefined => {
  const { tag } = reference ?? {};
  // A tag that is moved is the newest of its line by itself: only whole ones can be left behind.
  if (!reference || tag === undefined || !isWhole(parseTag(tag))) return undefined;
  const official = officialTagOf(reference, facts.knowledge);
  // The name of an image that is made here is nobody else's to know.
  if (isBuiltHere(reference, facts) || (!official && isBuiltAtHome(reference, facts.knowledge))) return undefined;
  const choice = choiceOf(reference, facts);
  if (!choice || !isListed(choice, official)) return undefined;
  const newest = newerTagsOf(reference, facts).inLine;
  return newest === undefined ? undefined : { tag, newest, listedBy: choice.listedBy, asOf: choice.asOf };
};

/** A tag that was given up is another matter. */
const isListed = ({ tag, listed, listedBy, isKept }: Choice, official: OfficialTag | undefined): boolean =>
  listedBy === 'registry' ? listed.has(tag.text) && isKept(tag) : official?.build !== undefined && !isNewestOf(official);

/** A build that has a moved tag as well is the newest of its line by the manifests: `5.1.16` where it is `5.1` today. */
const isNewestOf = (official: OfficialTag): boolean => {
  const tag = parseTag(official.tag);
  return pinOf(official) !== undefined || (official.build?.tags ?? []).some((other) => isLineOf(parseTag(other), tag));
};

const isLineOf = ({ release }: Tag, tag: Tag): boolean =>
  release !== undefined &&
  release.components.length < precisionOf(tag) &&
  release.components.every((component, index) => component === tag.release?.components[index]);
