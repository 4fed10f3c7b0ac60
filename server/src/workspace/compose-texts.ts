import type { HostFiles } from '../host.ts';
import type { ComposePlace } from '../manifest/compose/file.ts';
import { baseNamesFor, formByPath, isComposeName, isOverrideName } from '../manifest/names.ts';
import { folderOf, nameOf } from '../text/paths.ts';

/** More files than those of the largest projects; files that name one another end here. */
const MOST_FILES = 60;
/** Files that are named and not there are asked for as well. */
const MOST_ASKED = 200;
/** Its own, or those of what it includes. */
const USES_VARIABLES = /\$|\binclude\b/;
/** Variants of one file in its folder. */
const MOST_BESIDE = 20;

/** Compose files by path with all that they rest on: what they extend and include, what they are put on top of, their variables. */
export const composeTexts = async (files: HostFiles, starts: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, string>> => {
  const gathering = new Gathering(files, starts);
  // A Compose file that has another name is known by what stands in it.
  const paths = [...starts.keys()].filter((path) => (formByPath(path) ?? 'compose') === 'compose');
  for (const path of paths) await gathering.beside(path);
  await gathering.follow(paths);
  return gathering.texts;
};

class Gathering {
  readonly texts: Map<string, string>;
  readonly #files: HostFiles;
  #asked = 0;
  #ofVariables = 0;

  constructor(files: HostFiles, starts: ReadonlyMap<string, string>) {
    this.#files = files;
    this.texts = new Map(starts);
  }

  /** What may be put on top of a file of a folder, or lie below it. */
  async beside(path: string): Promise<void> {
    const folder = folderOf(path);
    const others = (await this.#files.list(folder)).filter((name) => isComposeName(name) && name !== nameOf(path));
    for (const name of others.toSorted(baseFirst).slice(0, MOST_BESIDE)) await this.#take(`${folder}/${name}`);
  }

  /** Reads what files name, and what that names. */
  async follow(paths: readonly string[]): Promise<void> {
    const { environmentFilesOf, readDependencies } = await import('../manifest/reading.ts');
    const open: ComposePlace[] = paths.map((path) => ({ path }));
    const ofContainers = new Set<string>();
    for (let place = open.shift(); place !== undefined; place = open.shift()) {
      const text = this.texts.get(place.path) ?? '';
      if (USES_VARIABLES.test(text)) for (const path of environmentFilesOf(place)) await this.#takeVariables(path);
      const { extended, included, environmentFiles } = readDependencies(place, this.texts);
      for (const path of environmentFiles) ofContainers.add(path);
      for (const other of [...extended.map((path) => ({ path })), ...included]) if (await this.#take(other.path)) open.push(other);
    }
    for (const path of ofContainers) await this.#takeVariables(path);
  }

  /** No Compose file has to stay out for files of variables. */
  async #takeVariables(path: string): Promise<void> {
    if (this.#ofVariables < MOST_FILES && (await this.#take(path))) this.#ofVariables++;
  }

  /** Whether a file is there that was not yet taken. */
  async #take(path: string): Promise<boolean> {
    if (this.texts.has(path) || this.texts.size - this.#ofVariables >= MOST_FILES || this.#asked++ >= MOST_ASKED) return false;
    const text = await this.#files.read(path);
    if (text !== undefined) this.texts.set(path, text);
    return text !== undefined;
  }
}

const baseFirst = (a: string, b: string): number => rank(a) - rank(b);

const rank = (name: string): number => (baseNamesFor(name).length === 0 ? 0 : isOverrideName(name) ? 1 : 2);
