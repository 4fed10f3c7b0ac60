import { type Days, GoneTags, readDays } from './official-gone-tags.ts';
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
  everListed(): readonly string[];
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

const EPOCH = Date.parse('2013-01-01');
const DAY = 86_400_000;

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
  #gone: GoneTags | undefined;

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
    const days = this.buildOf(tag) ? this.#listedDays().get(tag) : this.#goneTags().daysOf(tag);
    return days && history(days);
  }

  everListed(): readonly string[] {
    return [...this.#listedDays().keys(), ...this.#goneTags().all()];
  }

  #listedDays(): ReadonlyMap<string, Days> {
    this.#daysByTag ??= readListed(this.builds, parts(this.#row[2], ','));
    return this.#daysByTag;
  }

  #goneTags(): GoneTags {
    this.#gone ??= new GoneTags(this.#row[4] ?? '', this.#row[3] ?? '');
    return this.#gone;
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

const history = ([first = 0, toChange = 0, toLast]: Days): TagHistory => ({
  firstListed: dayOf(first),
  lastChanged: dayOf(first + toChange),
  lastListed: toLast === undefined ? undefined : dayOf(first + toChange + toLast),
});

const parts = (cell: string | undefined, separator: string): readonly string[] => (cell ? cell.split(separator) : []);

const dayOf = (days: number): string => new Date(EPOCH + days * DAY).toISOString().slice(0, 10);
