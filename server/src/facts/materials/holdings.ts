import type { Tracked } from '../downloads/draft.ts';
import type { DocumentNode } from '../model.ts';
import { lastPart } from '../paths.ts';
import { isFolderOf } from './names.ts';

/** What lies in a folder. */
export type Entry =
  /** All of the folder is of a download; or, where it is `open`, some folder in it that the archive brings along. */
  | { readonly kind: 'download'; readonly download: Tracked; readonly node: DocumentNode; readonly extent: 'whole' | 'open' | 'packed' }
  /** The folder is another one, of another stage perhaps. */
  | { readonly kind: 'link'; readonly holdings: Holdings; readonly path: string }
  /** The folder comes from the build context, or from an archive that nobody fetched. */
  | { readonly kind: 'other'; readonly isWhole: boolean };

/** What a path belongs to: a download, or something that is known to be none. */
export type Found = Tracked | 'other' | undefined;

/** Where from a path is asked for. */
export interface Asked {
  readonly path: string;
  readonly node: DocumentNode;
}

/** Folders that much is put into: what lies there whole does not own what lies further down. */
const SHARED =
  /^(?:usr(?:\/(?:local|share|lib|bin|src|include)(?:\/(?:bin|lib|share|src|include))?)?|tmp|var(?:\/tmp)?|opt|home|root|etc|bin|lib|)$/;

/** Deeper paths, longer chains of stages and more things in one folder than these are not looked at: no real file has them. */
const MAX_DEPTH = 30;
const MAX_CHAIN = 20;
const MAX_ENTRIES = 50;

/** How often one question may be handed on to another stage, and all questions of a file: where stages copy from one another, ways double. */
const MAX_HOPS = 20;
const MAX_ALL_HOPS = 20_000;

/** Counts how often questions are handed on in a file. */
export class Patience {
  #hops = 0;
  #all = 0;

  /** Begins a question. */
  begin(): void {
    this.#hops = 0;
  }

  /** Whether the question may be handed on once more. */
  spend(): boolean {
    return this.#hops++ < MAX_HOPS && this.#all++ < MAX_ALL_HOPS;
  }
}

/** What of what was fetched lies where in a stage, as far as its instructions have been read. */
export class Holdings {
  readonly #parent: Holdings | undefined;
  readonly #patience: Patience;
  readonly #folders = new Map<string, Entry[]>();
  readonly #files = new Map<string, Tracked>();
  readonly #names = new Map<string, Set<string>>();
  #hasLinks = false;

  constructor(parent: Holdings | undefined, patience: Patience) {
    this.#parent = parent;
    this.#patience = patience;
  }

  /** Puts something into a folder. */
  put(path: string, entry: Entry): void {
    if (entry.kind === 'link') this.#hasLinks = true;
    const key = keyOf(path);
    const there = this.#folders.get(key);
    if (!there) this.#folders.set(key, [entry]);
    else if (there.length < MAX_ENTRIES) there.push(entry);
    else there[there.length - 1] = entry;
  }

  /** Saves a download as a file. */
  save(path: string, download: Tracked): void {
    this.#files.set(keyOf(path), download);
    this.#files.set(lastPart(path), download);
    const folder = keyOf(path.slice(0, path.length - lastPart(path).length));
    const names = this.#names.get(folder) ?? new Set<string>();
    if (names.size < MAX_ENTRIES) this.#names.set(folder, names.add(lastPart(path)));
  }

  /** The downloads that lie in a folder under names that begin and end so. */
  filesIn(folder: string, [start, end]: readonly [string, string]): Tracked[] {
    const key = keyOf(folder);
    const fits = (name: string): boolean => name.length >= start.length + end.length && name.startsWith(start) && name.endsWith(end);
    return this.#chain().flatMap((stage) =>
      [...(stage.#names.get(key) ?? [])].filter(fits).flatMap((name) => stage.#files.get(keyOf(`${key}/${name}`)) ?? []),
    );
  }

  /** The download that a file is, by its path, else by its name. */
  file(path: string): Tracked | undefined {
    this.#patience.begin();
    return this.#fileAt(keyOf(path));
  }

  /** What the folder at a path, or the nearest one around it that is spoken for, belongs to. */
  find({ path, node }: Asked): Found {
    this.#patience.begin();
    return this.#findAt(keyOf(path), node);
  }

  #fileAt(key: string): Tracked | undefined {
    for (const stage of this.#chain()) {
      const found = stage.#files.get(key) ?? stage.#linked(key) ?? stage.#files.get(lastPart(key));
      if (found) return found;
    }
    return undefined;
  }

  #findAt(key: string, node: DocumentNode): Found {
    const chain = this.#chain().filter((stage) => stage.#folders.size > 0);
    if (chain.length === 0) return undefined;
    for (const { folder, rest } of around(key)) {
      for (const stage of chain) {
        const found = stage.#folders.has(folder) ? stage.#findIn({ folder, rest, node }) : undefined;
        if (found) return found;
      }
    }
    return undefined;
  }

  /** The stage and those that it stands on. */
  #chain(): Holdings[] {
    const chain: Holdings[] = [];
    for (let stage: Holdings | undefined = this; stage && chain.length < MAX_CHAIN; stage = stage.#parent) chain.push(stage);
    return chain;
  }

  #findIn(inside: Inside): Found {
    const entries = this.#folders.get(inside.folder) ?? [];
    const child = inside.rest.split('/', 1)[0] ?? '';
    const named = child === '' ? undefined : entries.findLast((entry) => isNamed(entry, child));
    if (named?.kind === 'download') return named.download;
    for (let index = entries.length - 1; index >= 0; index--) {
      const found = this.#belongs(entries[index] as Entry, inside);
      if (found) return found;
    }
    return undefined;
  }

  #belongs(entry: Entry, { folder, rest, node }: Inside): Found {
    if (entry.kind === 'link') return this.#patience.spend() ? entry.holdings.#findAt(keyOf(`${entry.path}/${rest}`), node) : undefined;
    const isShared = rest !== '' && SHARED.test(folder);
    if (entry.kind === 'other') return isShared || (!entry.isWhole && this.#isWhole(folder)) ? undefined : 'other';
    if (entry.extent === 'whole') return isShared ? undefined : entry.download;
    // The archive's own folder may be called anything; in the instruction that unpacks it, it is the one that is gone to.
    return entry.extent === 'open' && entry.node === node ? entry.download : undefined;
  }

  /** Some files beside what was fetched, a patch say, do not make it one's own. */
  #isWhole(folder: string): boolean {
    return this.#folders.get(folder)?.some((entry) => entry.kind === 'download' && entry.extent === 'whole') === true;
  }

  /** A file that lies in a folder of another stage. */
  #linked(key: string): Tracked | undefined {
    if (!this.#hasLinks) return undefined;
    for (const { folder, rest } of around(key)) {
      const links = this.#folders.get(folder)?.filter((entry) => entry.kind === 'link') ?? [];
      for (const { holdings, path } of links.toReversed()) {
        const found = this.#patience.spend() ? holdings.#fileAt(keyOf(`${path}/${rest}`)) : undefined;
        if (found) return found;
      }
    }
    return undefined;
  }
}

/** A folder, and a path from there. */
interface Around {
  readonly folder: string;
  readonly rest: string;
}

/** A path seen from itself and from the folders around it, nearest first. */
const around = (key: string): Around[] => {
  const places: Around[] = [{ folder: key, rest: '' }];
  for (let end = key.lastIndexOf('/'); end > 0 && places.length < MAX_DEPTH; end = key.lastIndexOf('/', end - 1))
    places.push({ folder: key.slice(0, end), rest: key.slice(end + 1) });
  if (key !== '') places.push({ folder: '', rest: key });
  return places;
};

interface Inside extends Around {
  readonly node: DocumentNode;
}

const isNamed = (entry: Entry, child: string): boolean =>
  entry.kind === 'download' && entry.extent !== 'whole' && isFolderOf(child, entry.download);

/** The folder that an image starts in is not known; it is taken for the root. */
const keyOf = (path: string): string => path.replace(/^\/+|\/+$/g, '').replace(/^\.$/, '');
