import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { relativePath } from './paths.ts';
import { readRegular } from './source.ts';

interface Layer {
  readonly folder: string;
  readonly rules: Ignore;
}

/** What the `.gitignore` files from the top of a repository down to a folder leave out. */
export class Ignored {
  readonly #layers: readonly Layer[];

  private constructor(layers: readonly Layer[]) {
    this.#layers = layers;
  }

  /** For a folder that was asked for by name: above it count the files of its repository, unless they leave out the folder itself. */
  static above(folder: string): Ignored {
    const top = topOf(folder);
    if (top === undefined) return new Ignored([]);
    const folders: string[] = [];
    for (let at = folder; at !== top; ) {
      at = dirname(at);
      folders.unshift(at);
    }
    const excluded = layerOf(top, join('.git', 'info', 'exclude'));
    const layers = [...excluded, ...folders.flatMap((one) => layerOf(one, '.gitignore'))];
    const ignored = new Ignored(layers);
    return folder !== top && ignored.has(folder, 'folder') ? new Ignored([]) : ignored;
  }

  /** With the folder's own `.gitignore`. */
  within(folder: string): Ignored {
    return new Ignored([...this.#layers, ...layerOf(folder, '.gitignore')]);
  }

  /** The deepest file that says anything decides. */
  has(path: string, kind: 'file' | 'folder'): boolean {
    for (const { folder, rules } of this.#layers.toReversed()) {
      const inside = relativePath(path, folder);
      const verdict = rules.test(kind === 'folder' ? `${inside}/` : inside);
      if (verdict.ignored) return true;
      if (verdict.unignored) return false;
    }
    return false;
  }
}

const layerOf = (folder: string, file: string): Layer[] => {
  const source = readRegular(join(folder, file));
  if ('problem' in source) return [];
  const rules = ignore({ ignorecase: process.platform === 'win32' || process.platform === 'darwin' });
  return [{ folder, rules: rules.add(source.text) }];
};

/** The nearest folder from here upwards that holds `.git`. */
const topOf = (folder: string): string | undefined => {
  for (let at = folder; ; at = dirname(at)) {
    if (statSync(join(at, '.git'), { throwIfNoEntry: false })) return at;
    if (dirname(at) === at) return undefined;
  }
};
