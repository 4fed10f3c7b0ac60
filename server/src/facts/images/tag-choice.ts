import type { ImageReference } from '../../image/reference.ts';
import { isPrerelease, parseTag, type Tag } from '../../image/tag.ts';
import type { Facts } from '../model.ts';
import { knownTags } from './known-tags.ts';
import type { ListedTags } from './listed-tags.ts';
import { type OfficialTag, officialTagOf } from './official-tag.ts';
import { isOnSupported, softwareOf } from './release-lines.ts';
import { repositoryTagsOf } from './repository-tags.ts';

type World = Pick<Facts, 'knowledge' | 'today'>;

/** A tag, and what may take its place. */
export interface Choice {
  readonly tag: Tag;
  readonly listed: ListedTags;
  /** The official image whose release lines count. */
  readonly software: string | undefined;
  /** The day that the list is of. */
  readonly asOf: string;
  readonly listedBy: 'manifests' | 'registry';
  /** `built`: what is no longer built is not in the list, or not kept. */
  readonly keeps: 'built' | 'all';
  /** Whether a tag of the list is not known to be given up. */
  isKept(other: Tag): boolean;
  /** Whether one may stand on a release of its distribution, which official images leave once it is no longer supported. */
  isOnSupported(other: Tag, world: World): boolean;
}

/** What the manifests leave to choose from. */
export const choiceFromManifests = ({ name, tag, tags, asOf }: OfficialTag): Choice => {
  const current = parseTag(tag);
  return {
    tag: current,
    listed: knownTags(tags).listed,
    software: name,
    asOf,
    listedBy: 'manifests',
    keeps: 'built',
    isKept: () => true,
    isOnSupported: (other, world) => isOnSupported(other, current, world),
  };
};

/**
 * What there is to choose from for the tag that a reference names: what its registry lists, all of it, or else what the manifests of an
 * official image list. A registry keeps what its publisher gave up; of official images it is known what that is.
 */
export const choiceOf = (reference: ImageReference, world: Pick<Facts, 'knowledge' | 'lookUps'>): Choice | undefined => {
  const { tag, digest } = reference;
  if (tag === undefined && digest !== undefined) return undefined;
  const found = repositoryTagsOf(reference, world);
  const official = officialTagOf(reference, world.knowledge);
  if (!found?.complete) return official && choiceFromManifests(official);
  const { list, asOf } = found;
  if (official) return { ...choiceFromManifests(official), listed: list, listedBy: 'registry', asOf, isKept: keptBy(official) };
  const current = parseTag(tag ?? 'latest');
  return {
    tag: current,
    listed: list,
    software: softwareOf(reference, world.knowledge),
    asOf,
    listedBy: 'registry',
    keeps: 'all',
    isKept: () => true,
    isOnSupported: (other, at) => other.distribution?.release === current.distribution?.release || isOnSupported(other, current, at),
  };
};

const keptTags = new WeakMap<OfficialTag['tags'], Map<string, boolean>>();

/** Remembered, for of an image that is given up all tags are, and each search goes through them. */
const keptBy = ({ tags }: OfficialTag): ((tag: Tag) => boolean) => {
  const known = keptTags.get(tags) ?? new Map<string, boolean>();
  keptTags.set(tags, known);
  return ({ text }) => {
    const isKept = known.get(text) ?? tags.historyOf(text)?.lastListed === undefined;
    known.set(text, isKept);
    return isKept;
  };
};

/** Those of the list that can be of the tag's family: a prerelease may be left for its release, which has a word less. */
export const candidatesOf = ({ tag, listed }: Pick<Choice, 'tag' | 'listed'>): readonly Tag[] =>
  isPrerelease(tag) ? listed.all : listed.like(tag.text);
