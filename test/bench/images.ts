import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { OfficialTag } from '../../server/src/facts/images/official-tag.ts';
import { pinsOf } from '../../server/src/facts/images/pin.ts';
import { exactTag } from '../../server/src/image/exact-tag.ts';
import { parseTag, precisionOf } from '../../server/src/image/tag.ts';
import { type OfficialTags, officialTags } from '../../server/src/knowledge/official-tags.ts';
import { openTable } from '../../server/src/knowledge/table.ts';
import { median, runOnce } from './measure.ts';

const TABLE = fileURLToPath(new URL('../../server/src/knowledge/tables/official-tags.txt', import.meta.url));

export interface Pins {
  /** Tags listed today that are moved from build to build. */
  readonly floating: number;
  /** Those of them that get an exact tag instead. */
  readonly pinned: number;
  /** Exact tags that were offered, and how many of these are listed. */
  readonly offered: number;
  readonly listed: number;
}

/** How many of the official images' floating tags can be pinned offline, and whether what is offered is there. */
export const countPins = (): Pins => {
  const { table } = openTable(readFileSync(TABLE, 'utf8'));
  if (!table) throw new Error(`${TABLE} can't be read`);
  const asked = [...table.keys()].flatMap((image) => askedOf(officialTags(table, image), table.asOf));
  const floating = asked.filter(isFloating);
  const offers = floating.map((tag) => ({ tag, pins: pinsOf(tag) }));
  const all = offers.flatMap(({ tag, pins }) => pins.map((pin) => tag.tags.buildOf(pin) !== undefined));
  return {
    floating: floating.length,
    pinned: offers.filter(({ pins }) => pins.length > 0).length,
    offered: all.length,
    listed: all.filter((isListed) => isListed).length,
  };
};

const askedOf = (tags: OfficialTags | undefined, asOf: string): OfficialTag[] => {
  const all = new Set((tags?.builds ?? []).flatMap((build) => build.tags));
  return tags ? [...all].map((tag) => ({ name: tags.image, tag, tags, build: tags.buildOf(tag), history: tags.historyOf(tag), asOf })) : [];
};

/** A tag is moved that by itself says no more than a channel, a codename or a major version. */
const isFloating = ({ tag, build }: OfficialTag): boolean => {
  const exact = exactTag(build?.tags ?? [], tag);
  return exactTag([tag], tag) === undefined || (exact !== undefined && precisionOf(parseTag(exact)) > precisionOf(parseTag(tag)));
};

/** Milliseconds that the second of two commands takes longer than the first: the median of the differences pair by pair. */
export const extraTime = (one: readonly string[], other: readonly string[], pairs: number): number => {
  runOnce(one);
  runOnce(other);
  return median(Array.from({ length: pairs }, () => -runOnce(one).milliseconds + runOnce(other).milliseconds));
};
