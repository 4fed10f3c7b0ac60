import type { Table } from './table.ts';

/** Today's tags of one build, in the order of the manifest. */
export interface TagBuild {
  /** Those of its own first, then the shared ones. */
  readonly tags: readonly string[];
  /** The tags of `tags` that also stand for builds for other platforms, mostly Windows. */
  readonly shared: readonly string[];
  /** As the manifests name them: `amd64`, `arm64v8`, `windows-amd64` … */
  readonly architectures: readonly string[];
}

/** Three days of a tag's life, each `YYYY-MM-DD`. */
export interface TagHistory {
  readonly firstListed: string;
  /** When its source changed for the last time; a rebuild on a newer base may be younger, while it is listed. */
  readonly lastChanged: string;
  /** When it left the manifest: from then on it is not built again. `undefined` while it is listed. */
  readonly lastListed: string | undefined;
}

/** What the manifests of one Docker Official Image list and ever listed. */
export interface OfficialTags {
  readonly image: string;
  /** Today's, in the order of the manifest; none when the image is no longer built. */
  readonly builds: readonly TagBuild[];
  /** Today's build of a listed tag: the first one, where several platforms share the tag. */
  buildOf(tag: string): TagBuild | undefined;
  /** `undefined`: never listed. */
  historyOf(tag: string): TagHistory | undefined;
  /** Every tag ever listed. */
  everListed(): Iterable<string>;
}

/** Letters that the table has for architectures. */
export const ARCHITECTURES: ReadonlyMap<string, string> = new Map([
  ['a', 'amd64'],
  ['5', 'arm32v5'],
  ['6', 'arm32v6'],
  ['7', 'arm32v7'],
  ['8', 'arm64v8'],
  ['i', 'i386'],
  ['m', 'mips64le'],
  ['p', 'ppc64le'],
  ['r', 'riscv64'],
  ['s', 's390x'],
  ['w', 'windows-amd64'],
]);

/** Stands among the ends of a set for the head itself; no tag has it. */
const NO_END = '=';

const EPOCH = Date.parse('2013-01-01');
const DAY = 86_400_000;

/** First day, days to the last change, and for tags that are gone days from there to the last one. */
type Days = readonly number[];

const TAG = /^\w[\w.-]*$/;

const opened = new WeakMap<Table, Map<string, OfficialTags>>();

/** The tags of an image by its bare name (`node`), also of images that left the programme; read once per table. */
export function officialTags(table: Table, image: string): OfficialTags | undefined {
  const images = opened.get(table) ?? new Map<string, OfficialTags>();
  opened.set(table, images);
  const known = images.get(image);
  if (known) return known;
  const row = table.row(image);
  if (!row) return undefined;
  const tags = new ListedTags(row);
  images.set(image, tags);
  return tags;
}

/** Reads a cell only when it is asked for: most questions are about one tag. */
class ListedTags implements OfficialTags {
  readonly image: string;
  readonly #row: readonly string[];
  #builds: readonly TagBuild[] | undefined;
  #buildByTag: ReadonlyMap<string, TagBuild> | undefined;
  #daysByTag: ReadonlyMap<string, Days> | undefined;
  #gone: string | undefined;
  #sets: readonly string[] | undefined;
  #asked = 0;
  #places: ReadonlyMap<string, readonly number[]> | undefined;
  readonly #ends = new Map<string, readonly string[]>();

  constructor(row: readonly string[]) {
    this.image = row[0] ?? '';
    this.#row = row;
  }

  get builds(): readonly TagBuild[] {
    this.#builds ??= parts(this.#row[1], ';').map(readBuild);
    return this.#builds;
  }

  buildOf(tag: string): TagBuild | undefined {
    this.#buildByTag ??= firstBuilds(this.builds);
    return this.#buildByTag.get(tag);
  }

  historyOf(tag: string): TagHistory | undefined {
    const days = this.#listedDays().get(tag) ?? this.#goneDays(tag);
    return days && history(days);
  }

  *everListed(): Generator<string> {
    yield* this.#listedDays().keys();
    for (const group of parts(this.#row[4], ';')) {
      for (const headed of group.split(' ').slice(1)) yield* this.#tagsOf(headed);
    }
  }

  #listedDays(): ReadonlyMap<string, Days> {
    this.#daysByTag ??= readListed(this.builds, parts(this.#row[2], ','));
    return this.#daysByTag;
  }

  #goneDays(tag: string): Days | undefined {
    if (!TAG.test(tag)) return undefined;
    const dash = tag.indexOf('-');
    const [head, end] = dash < 0 ? [tag, NO_END] : [tag.slice(0, dash), tag.slice(dash + 1)];
    this.#gone ??= withFirstDays(this.#row[4] ?? '');
    const gone = this.#gone;
    for (const at of this.#placesOf(head, gone)) {
      if (this.#endsOf(setAt(at, gone)).includes(end)) return daysBefore(at, gone);
    }
    return undefined;
  }

  /** Looks for the head in the text, since an image may have thousands and mostly one is asked for; an index pays only for many. */
  #placesOf(head: string, gone: string): Iterable<number> {
    this.#asked += 1;
    if (this.#asked <= MOST_SEARCHES) return placesOf(head, gone);
    this.#places ??= allPlaces(gone);
    return this.#places.get(head) ?? NOWHERE;
  }

  /** `3,3.1/4`: each head with each end of the set. */
  #tagsOf(headed: string): readonly string[] {
    const [heads = '', set = ''] = headed.split('/');
    const ends = this.#endsOf(set);
    return heads.split(',').flatMap((head) => ends.map((end) => (end === NO_END ? head : `${head}-${end}`)));
  }

  /** A set is made of heads with ends, as the tags are. */
  #endsOf(set: string): readonly string[] {
    if (set === '') return [NO_END];
    const known = this.#ends.get(set);
    if (known) return known;
    this.#sets ??= parts(this.#row[3], '|');
    const ends = (this.#sets[Number.parseInt(set, 36)] ?? '').split(' ').flatMap((headed) => this.#tagsOf(headed));
    this.#ends.set(set, ends);
    return ends;
  }
}

/** `a8 3.1-trixie 3-trixie + 3.1 3` */
function readBuild(text: string): TagBuild {
  const [letters = '', ...words] = text.split(' ');
  const plus = words.indexOf('+');
  const shared = plus < 0 ? [] : words.slice(plus + 1);
  const tags = plus < 0 ? words : [...words.slice(0, plus), ...shared];
  return { tags, shared, architectures: [...letters].flatMap((letter) => ARCHITECTURES.get(letter) ?? []) };
}

function firstBuilds(builds: readonly TagBuild[]): ReadonlyMap<string, TagBuild> {
  const found = new Map<string, TagBuild>();
  for (const build of builds) {
    for (const tag of build.tags) if (!found.has(tag)) found.set(tag, build);
  }
  return found;
}

/** An item for each tag in order of appearance; an empty one has the days of the tag before. */
function readListed(builds: readonly TagBuild[], items: readonly string[]): ReadonlyMap<string, Days> {
  const found = new Map<string, Days>();
  let days: Days = [];
  for (const build of builds) {
    for (const tag of build.tags) {
      if (found.has(tag)) continue;
      const item = items[found.size];
      if (item) days = readDays(item);
      found.set(tag, days);
    }
  }
  return found;
}

/** Groups count from the group before; a lookup needs the day itself. */
function withFirstDays(gone: string): string {
  let first = 0;
  const groups = parts(gone, ';').map((group) => {
    const dot = group.indexOf('.');
    first += Number.parseInt(group.slice(0, dot), 36);
    return first.toString(36) + group.slice(dot);
  });
  return groups.join(';');
}

/** Where a head stands in `1a.0.2c 3,3.1/4;1b.0.1 3.2`. */
function* placesOf(head: string, gone: string): Generator<number> {
  for (let at = gone.indexOf(head); at >= 0; at = gone.indexOf(head, at + 1)) {
    const [before = ';', after = ';'] = [gone[at - 1], gone[at + head.length]];
    if (' ,'.includes(before) && ' ,/;'.includes(after)) yield at;
  }
}

/** As long as so many searches takes it to find all places. */
const MOST_SEARCHES = 50;
const NOWHERE: readonly number[] = [];

/** Where each head stands. */
function allPlaces(gone: string): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const { 0: head, index } of gone.matchAll(/(?<=[ ,])[^ ,/;]+/g)) {
    const known = places.get(head);
    if (known) known.push(index);
    else places.set(head, [index]);
  }
  return places;
}

/** The number of the set that a head at a place has; empty for none. */
function setAt(at: number, gone: string): string {
  const mark = /\/(\w+)|[ ;]|$/g;
  mark.lastIndex = at;
  return mark.exec(gone)?.[1] ?? '';
}

/** The days that the group of a place begins with. */
function daysBefore(at: number, gone: string): Days {
  const start = gone.lastIndexOf(';', at) + 1;
  return readDays(gone.slice(start, gone.indexOf(' ', start)));
}

const history = ([first = 0, toChange = 0, toLast]: Days): TagHistory => ({
  firstListed: dayOf(first),
  lastChanged: dayOf(first + toChange),
  lastListed: toLast === undefined ? undefined : dayOf(first + toChange + toLast),
});

const parts = (cell: string | undefined, separator: string): readonly string[] => (cell ? cell.split(separator) : []);

const readDays = (text: string): Days => text.split('.').map((digits) => Number.parseInt(digits, 36));

const dayOf = (days: number): string => new Date(EPOCH + days * DAY).toISOString().slice(0, 10);
