import { isInLine, newestOfVariant, newestTag } from '../../image/newer-tags.ts';
import type { ImageReference } from '../../image/reference.ts';
import { precisionOf, type Tag } from '../../image/tag.ts';
import type { Cycle } from '../../knowledge/end-of-life.ts';
import type { Facts } from '../model.ts';
import { cycleOfDistribution, isOver } from './end-of-life.ts';
import { hasLine, isOfferedBy, lastIn, namedRelease, newerTagsOf } from './newer-tags.ts';
import { officialTagOf } from './official-tag.ts';
import { cycleOfTag, cyclesOf, isOut, lineAmong } from './release-lines.ts';
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
  return choice && (policy === 'any' || hasLine(choice)) ? TARGETS[policy]({ choice, reference, world }) : undefined;
};

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
  return newestTag(listed, tag, { line, scope: 'exact' })?.text ?? (official && tag.release && lastIn(official, line));
};

const lineTarget = (place: Place): string | undefined =>
  newestIn(place, lineAmong(place.choice.tag, cyclesOf(place.choice.software, place.world.knowledge)) ?? '');

const supportedTarget = (place: Place): string | undefined => {
  const { choice, reference, world } = place;
  const { inNextLine, onLaterDistribution } = newerTagsOf(reference, world);
  if (hasEnded(softwareCycle(choice, world), world)) return inNextLine ?? lineTarget(place);
  const { distribution } = choice.tag;
  const isDistributionOver = hasEnded(distribution && cycleOfDistribution(distribution, world.knowledge), world);
  return (isDistributionOver ? (onLaterDistribution ?? inNextLine) : undefined) ?? lineTarget(place);
};

const hasEnded = (cycle: Cycle | undefined, { today }: World): boolean => cycle !== undefined && isOver(cycle, today);

const softwareCycle = ({ tag, software }: Choice, { knowledge }: World): Cycle | undefined => cycleOfTag(tag, software, knowledge);

/** The newest that is out, on a supported release of the distribution. */
const anyTarget = ({ choice, world }: Place): string | undefined => {
  const { tag, software } = choice;
  const isOffered = isOfferedBy(choice, world);
  const isReady = (other: Tag): boolean => {
    const cycle = cycleOfTag(other, software, world.knowledge);
    return (cycle === undefined || (isOut(cycle, world.today) && !isOver(cycle, world.today))) && isOffered(other);
  };
  const scope = namedRelease(choice, world) ? 'moved-distribution' : undefined;
  const listed = candidatesOf(choice);
  const found = scope ? newestTag(listed, tag, { scope, isOffered: isReady }) : newestOfVariant(listed, tag, { isOffered: isReady });
  return found?.text;
};

const TARGETS: Readonly<Record<UpdatePolicy, (place: Place) => string | undefined>> = {
  patch: patchTarget,
  line: lineTarget,
  supported: supportedTarget,
  any: anyTarget,
};
