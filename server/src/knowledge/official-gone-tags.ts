/** First day, days to the last change, and for tags that are gone days from there to the last one. */
export type Days = readonly number[];

/** `1a.0.2c`: the days in base 36. */
export const readDays = (text: string): Days => text.split('.').map((digits) => Number.parseInt(digits, 36));

/** Stands among the ends of a set for the head itself; no tag has it. */
const NO_END = '=';

const TAG = /^\w[\w.-]*$/;

/** As long as so many searches takes it to find all places. */
const MOST_SEARCHES = 50;
const NOWHERE: readonly number[] = [];

/**
 * The tags that have left the manifest of an image, in groups that have the same days: `1a.0.2c 3,3.1/4;1.0.1 3.2` are two groups, and `4`
 * is the set of ends that each of the heads before it has. An image may have thousands, so they stay text until they are asked for.
 */
export class GoneTags {
  readonly #groups: string;
  readonly #sets: string;
  #listOfSets: readonly string[] | undefined;
  readonly #ends = new Map<string, readonly string[]>();
  #searches = 0;
  #places: ReadonlyMap<string, readonly number[]> | undefined;
  #firstDays: ReadonlyMap<number, number> | undefined;

  constructor(groups: string, sets: string) {
    this.#groups = groups;
    this.#sets = sets;
  }

  /** `undefined` for a tag that is not among them. */
  daysOf(tag: string): Days | undefined {
    if (!TAG.test(tag)) return undefined;
    const dash = tag.indexOf('-');
    const [head, end] = dash < 0 ? [tag, NO_END] : [tag.slice(0, dash), tag.slice(dash + 1)];
    for (const at of this.#placesOf(head)) {
      if (this.#endsOf(setAt(at, this.#groups)).includes(end)) return this.#daysAt(at);
    }
    return undefined;
  }

  /** Each once, in the order of the groups. */
  all(): readonly string[] {
    const tags: string[] = [];
    for (const group of this.#groups.split(';')) {
      for (const headed of group.split(' ').slice(1)) this.#addTags(headed, tags);
    }
    return tags;
  }

  /** Looks for the head in the text, since mostly one tag is asked for; an index pays only for many. */
  #placesOf(head: string): Iterable<number> {
    this.#searches += 1;
    if (this.#searches <= MOST_SEARCHES) return placesOf(head, this.#groups);
    this.#places ??= allPlaces(this.#groups);
    this.#firstDays ??= allFirstDays(this.#groups);
    return this.#places.get(head) ?? NOWHERE;
  }

  /** The days that the group of a place begins with; the first one is counted from that of the group before. */
  #daysAt(at: number): Days {
    const groups = this.#groups;
    const start = groups.lastIndexOf(';', at) + 1;
    const [, ...others] = readDays(groups.slice(start, groups.indexOf(' ', start)));
    return [this.#firstDays?.get(start) ?? firstDayOf(start, groups), ...others];
  }

  /** `3,3.1/4`: each head with each end of the set. */
  #addTags(headed: string, tags: string[]): void {
    const [heads = '', set = ''] = headed.split('/');
    const ends = this.#endsOf(set);
    for (const head of heads.split(',')) {
      for (const end of ends) tags.push(end === NO_END ? head : `${head}-${end}`);
    }
  }

  /** A set is made of heads with ends, as the tags are. */
  #endsOf(set: string): readonly string[] {
    if (set === '') return ONLY_HEAD;
    const known = this.#ends.get(set);
    if (known) return known;
    this.#listOfSets ??= this.#sets.split('|');
    const ends: string[] = [];
    for (const headed of (this.#listOfSets[Number.parseInt(set, 36)] ?? '').split(' ')) this.#addTags(headed, ends);
    this.#ends.set(set, ends);
    return ends;
  }
}

const ONLY_HEAD: readonly string[] = [NO_END];

/** The first day of the group that begins at a place. */
function firstDayOf(start: number, groups: string): number {
  let day = firstOf(groups.slice(start, groups.indexOf('.', start)));
  if (start > 0) for (const group of groups.slice(0, start - 1).split(';')) day += firstOf(group);
  return day;
}

/** By the places where groups begin. */
function allFirstDays(groups: string): ReadonlyMap<number, number> {
  const days = new Map<number, number>();
  let [start, day] = [0, 0];
  for (const group of groups.split(';')) {
    day += firstOf(group);
    days.set(start, day);
    start += group.length + 1;
  }
  return days;
}

/** Days since the group before; the number ends at the dot. */
const firstOf = (group: string): number => Number.parseInt(group, 36);

/** Where a head stands in `1a.0.2c 3,3.1/4;1b.0.1 3.2`. */
function* placesOf(head: string, groups: string): Generator<number> {
  for (let at = groups.indexOf(head); at >= 0; at = groups.indexOf(head, at + 1)) {
    const [before = ';', after = ';'] = [groups[at - 1], groups[at + head.length]];
    if (' ,'.includes(before) && ' ,/;'.includes(after)) yield at;
  }
}

/** Where each head stands. */
function allPlaces(groups: string): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const { 0: head, index } of groups.matchAll(/(?<=[ ,])[^ ,/;]+/g)) {
    const known = places.get(head);
    if (known) known.push(index);
    else places.set(head, [index]);
  }
  return places;
}

/** The number of the set that a head at a place has; empty for none. */
function setAt(at: number, groups: string): string {
  const mark = /\/(\w+)|[ ;]|$/g;
  mark.lastIndex = at;
  return mark.exec(groups)?.[1] ?? '';
}
