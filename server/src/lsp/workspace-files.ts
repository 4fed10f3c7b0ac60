import type { Ignore } from 'ignore';
import { candidacyOf } from '../facts/file-names.ts';
import type { HostFiles } from '../host.ts';

interface Layer {
  readonly folder: string;
  readonly rules: Ignore;
}

interface Folder {
  readonly path: string;
  /** What the `.gitignore` files down to here leave out. */
  readonly layers: readonly Layer[];
}

const NEVER: ReadonlySet<string> = new Set(['.git', 'node_modules']);
/** More are no project that somebody has open, but a whole disk. */
const MOST_FOLDERS = 20_000;

/** The files below some folders that may be ours by their paths, without what Git leaves out; in the order of their paths. */
export const findFiles = async (files: HostFiles, roots: readonly string[]): Promise<readonly string[]> => {
  const { default: ignore } = await import('ignore');
  const found = new Set<string>();
  const open: Folder[] = roots.map((path) => ({ path, layers: [] }));
  for (let count = 0; count < MOST_FOLDERS; count++) {
    const folder = open.pop();
    if (!folder) break;
    const names = await files.list(folder.path);
    const text = names.includes('.gitignore') ? await files.read(`${folder.path}/.gitignore`) : undefined;
    const layers = text === undefined ? folder.layers : [...folder.layers, { folder: folder.path, rules: ignore().add(text) }];
    const kept = names.filter((name) => !NEVER.has(name.replace(/\/$/, '')) && !isIgnored(`${folder.path}/${name}`, layers));
    open.push(...kept.filter((name) => name.endsWith('/')).map((name) => ({ path: `${folder.path}/${name.slice(0, -1)}`, layers })));
    for (const name of kept) if (!name.endsWith('/') && candidacyOf(`${folder.path}/${name}`)) found.add(`${folder.path}/${name}`);
  }
  return [...found].sort();
};

/** The deepest file that says anything decides. */
const isIgnored = (path: string, layers: readonly Layer[]): boolean => {
  for (const { folder, rules } of layers.toReversed()) {
    const { ignored, unignored } = rules.test(path.slice(folder.length + 1));
    if (ignored || unignored) return ignored;
  }
  return false;
};
