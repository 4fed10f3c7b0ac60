import { lstatSync, type Stats, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { RunError } from '../engine/model.ts';
import { isLeftoverName } from '../facts/file-names.ts';
import { isCandidate, isWorthReading } from './candidates.ts';
import { reasonOf } from './failures.ts';
import { absolutePath, shownPath, slashed } from './paths.ts';
import type { Walked, Wanted } from './walk.ts';

/** One text to lint. */
export interface Target {
  readonly path: string;
  /** As reports show it. */
  readonly shown: string;
  readonly origin: 'named' | 'found' | 'stdin';
}

export interface Targets {
  readonly targets: readonly Target[];
  readonly errors: readonly RunError[];
}

export interface Place {
  readonly cwd: string;
  /** What stdin is called. */
  readonly stdinName: string | undefined;
}

/** Turns the paths of a command line into files, each once, in the order given. */
export const findTargets = async (paths: readonly string[], place: Place): Promise<Targets> => {
  const targets = new Map<string, Target>();
  const errors: RunError[] = [];
  for (const path of paths.length === 0 ? ['.'] : paths) {
    const found = path === '-' ? { targets: [stdinTarget(place)], errors: [] } : await targetsAt(path, place.cwd);
    for (const target of found.targets) if (targets.get(target.path)?.origin !== 'named') targets.set(target.path, target);
    errors.push(...found.errors);
  }
  return { targets: [...targets.values()], errors };
};

const stdinTarget = ({ cwd, stdinName }: Place): Target => ({
  path: absolutePath(stdinName ?? 'Dockerfile', cwd),
  shown: stdinName === undefined ? '<stdin>' : shownPath(stdinName, cwd),
  origin: 'stdin',
});

const targetsAt = async (path: string, cwd: string): Promise<Targets> => {
  const absolute = absolutePath(path, cwd);
  const kind = kindOf(absolute);
  if (kind === 'folder') return walked(absolute, (_, inside) => isCandidate(`${absolute}/${inside}`), cwd);
  if (kind === 'file') return { targets: [{ path: absolute, shown: shownPath(path, cwd), origin: 'named' }], errors: [] };
  if (kind.code === 'ENOENT' && /[*?[{]/.test(path)) return expanded(path, cwd);
  return { targets: [], errors: [{ path: shownPath(path, cwd), message: kind.message }] };
};

const kindOf = (path: string): 'file' | 'folder' | { readonly code: string; readonly message: string } => {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const link: Stats | undefined = isLink(path);
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (link) return { code: '', message: `is a symbolic link that leads nowhere: ${reasonOf(error)}` };
    return { code, message: reasonOf(error) };
  }
};

const isLink = (path: string): Stats | undefined => {
  try {
    return lstatSync(path);
  } catch {
    return undefined;
  }
};

/** A pattern that reached us unexpanded: what it matches below its fixed part; only what is looked for below a folder that it matches. */
const expanded = async (pattern: string, cwd: string): Promise<Targets> => {
  const { readGlob } = await import('./glob.ts');
  const { base, rest, matches } = readGlob(slashed(pattern));
  const root = absolutePath(base, cwd);
  if (kindOf(root) !== 'folder') return noMatch(pattern);
  // `docker/*` means the Dockerfiles and manifests in it; only a last part with a letter speaks of other names.
  const namesFiles = /\w/.test(basename(rest));
  const found = await walked(
    root,
    (name, inside) => {
      if (isLeftoverName(name)) return false;
      const isLookedFor = isCandidate(`${root}/${inside}`);
      if (matches(inside)) return namesFiles || isLookedFor;
      return isLookedFor && foldersOf(inside).some((folder) => matches(folder));
    },
    cwd,
  );
  return found.targets.length + found.errors.length === 0 ? noMatch(pattern) : found;
};

const foldersOf = (inside: string): string[] => {
  const parts = inside.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
};

const noMatch = (pattern: string): Targets => ({ targets: [], errors: [{ path: pattern, message: 'no file matches this pattern' }] });

/** A pattern may have matched what is no candidate by its path. */
const isReadable = (path: string): boolean => !isCandidate(slashed(path)) || isWorthReading(slashed(path));

const walked = async (root: string, wanted: Wanted, cwd: string): Promise<Targets> => {
  const { walk } = await import('./walk.ts');
  const { files, problems }: Walked = walk(root, wanted);
  return {
    targets: files.filter(isReadable).map((path) => ({ path: slashed(path), shown: shownPath(path, cwd), origin: 'found' })),
    errors: problems.map(({ path, message }) => ({ path: shownPath(path, cwd), message })),
  };
};
