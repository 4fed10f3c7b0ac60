import { readFileSync } from 'node:fs';
import type { Config, ConfigProblem } from '../engine/config-model.ts';
import type { RunError } from '../engine/model.ts';
import type { Linter, LoadedConfig } from '../linter.ts';
import { LineIndex } from '../text/line-index.ts';
import { folderOf } from '../text/paths.ts';
import { reasonOf } from './failures.ts';
import { type Overrides, overridden } from './overrides.ts';
import { absolutePath, shownPath } from './paths.ts';
import type { Settings } from './settings.ts';

/** A configuration to lint with, or what is wrong with it. */
export type Choice = { readonly config: Config; readonly configPath?: string } | { readonly errors: readonly RunError[] };

export interface ConfigSources {
  readonly linter: Linter;
  readonly from: Settings['config'];
  readonly overrides: Overrides;
  readonly cwd: string;
}

/** The configuration of each file; each is read once. */
export class Configs {
  readonly #sources: ConfigSources;
  readonly #byFolder = new Map<string, Promise<Choice>>();

  constructor(sources: ConfigSources) {
    this.#sources = sources;
  }

  /** The configuration that holds for a file. */
  of(path: string): Promise<Choice> {
    const folder = this.#sources.from.from === 'nearest' ? folderOf(path) : '';
    const known = this.#byFolder.get(folder);
    if (known) return known;
    const choice = this.#load(path);
    this.#byFolder.set(folder, choice);
    return choice;
  }

  async #load(path: string): Promise<Choice> {
    const { linter, from, cwd } = this.#sources;
    if (from.from === 'nowhere') return this.#checked(await linter.readConfig(''));
    if (from.from === 'nearest') return this.#checked(await linter.configFor(path));
    try {
      const file = absolutePath(from.path, cwd);
      const text = readFileSync(file, 'utf8');
      return this.#checked({ ...(await linter.readConfig(text)), path: file, text });
    } catch (error) {
      return { errors: [{ path: from.path, message: `the configuration can't be read: ${reasonOf(error)}` }] };
    }
  }

  #checked(loaded: LoadedConfig): Choice {
    const { cwd, overrides } = this.#sources;
    const { path: configPath } = loaded;
    if (loaded.problems.length === 0)
      return { config: overridden(loaded.config, overrides), ...(configPath !== undefined && { configPath }) };
    const path = shownPath(configPath ?? '.plimsoll.yaml', cwd);
    return { errors: loaded.problems.map((problem) => locatedError(path, loaded.text ?? '', problem)) };
  }
}

/** The place is part of the path, as compilers have it: `FILE:line:col: message`. */
const locatedError = (path: string, text: string, { span, message }: ConfigProblem): RunError => {
  const { line, column } = new LineIndex(text).positionAt(span.start);
  return { path: `${path}:${line + 1}:${column + 1}`, message };
};
