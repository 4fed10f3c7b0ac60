import { compileGlob, type Glob } from './config/globs.ts';
import type { Config } from './config-model.ts';
import type { Override } from './enabled-rules.ts';

const globs = new WeakMap<Override, readonly Glob[]>();

/** The overrides that hold for a file; its path is relative to the configuration's folder and has forward slashes. */
export const overridesFor = (path: string, { overrides }: Config): readonly Override[] =>
  overrides.filter((override) => matches(override, path));

const matches = (override: Override, path: string): boolean => {
  const compiled = globs.get(override) ?? override.files.flatMap((pattern) => compileGlob(pattern) ?? []);
  globs.set(override, compiled);
  return compiled.some((glob) => glob(path));
};
