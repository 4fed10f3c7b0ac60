import type { Ignore } from 'ignore';
import { candidacyOf } from '../facts/file-names.ts';
import type { HostFiles } from '../host.ts';
import { aTurn } from './in-time.ts';

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
/** Folders that are listed before others get a turn. */
const AT_ONCE = 50;

/** The files below some folders that may be ours by their paths, without what Git leaves out; in the order of their paths. */
export const findFiles = async (files: HostFiles, roots: readonly string[], isWanted = () => true): Promise<readonly string[]> => {
  const found = new Set<string>();
  const open: Folder[] = roots.map((path) => ({ path, layers: [] }));
  for (let count = 0; count < MOST_FOLDERS && isWanted(); count++) {
    const folder = open.pop();
    if (!folder) break;
    if (count % AT_ONCE === AT_ONCE - 1) await aTurn();
    const names = await files.list(folder.path);
    const layers = names.includes('.gitignore') ? await layersIn(folder, files) : folder.layers;
    const kept = names.filter((name) => !NEVER.has(name.replace(/\/$/, '')) && !isIgnored(`${folder.path}/${name}`, layers));
    open.push(...kept.filter((name) => name.endsWith('/')).map((name) => ({ path: `${folder.path}/${name.slice(0, -1)}`, layers })));
    for (const name of kept) if (!name.endsWith('/') && candidacyOf(`${folder.path}/${name}`)) found.add(`${folder.path}/${name}`);
  }
  return [...found].sort();
};

/** Whether a file is one of those that `findFiles` finds, if it is there. */
export const isFoundIn = async (files: HostFiles, roots: readonly string[], path: string): Promise<boolean> => {
  const root = roots.find((one) => path.startsWith(`${one}/`));
  if (root === undefined || !candidacyOf(path)) return false;
  const parts = path.slice(root.length + 1).split('/');
  let folder: Folder = { path: root, layers: [] };
  for (const [index, part] of parts.entries()) {
    const layers = await layersIn(folder, files);
    const inner = `${folder.path}/${part}`;
    if (NEVER.has(part) || isIgnored(index < parts.length - 1 ? `${inner}/` : inner, layers)) return false;
    folder = { path: inner, layers };
  }
  return true;
};

/** With the folder's own `.gitignore`, if it has one. */
const layersIn = async ({ path, layers }: Folder, files: HostFiles): Promise<readonly Layer[]> => {
  const text = await files.read(`${path}/.gitignore`);
  if (text === undefined) return layers;
  const { default: ignore } = await import('ignore');
  return [...layers, { folder: path, rules: ignore().add(text) }];
};

/** The deepest file that says anything decides. */
const isIgnored = (path: string, layers: readonly Layer[]): boolean => {
  for (const { folder, rules } of layers.toReversed()) {
    const { ignored, unignored } = rules.test(path.slice(folder.length + 1));
    if (ignored || unignored) return ignored;
  }
  return false;
};
