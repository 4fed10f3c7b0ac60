import type { Connection } from 'vscode-languageserver';
import type { Host } from '../host.ts';
import type { RegistryAccess } from './server-host.ts';
import { field, SECTION } from './settings.ts';

/** When registries are asked, by the user of the machine. */
export type RegistryMode = 'off' | 'onDemand' | 'on';

/** What the user of the machine says of registries. */
export interface RegistrySettings {
  readonly mode: RegistryMode;
  readonly access: Omit<RegistryAccess, 'requests'>;
}

interface RegistrySettingsSource {
  readonly connection: Connection;
  readonly log: Host['log'];
  /** `asked` only of clients that keep these settings where no file of a workspace can change them. */
  readonly from: 'asked' | 'sent';
}

/**
 * The settings of registries. They are the machine's, not a document's: who opens a folder must not come to ask anybody by what lies in
 * it. So a client is asked for them only where it says that they are the machine's; of others counts what they send by themselves.
 */
export class RegistrySettingsStore {
  readonly #source: RegistrySettingsSource;
  #sent: unknown;
  #read: Promise<RegistrySettings> | undefined;

  constructor(source: RegistrySettingsSource, initial: unknown) {
    this.#source = source;
    this.#sent = initial;
  }

  /** Those that hold now; the same object until they change. */
  current(): Promise<RegistrySettings> {
    this.#read ??= this.#readNow();
    return this.#read;
  }

  /** Takes what the client sends when settings change. */
  change(sent: unknown): void {
    const own = field(sent, SECTION) ?? sent;
    // Clients that can be asked send nothing, or everything, when anything changes.
    if (this.#source.from === 'sent' && own !== null && own !== undefined) this.#sent = own;
    this.#read = undefined;
  }

  async #readNow(): Promise<RegistrySettings> {
    const { connection, from, log } = this.#source;
    // Whoever can't say what was set has not set it.
    const raw = from === 'asked' ? await connection.workspace.getConfiguration(SECTION).catch(() => OFF) : this.#sent;
    return readSettings(raw, log);
  }
}

const OFF = { registry: 'off' };
const MODES: readonly RegistryMode[] = ['off', 'onDemand', 'on'];

const readSettings = (raw: unknown, log: Host['log']): RegistrySettings => ({
  mode: modeOf(field(raw, 'registry') ?? 'onDemand', log),
  access: {
    mirrors: strings(field(raw, 'registryMirrors')),
    insecure: strings(field(raw, 'insecureRegistries')),
    certificates: strings(field(raw, 'registryCertificates')),
    tokenHosts: strings(field(raw, 'tokenHosts')),
  },
});

/** Whoever means to turn it off and misspells that must not find it on. */
const modeOf = (value: unknown, log: Host['log']): RegistryMode => {
  const mode = MODES.find((one) => one === value);
  if (!mode) log('warn', `settings: registry is ${MODES.join(', ')}, not ${JSON.stringify(value)}; it is off.`);
  return mode ?? 'off';
};

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);
