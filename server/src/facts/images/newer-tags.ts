import { type NewerTags as Chosen, isAsPrecise, isInLine, newerTags as newerAmong, newestTag } from '../../image/newer-tags.ts';
import type { ImageReference } from '../../image/reference.ts';
import { parseTag, precisionOf, type Tag } from '../../image/tag.ts';
import type { Facts } from '../model.ts';
import { isOfDistribution } from './end-of-life.ts';
import { knownTags } from './known-tags.ts';
import type { OfficialTag } from './official-tag.ts';
import { perList } from './per-list.ts';
import { cyclesOf, lineAmong, nextLine } from './release-lines.ts';
import { type Choice, candidatesOf, choiceFromManifests, choiceOf } from './tag-choice.ts';

/** The listed tags that may take the place of another. */
export type NewerTags = { readonly [Way in keyof Chosen]: string | undefined };

type World = Pick<Facts, 'knowledge' | 'today'>;

/**
 * What the manifests list that is newer than a tag: in its line, in its line on a later release of its distribution, in the next
 * supported line.
 */
export const newerTags = (official: OfficialTag, world: World): NewerTags => newerIn(choiceFromManifests(official), world);

/** The same by what the registry lists, for any image; of an official one by its manifests, where the registry did not tell. */
export const newerTagsOf = (reference: ImageReference, world: World & Pick<Facts, 'lookUps'>): NewerTags => {
  const choice = choiceOf(reference, world);
  return choice && hasLine(choice) ? newerIn(choice, world) : NONE;
};

/** A day alone says nothing of what may have changed since; official images promise as much for theirs. */
export const hasLine = ({ tag, keeps }: Choice): boolean =>
  tag.release !== undefined || tag.distribution?.release !== undefined || keeps === 'built';

const NONE: NewerTags = { inLine: undefined, onLaterDistribution: undefined, inNextLine: undefined };

const kept = /* @__PURE__ */ perList<NewerTags>();

const newerIn = (choice: Choice, world: World): NewerTags => kept(choice, world, () => chooseNewer(choice, world));

const chooseNewer = (choice: Choice, world: World): NewerTags => {
  const release = namedRelease(choice, world);
  const { inLine, onLaterDistribution, inNextLine } = release ? ofRelease(choice, release, world) : ofVersion(choice, world);
  return { inLine: inLine?.text, onLaterDistribution: onLaterDistribution?.text, inNextLine: inNextLine?.text };
};

/** Whether a tag may be chosen for the current one. */
export const isOfferedBy =
  (choice: Choice, world: World) =>
  (other: Tag): boolean =>
    choice.isOnSupported(other, world) && choice.isKept(other);

const ofVersion = (choice: Choice, world: World): Chosen => {
  const { tag, software } = choice;
  const isOffered = isOfferedBy(choice, world);
  const all = cyclesOf(software, world.knowledge);
  const next = all.length === 0 ? nextListed(choice, isOffered) : tag.release && nextLine(tag.release.numbers, all, world.today);
  // `2` is followed by `3`, whatever of that is supported.
  const line = next?.split('.').slice(0, precisionOf(tag)).join('.');
  const isNext = line !== undefined && !isInLine(tag, line);
  return newerAmong(candidatesOf(choice), tag, { current: lineAmong(tag, all) ?? '', isOffered, ...(isNext && { next: line }) });
};

/** Where no table says which lines are supported, the oldest major version behind the tag's that is still built. */
const nextListed = (choice: Choice, isOffered: (tag: Tag) => boolean): string | undefined => {
  const { tag, keeps } = choice;
  const own = tag.release?.numbers[0];
  if (own === undefined || keeps === 'all') return undefined;
  const later = candidatesOf(choice).filter(
    (other) => isAsPrecise(other, tag) && (other.release?.numbers[0] ?? 0) > own && isOffered(other),
  );
  const next = Math.min(...later.flatMap(({ release }) => release?.numbers[0] ?? []));
  return Number.isFinite(next) ? String(next) : undefined;
};

/** The release that a tag of a distribution's own image gives by name: `jammy` is 22.04, and the lines go on with 24.04. */
export const namedRelease = ({ tag, software }: Choice, { knowledge }: World): readonly number[] | undefined => {
  const { release, distribution } = tag;
  if (release || distribution?.form !== 'codename' || !isOfDistribution(software, knowledge)) return undefined;
  return distribution.release?.split('.').map(Number);
};

/** Names go from line to line, as numbers do; there is no third way. */
const ofRelease = (choice: Choice, release: readonly number[], world: World): Chosen => {
  const { tag, software } = choice;
  const isOffered = isOfferedBy(choice, world);
  const next = nextLine(release, cyclesOf(software, world.knowledge), world.today);
  const listed = candidatesOf(choice);
  const isNext = (other: Tag): boolean => other.distribution?.release === next && isOffered(other);
  return {
    inLine: newestTag(listed, tag, { scope: 'exact', isOffered }),
    onLaterDistribution: undefined,
    inNextLine: newestTag(listed, tag, { scope: 'moved-distribution', isOffered: isNext }),
  };
};

/** The newest tag that ever was in a tag's line and variant; `undefined` when that is the tag itself. */
export const lastOfLine = (official: OfficialTag, { knowledge }: World): string | undefined => {
  const line = lineAmong(parseTag(official.tag), cyclesOf(official.name, knowledge));
  return line === undefined ? undefined : lastIn(official, line);
};

/** The same in a narrower line. */
export const lastIn = (official: OfficialTag, line: string): string | undefined => {
  const tag = parseTag(official.tag);
  return newestTag(knownTags(official.tags).ever.like(tag.text, line), tag, { line, scope: 'exact' })?.text;
};
