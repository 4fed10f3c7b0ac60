import type { Config } from '../engine/config-model.ts';
import type { Trusted } from '../facts/model.ts';
import type { Host } from '../host.ts';
import type { Linter, LintRequest, LoadedConfig } from '../linter.ts';
import { folderOf } from '../text/paths.ts';
import { pathOf } from '../text/uris.ts';
import type { ConfigProblems } from './config-problems.ts';
import { Memo } from './memo.ts';
import type { SettingsStore } from './settings.ts';

interface ConfigSources {
  readonly linter: Linter;
  readonly host: Host;
  readonly settings: SettingsStore;
  readonly problems: ConfigProblems;
}

const NOBODY: Trusted = { registries: [], publishers: [] };

/** The configuration of each document: that of the nearest file, or the editor's settings when there is none. */
export class Configs {
  readonly #sources: ConfigSources;
  readonly #loaded = new Memo<LoadedConfig>();
  #isTrusted: boolean;
  #hasToldTrust = false;

  constructor(sources: ConfigSources, trust: 'trusted' | 'untrusted') {
    this.#sources = sources;
    this.#isTrusted = trust === 'trusted';
  }

  /** Whether what the workspace's files say of trust counts. */
  get isTrusted(): boolean {
    return this.#isTrusted;
  }

  /** The configuration that holds for a document; `undefined` when the editor's settings turn Plimsoll off. */
  async of(uri: string): Promise<Pick<LintRequest, 'config' | 'configPath'> | undefined> {
    const settings = await this.#sources.settings.of(uri);
    if (!settings.isEnabled) return undefined;
    const loaded = await this.#load(pathOf(uri));
    return loaded.path === undefined ? { config: settings.config } : { config: this.#trusted(loaded.config), configPath: loaded.path };
  }

  /** Reads the files again when next asked. */
  async clear(): Promise<void> {
    this.#loaded.clear();
    await this.#sources.problems.clear();
  }

  /** From now on counts what the workspace's files say of trust. */
  trust(): void {
    this.#isTrusted = true;
  }

  #load(path: string): Promise<LoadedConfig> {
    return this.#loaded.get(folderOf(path), async () => {
      const loaded = await this.#sources.linter.configFor(path);
      await this.#sources.problems.show(loaded);
      return loaded;
    });
  }

  #trusted(config: Config): Config {
    const { registries, publishers } = config.trusted;
    if (this.#isTrusted || registries.length + publishers.length === 0) return config;
    if (!this.#hasToldTrust) this.#sources.host.log('info', 'The workspace is not trusted: `trusted` in its .plimsoll.yaml is ignored.');
    this.#hasToldTrust = true;
    return { ...config, trusted: NOBODY };
  }
}
