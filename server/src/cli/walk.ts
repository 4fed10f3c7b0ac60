import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from './failures.ts';
import { Ignored } from './gitignore.ts';

export interface Walked {
  readonly files: readonly string[];
  /** What could not be read. */
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

/** Says of a name, and of its path from the root with forward slashes, whether it is looked for. */
export type Wanted = (name: string, inside: string) => boolean;

const NEVER: ReadonlySet<string> = new Set(['.git', 'node_modules']);

interface Folder {
  readonly path: string;
  readonly inside: string;
  readonly ignored: Ignored;
}

/** Finds files below a folder, in the order of their paths. Links to folders are not followed, so no loop can arise. */
export const walk = (root: string, wanted: Wanted): Walked => {
  const walker = new Walker(wanted);
  const open: Folder[] = [{ path: root, inside: '', ignored: Ignored.above(root) }];
  for (let folder = open.pop(); folder; folder = open.pop()) for (const inner of walker.enter(folder)) open.push(inner);
  return walker.result();
};

class Walker {
  readonly #wanted: Wanted;
  readonly #files: string[] = [];
  readonly #links: string[] = [];
  readonly #problems: { path: string; message: string }[] = [];

  constructor(wanted: Wanted) {
    this.#wanted = wanted;
  }

  /** Takes a folder's files and gives the folders in it. */
  enter({ path, inside, ignored: above }: Folder): Folder[] {
    const entries = this.#list(path);
    const ignored = entries.some(({ name }) => name === '.gitignore') ? above.within(path) : above;
    const folders: Folder[] = [];
    for (const entry of entries) {
      const at = { path: join(path, entry.name), inside: `${inside}${entry.name}` };
      if (entry.isDirectory()) {
        if (!NEVER.has(entry.name) && !ignored.has(at.path, 'folder')) folders.push({ ...at, inside: `${at.inside}/`, ignored });
      } else if (this.#wanted(entry.name, at.inside) && !ignored.has(at.path, 'file')) this.#take(entry, at.path);
    }
    return folders;
  }

  /** A link to a file that is found anyway would report everything twice. */
  result(): Walked {
    const found = new Set(this.#links.length === 0 ? [] : this.#files.map((file) => realpathSync(file)));
    const links = this.#links.filter((link) => !found.has(realpathSync(link)));
    const files = [...this.#files, ...links].sort((a, b) => (a < b ? -1 : Number(a > b)));
    return { files, problems: this.#problems };
  }

  #list(path: string): Dirent[] {
    try {
      return readdirSync(path, { withFileTypes: true });
    } catch (error) {
      this.#problems.push({ path, message: `can't be listed: ${reasonOf(error)}` });
      return [];
    }
  }

  #take(entry: Dirent, path: string): void {
    if (entry.isFile()) this.#files.push(path);
    if (!entry.isSymbolicLink()) return;
    try {
      if (statSync(path).isFile()) this.#links.push(path);
    } catch (error) {
      this.#problems.push({ path, message: `is a symbolic link that leads nowhere: ${reasonOf(error)}` });
    }
  }
}
