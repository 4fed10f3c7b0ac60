import { type NewerTags, newerTagsOf } from '../facts/images/newer-tags.ts';
import type { Facts, ImageUse } from '../facts/model.ts';
import { retagFix } from './retag-fix.ts';
import type { ReviewFix } from './review-fix.ts';

/** A way to move from one tag to another. */
export type Way = keyof NewerTags;

const TITLES: Readonly<Record<Way, (tag: string) => string>> = {
  inLine: (tag) => `Use ${tag}, the newest of the same line`,
  onLaterDistribution: (tag) => `Use ${tag}, the same line on a later release of the distribution`,
  inNextLine: (tag) => `Move to ${tag}, the next supported line`,
};

const WORDS: Readonly<Record<Way, (tag: string) => string>> = {
  inLine: (tag) => `The newest of its line is ${tag}.`,
  onLaterDistribution: (tag) => `The newest of its line on a later release of the distribution is ${tag}.`,
  inNextLine: (tag) => `The next supported line has ${tag}.`,
};

/** What to move to instead of an image's tag. */
export interface Update {
  /** A sentence that names the first target; `undefined` when there is none. */
  readonly advice: string | undefined;
  readonly fixes: readonly ReviewFix[];
}

/** The updates of a tag that are listed, in the order of the ways given; each is a fix of its own. The image goes by the name given. */
export const updateOf = (
  image: ImageUse,
  { name }: { readonly name: string },
  { facts, ways }: { readonly facts: Facts; readonly ways: readonly Way[] },
): Update => {
  const targets = image.reference ? targetsOf(newerTagsOf(image.reference, facts), ways) : [];
  const [first] = targets;
  return {
    advice: first && WORDS[first.way](first.tag),
    fixes: targets.flatMap(({ way, tag }) => retagFix(image, { tag, title: TITLES[way](`${name}:${tag}`) }, facts)),
  };
};

interface Target {
  readonly way: Way;
  readonly tag: string;
}

/** A tag that several ways lead to is named once, by the first. */
const targetsOf = (newer: NewerTags, ways: readonly Way[]): readonly Target[] => {
  const targets = ways.flatMap((way) => (newer[way] === undefined ? [] : [{ way, tag: newer[way] }]));
  return targets.filter(({ tag }, index) => targets.findIndex((other) => other.tag === tag) === index);
};
