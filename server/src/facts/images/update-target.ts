import { isInLine, newestTag } from '../../image/newer-tags.ts';
import type { ImageReference } from '../../image/reference.ts';
import { precisionOf, type Tag } from '../../image/tag.ts';
import { compareVersions } from '../../image/tag-order.ts';
import type { Facts } from '../model.ts';
import { cycleOfDistribution, isOfDistribution, isOver } from './end-of-life.ts';
import { hasLine, isOfferedBy, lastIn, namedRelease, newerTagsOf } from './newer-tags.ts';
import { officialTagOf } from './official-tag.ts';
import { perList } from './per-list.ts';
import { cycleOfTag, cyclesOf, isBefore, isOnSupported, isOut, lineAmong } from './release-lines.ts';
import { type Choice, candidatesOf, choiceOf } from './tag-choice.ts';

/**
 * How far an update may go, each in the same variant: `patch` changes no number before the patch, `line` stays in the release line,
 * `supported` leaves a line or distribution only when that has reached its end of life, `any` goes to the newest release of all.
 */
export type UpdatePolicy = 'patch' | 'line' | 'supported' | 'any';

type World = Pick<Facts, 'knowledge' | 'today' | 'lookUps'>;

/**
 * The tag to move to from the one that a reference names; `undefined` where that is the newest already, or where too little is known. It has
 * as many numbers as the old one, so that `node:22` never becomes `22.1.0`.
 */
export const targetOf = (reference: ImageReference, policy: UpdatePolicy, world: World): string | undefined => {
  const choice = reference.tag === undefined ? undefined : choiceOf(reference, world);
  if (!choice || (policy !== 'any' && !hasLine(choice))) return undefined;
  return KEPT[policy](choice, world, () => TARGETS[policy]({ choice, reference, world }));
};

const KEPT = {
  patch: /* @__PURE__ */ perList<string | undefined>(),
  line: /* @__PURE__ */ perList<string | undefined>(),
  supported: /* @__PURE__ */ perList<string | undefined>(),
  any: /* @__PURE__ */ perList<string | undefined>(),
} satisfies Readonly<Record<UpdatePolicy, unknown>>;

interface Place {
  readonly choice: Choice;
  readonly reference: ImageReference;
  readonly world: World;
}

const patchTarget = (place: Place): string | undefined => {
  const { choice, world } = place;
  const { tag, software } = choice;
  const line = lineAmong(tag, cyclesOf(software, world.knowledge)) ?? '';
  const narrower = patchLine(place);
  if (tag.release) return narrower !== undefined && isInLine(tag, line) ? newestIn(place, longer(line, narrower)) : undefined;
  return newestIn(place, '');
};

/** Both begin the same release. */
const longer = (a: string, b: string): string => (a.length > b.length ? a : b);

/** Releases of so many numbers have a patch as the last. */
const WITH_PATCH = 3;

/** What stays as it is when a patch comes: `22.11` of 22.11.0, and `16` of 16.4 where lines have one number and releases two. */
const patchLine = ({ choice, world }: Place): string | undefined => {
  const { tag, software, listed } = choice;
  const { components = [] } = tag.release ?? {};
  if (components.length >= WITH_PATCH || tag.build) return components.slice(0, WITH_PATCH - 1).join('.');
  const line = cycleOfTag(tag, software, world.knowledge)?.cycle;
  const hasPatches = (other: Tag): boolean => precisionOf(other) >= WITH_PATCH && isInLine(other, line ?? '');
  return components.length === 2 && line !== undefined && !line.includes('.') && !listed.all.some(hasPatches) ? line : undefined;
};

/** Of what is built the newest in a line; where the tag itself is built no more, the last of the line that was. */
const newestIn = ({ choice, reference, world }: Place, line: string): string | undefined => {
  const { tag } = choice;
  const listed = candidatesOf(choice);
  const built = newestTag(listed, tag, { line, scope: 'exact', isOffered: isOfferedBy(choice, world) });
  const official = officialTagOf(reference, world.knowledge);
  if (built || official?.build) return built?.text;
  const last = official && tag.release && choice.listedBy === 'manifests' ? lastIn(official, line) : undefined;
  return newestTag(listed, tag, { line, scope: 'exact' })?.text ?? last;
};

const lineTarget = (place: Place): string | undefined =>
  newestIn(place, lineAmong(place.choice.tag, cyclesOf(place.choice.software, place.world.knowledge)) ?? '');

const supportedTarget = (place: Place): string | undefined => {
  const { choice, reference, world } = place;
  const { inNextLine, onLaterDistribution } = newerTagsOf(reference, world);
  if (isSoftwareOver(choice, world)) return inNextLine ?? lineTarget(place);
  const { distribution } = choice.tag;
  const cycle = distribution && cycleOfDistribution(distribution, world.knowledge);
  const isLeft = cycle !== undefined && isOver(cycle, world.today) && !isOnWindows(choice.tag);
  return (isLeft ? (onLaterDistribution ?? inNextLine) : undefined) ?? lineTarget(place);
};

const isSoftwareOver = ({ tag, software }: Choice, { knowledge, today }: World): boolean => {
  const cycle = cycleOfTag(tag, software, knowledge);
  return cycle ? isOver(cycle, today) : tag.release !== undefined && isBefore(tag.release.numbers, cyclesOf(software, knowledge));
};

/** The newest that is out, where there can be on a supported release of the distribution. */
const anyTarget = (place: Place): string | undefined => {
  const { choice, world } = place;
  const isFit = (other: Tag): boolean => isReady(other, place) && choice.isKept(other);
  const newest = newestFit(place, (other) => isFit(other) && isOnSupported(other, choice.tag, world));
  const another = (): Tag | undefined => newestFit(place, (other) => isFit(other) && choice.isOnSupported(other, world));
  return (newest ?? another())?.text ?? supportedTarget(place);
};

const newestFit = ({ choice, world }: Place, isOffered: (other: Tag) => boolean): Tag | undefined => {
  const { tag } = choice;
  const listed = candidatesOf(choice);
  const onSame = namedRelease(choice, world) ? undefined : newestTag(listed, tag, { scope: 'exact', isOffered });
  // Windows has to be that of the host.
  if (isOnWindows(tag)) return onSame;
  // A later release of the distribution alone is no newer software.
  const isNewer = (other: Tag): boolean => (tag.release === undefined || compareVersions(other, onSame ?? tag) > 0) && isOffered(other);
  return newestTag(listed, tag, { scope: 'moved-distribution', isOffered: isNewer }) ?? onSame;
};

const isOnWindows = ({ libc }: Tag): boolean => libc === 'windows';

/** A line that a table does not have may have come after it; distributions are listed before they are out. */
const isReady = (other: Tag, { choice: { software }, world }: Place): boolean => {
  const { knowledge, today } = world;
  const cycle = cycleOfTag(other, software, knowledge);
  if (cycle) return isOut(cycle, today) && !isOver(cycle, today);
  return other.release === undefined || !isOfDistribution(software, knowledge) || cyclesOf(software, knowledge).length === 0;
};

const TARGETS: Readonly<Record<UpdatePolicy, (place: Place) => string | undefined>> = {
  patch: patchTarget,
  line: lineTarget,
  supported: supportedTarget,
  any: anyTarget,
};
