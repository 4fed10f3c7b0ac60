import { type NewerTags as Chosen, isAsPrecise, isInLine, lineOf, newerTags as newerAmong, newestTag } from '../../image/newer-tags.ts';
import { isPrerelease, parseTag, precisionOf, type Tag } from '../../image/tag.ts';
import { type Cycle, cycles } from '../../knowledge/end-of-life.ts';
import { isDistribution, officialImage } from '../../knowledge/official-images.ts';
import { daysBetween } from '../../text/day.ts';
import type { Facts } from '../model.ts';
import { cycleOfDistribution, isOver } from './end-of-life.ts';
import { knownTags } from './known-tags.ts';
import type { OfficialTag } from './official-tag.ts';

/** The listed tags that may take the place of another. */
export type NewerTags = { readonly [Way in keyof Chosen]: string | undefined };

type World = Pick<Facts, 'knowledge' | 'today'>;

/** What is listed and newer than a tag: in its line, in its line on a later release of its distribution, in the next supported line. */
export const newerTags = (official: OfficialTag, world: World): NewerTags => {
  const before = chosen.get(official);
  if (before?.today === world.today && before.endOfLife === world.knowledge.endOfLife) return before.newer;
  const newer = chooseNewer(official, world);
  chosen.set(official, { today: world.today, endOfLife: world.knowledge.endOfLife, newer });
  return newer;
};

/** What was found for a tag, and for which day and table of ends of life; several rules ask, and a file may name one tag many times. */
const chosen = new WeakMap<OfficialTag, Choice>();

interface Choice {
  readonly today: string;
  readonly endOfLife: World['knowledge']['endOfLife'] | undefined;
  readonly newer: NewerTags;
}

const chooseNewer = (official: OfficialTag, world: World): NewerTags => {
  const tag = parseTag(official.tag);
  const listed = candidates(official, tag).filter((other) => isOnSupported(other, tag, world));
  const release = namedRelease(tag, official, world);
  const found =
    release === undefined ? ofVersion(listed, tag, { official, world }) : ofRelease(listed, tag, nextOf(release, official, world));
  return { inLine: found.inLine?.text, onLaterDistribution: found.onLaterDistribution?.text, inNextLine: found.inNextLine?.text };
};

interface Place {
  readonly official: OfficialTag;
  readonly world: World;
}

const ofVersion = (listed: readonly Tag[], tag: Tag, { official, world }: Place): Chosen => {
  const all = cyclesOf(official.name, world.knowledge);
  const current = lineAmong(tag, all) ?? '';
  const next = all.length === 0 ? nextListed(listed, tag) : tag.release && nextOf(tag.release.numbers, official, world);
  // `2` is followed by `3`, whatever of that is supported.
  const line = next?.split('.').slice(0, precisionOf(tag)).join('.');
  return newerAmong(listed, tag, { current, ...(line !== undefined && !isInLine(tag, line) && { next: line }) });
};

/** Where no table says which lines are supported, the oldest major version behind the tag's that is still built. */
const nextListed = (listed: readonly Tag[], tag: Tag): string | undefined => {
  const own = tag.release?.numbers[0];
  if (own === undefined) return undefined;
  const later = listed.filter((other) => isAsPrecise(other, tag)).flatMap(({ release }) => release?.numbers[0] ?? []);
  const next = Math.min(...later.filter((major) => major > own));
  return Number.isFinite(next) ? String(next) : undefined;
};

/** The release that a tag of a distribution's own image gives by name: `jammy` is 22.04, and the lines go on with 24.04. */
const namedRelease = ({ release, distribution }: Tag, { name }: OfficialTag, { knowledge }: World): readonly number[] | undefined => {
  const image = knowledge.officialImages && officialImage(knowledge.officialImages, name);
  if (release || distribution?.form !== 'codename' || !image || !isDistribution(image)) return undefined;
  return distribution.release?.split('.').map(Number);
};

/** Names go from line to line, as numbers do; there is no third way. */
const ofRelease = (listed: readonly Tag[], tag: Tag, next: string | undefined): Chosen => ({
  inLine: newestTag(listed, tag, { scope: 'exact' }),
  onLaterDistribution: undefined,
  inNextLine: newestTag(
    listed.filter(({ distribution }) => distribution?.release === next),
    tag,
    { scope: 'moved-distribution' },
  ),
});

/** A prerelease may be left for its release, which has a word less. */
const candidates = ({ tags }: OfficialTag, tag: Tag): readonly Tag[] =>
  isPrerelease(tag) ? knownTags(tags).listed : knownTags(tags).listedLike(tag.text);

/** The newest tag that ever was in a tag's line and variant; `undefined` when that is the tag itself. */
export const lastOfLine = (official: OfficialTag, { knowledge }: World): string | undefined => {
  const tag = parseTag(official.tag);
  const line = lineAmong(tag, cyclesOf(official.name, knowledge));
  return line === undefined
    ? undefined
    : newestTag(knownTags(official.tags).ever.like(tag.text, line), tag, { line, scope: 'exact' })?.text;
};

const lineAmong = (tag: Tag, all: readonly Cycle[]): string | undefined =>
  lineOf(
    tag,
    all.map(({ cycle }) => cycle),
  );

const cyclesOf = (name: string, { officialImages, endOfLife }: World['knowledge']): readonly Cycle[] => {
  const product = officialImages && officialImage(officialImages, name)?.product;
  return product && endOfLife ? cycles(endOfLife, product) : [];
};

/** A release of a distribution that is not out yet or has reached its end is nothing to move to, nor is a short-lived one from another. */
const isOnSupported = (other: Tag, tag: Tag, { knowledge, today }: World): boolean => {
  const { distribution } = other;
  if (distribution?.release === undefined) return true;
  const cycle = cycleOfDistribution(distribution, knowledge);
  if (!cycle) return distribution.family !== 'debian' && distribution.family !== 'ubuntu';
  if (distribution.release === tag.distribution?.release) return !isOver(cycle, today);
  return isOut(cycle, today) && isSupported(cycle, today, 0) && (distribution.family !== 'ubuntu' || cycle.isLongTerm === true);
};

const isOut = ({ released }: Cycle, today: string): boolean => released === undefined || released <= today;

/** How many days of normal support a line should have before it, to be worth moving to; of those that have less the newest is. */
const ENOUGH = 365;

/** The next line is the oldest one behind the tag's that is supported for a while, one of long-term support where there are such. */
const nextOf = (release: readonly number[], { name }: OfficialTag, { knowledge, today }: World): string | undefined => {
  const later = cyclesOf(name, knowledge)
    .filter((cycle) => isLater(cycle, release) && isOut(cycle, today))
    .toReversed();
  const enough = later.filter((cycle) => isSupported(cycle, today, ENOUGH));
  const found = enough.find(({ isLongTerm }) => isLongTerm) ?? enough[0] ?? later.findLast((cycle) => isSupported(cycle, today, 0));
  return found?.cycle;
};

const isSupported = ({ endOfLife, isEnded }: Cycle, today: string, days: number): boolean =>
  !isEnded && (endOfLife === undefined || daysBetween(today, endOfLife) >= days);

const isLater = ({ cycle }: Cycle, release: readonly number[]): boolean => {
  const numbers = cycle.split('.').map(Number);
  const at = numbers.findIndex((number, index) => number !== release[index]);
  return at >= 0 && (numbers[at] ?? 0) > (release[at] ?? 0);
};
