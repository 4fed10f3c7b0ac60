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
  #dated: string | undefined;
  #listOfSets: readonly string[] | undefined;
  readonly #ends = new Map<string, readonly string[]>();
  #searches = 0;
  #places: ReadonlyMap<string, readonly number[]> | undefined;

  constructor(groups: string, sets: string) {
    this.#groups = groups;
    this.#sets = sets;
  }

  /** `undefined` for a tag that is not among them. */
  daysOf(tag: string): Days | undefined {
    if (!TAG.test(tag)) return undefined;
    const dash = tag.indexOf('-');
    const [head, end] = dash < 0 ? [tag, NO_END] : [tag.slice(0, dash), tag.slice(dash + 1)];
    this.#dated ??= withFirstDays(this.#groups);
    const groups = this.#dated;
    for (const at of this.#placesOf(head, groups)) {
      if (this.#endsOf(setAt(at, groups)).includes(end)) return daysBefore(at, groups);
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
  #placesOf(head: string, groups: string): Iterable<number> {
    this.#searches += 1;
    if (this.#searches <= MOST_SEARCHES) return placesOf(head, groups);
    this.#places ??= allPlaces(groups);
    return this.#places.get(head) ?? NOWHERE;
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

/** Groups count from the group before; a lookup needs the day itself. */
function withFirstDays(groups: string): string {
  if (groups === '') return '';
  let first = 0;
  const dated = groups.split(';').map((group) => {
    const dot = group.indexOf('.');
    first += Number.parseInt(group.slice(0, dot), 36);
    return first.toString(36) + group.slice(dot);
  });
  return dated.join(';');
}

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

/** The days that the group of a place begins with. */
function daysBefore(at: number, groups: string): Days {
  const start = groups.lastIndexOf(';', at) + 1;
  return readDays(groups.slice(start, groups.indexOf(' ', start)));
}
