import { lineOf } from '../../image/newer-tags.ts';
import type { ImageReference } from '../../image/reference.ts';
import type { Tag } from '../../image/tag.ts';
import { type Cycle, cycleOf, cycles } from '../../knowledge/end-of-life.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { daysBetween } from '../../text/day.ts';
import type { Facts } from '../model.ts';
import { cycleOfDistribution, isOfDistribution, isOver, productOfImage } from './end-of-life.ts';
import { officialNameOf } from './official-name.ts';
import { originOf } from './origin.ts';
import { perReference } from './per-reference.ts';

type World = Pick<Facts, 'knowledge' | 'today'>;

/** The official image whose release lines an image has: itself, or the one of the same software. Another distribution is no such. */
export const softwareOf = /* @__PURE__ */ perReference((reference: ImageReference, knowledge: Knowledge): string | undefined => {
  const name = officialNameOf(reference) ?? reference.repository.slice(reference.repository.lastIndexOf('/') + 1);
  if (officialNameOf(reference) !== undefined || isOfDistribution(name, knowledge)) return name;
  const alternative = originOf(reference, knowledge)?.alternative;
  return isOfDistribution(alternative, knowledge) ? undefined : alternative;
});

/** The release lines of an official image's software, the newest first; none where no table has them. */
export const cyclesOf = (software: string | undefined, knowledge: Knowledge): readonly Cycle[] => {
  const product = productOfImage(software, knowledge);
  return product && knowledge.endOfLife ? cycles(knowledge.endOfLife, product) : [];
};

/** The line that a tag's release belongs to, if a table has it. */
export const cycleOfTag = ({ release }: Tag, software: string | undefined, knowledge: Knowledge): Cycle | undefined => {
  const { endOfLife } = knowledge;
  const product = productOfImage(software, knowledge);
  return product && endOfLife && release ? cycleOf(endOfLife, product, release.components.join('.')) : undefined;
};

/** Windows' own releases: one that differs in the third number does not run on the same host. */
const WINDOWS = /^10\.0\.\d{5}(?=\.|$)/;

/** The line of a tag by the lines that are known; where none is, its major version, or with `0.8.1` the minor one that stands for it. */
export const lineAmong = (tag: Tag, all: readonly Cycle[]): string | undefined => {
  const { components = [], numbers = [] } = tag.release ?? {};
  const windows = numbers[0] === 10 ? WINDOWS.exec(components.join('.')) : null;
  if (windows) return windows[0];
  if (all.length === 0 && numbers[0] === 0) return components.slice(0, 2).join('.');
  return lineOf(
    tag,
    all.map(({ cycle }) => cycle),
  );
};

/** How many days of normal support a line should have before it, to be worth moving to; of those that have less the newest is. */
const ENOUGH = 365;

/** The next line is the oldest one behind a release that is supported for a while, one of long-term support where there are such. */
export const nextLine = (release: readonly number[], all: readonly Cycle[], today: string): string | undefined => {
  const later = all.filter((cycle) => isLater(cycle, release) && isOut(cycle, today)).toReversed();
  const enough = later.filter((cycle) => isSupported(cycle, today, ENOUGH));
  const found = enough.find(({ isLongTerm }) => isLongTerm) ?? enough[0] ?? later.findLast((cycle) => isSupported(cycle, today, 0));
  return found?.cycle;
};

/** A release of a distribution that is not out yet or has reached its end is nothing to move to, nor is a short-lived one from another. */
export const isOnSupported = (other: Tag, tag: Tag, { knowledge, today }: World): boolean => {
  const { distribution } = other;
  if (distribution?.release === undefined) return true;
  const cycle = cycleOfDistribution(distribution, knowledge);
  if (!cycle) return distribution.family !== 'debian' && distribution.family !== 'ubuntu';
  if (distribution.release === tag.distribution?.release) return !isOver(cycle, today);
  return isOut(cycle, today) && isSupported(cycle, today, 0) && (distribution.family !== 'ubuntu' || cycle.isLongTerm === true);
};

/** Whether a line has been released. */
export const isOut = ({ released }: Cycle, today: string): boolean => released === undefined || released <= today;

const isSupported = ({ endOfLife, isEnded }: Cycle, today: string, days: number): boolean =>
  !isEnded && (endOfLife === undefined || daysBetween(today, endOfLife) >= days);

/** Whether a release comes before all lines of a table, which begins with those that were supported when it did. */
export const isBefore = (release: readonly number[], all: readonly Cycle[]): boolean =>
  all.length > 0 && all.every((cycle) => isLater(cycle, release));

const isLater = ({ cycle }: Cycle, release: readonly number[]): boolean => {
  const numbers = cycle.split('.').map(Number);
  const at = numbers.findIndex((number, index) => number !== release[index]);
  return at >= 0 && (numbers[at] ?? 0) > (release[at] ?? 0);
};
