import type { RegistryState } from '../protocol.ts';
import type { Source } from '../registry/answer-book.ts';
import type { Configs } from './configs.ts';
import type { RegistrySettings, RegistrySettingsStore } from './registry-settings.ts';
import type { Registries, RegistryAccess } from './server-host.ts';

interface RegistryUseParts {
  readonly configs: Configs;
  readonly settings: RegistrySettingsStore;
  readonly registries: Registries | undefined;
  readonly requests: RegistryAccess['requests'];
}

/** Nobody is asked for this. */
const MEMORY: Source = { from: 'memory' };

/** Whether registries may be asked for a document, and what of their answers may be read without asking. */
export class RegistryUse {
  readonly #parts: RegistryUseParts;
  #opened: RegistrySettings | undefined;

  constructor(parts: RegistryUseParts) {
    this.#parts = parts;
  }

  /** When registries are asked for a document. */
  async stateOf(uri: string): Promise<RegistryState> {
    const { configs, registries, settings } = this.#parts;
    if (!registries) return 'out-of-reach';
    const current = await settings.current();
    if (!configs.isTrusted || current.mode === 'off') return this.#closed(configs.isTrusted ? 'off' : 'untrusted');
    this.#open(registries, current);
    const loaded = await configs.of(uri);
    if (!loaded) return 'off';
    return loaded.config.registry === 'off' ? 'off-here' : current.mode;
  }

  /** Where a lint that must not wait for anybody has look-ups from. */
  async sourceFor(uri: string): Promise<Source | undefined> {
    const state = await this.stateOf(uri);
    return state === 'on' || state === 'onDemand' ? MEMORY : undefined;
  }

  /** Credentials and helper programs stay where they are until all of this is allowed. */
  #open(registries: Registries, current: RegistrySettings): void {
    if (this.#opened === current) return;
    this.#opened = current;
    registries.open({ ...current.access, requests: this.#parts.requests });
  }

  #closed(state: RegistryState): RegistryState {
    if (this.#opened) this.#parts.registries?.close();
    this.#opened = undefined;
    return state;
  }
}
