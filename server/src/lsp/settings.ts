import type { Connection } from 'vscode-languageserver';
import type { Config } from '../engine/config-model.ts';
import type { Host } from '../host.ts';
import type { Linter } from '../linter.ts';
import type { ClientAbilities } from './client-abilities.ts';
import { Memo } from './memo.ts';

/** The editor's settings for one document, checked. */
export interface Settings {
  readonly isEnabled: boolean;
  readonly inlayHints: 'shown' | 'hidden';
  readonly codeLens: 'shown' | 'hidden';
  readonly config: Config;
}

interface SettingsSource {
  readonly connection: Connection;
  readonly linter: Linter;
  readonly host: Host;
  readonly client: ClientAbilities;
}

/** What all settings stand under. */
export const SECTION = 'plimsoll';

/** The settings under `plimsoll`, asked of the client per document, or as it last sent them. */
export class SettingsStore {
  readonly #source: SettingsSource;
  readonly #settings = new Memo<Settings>();
  #sent: unknown;

  constructor(source: SettingsSource, initial: unknown) {
    this.#source = source;
    this.#sent = initial;
  }

  /** The settings that hold for a document. */
  of(uri: string): Promise<Settings> {
    return this.#settings.get(uri, async () => this.#checked(await this.#raw(uri)));
  }

  /** Takes what the client sends when settings change; clients that can be asked send anything. */
  change(sent: unknown): void {
    if (this.#source.client.settings === 'sent') this.#sent = field(sent, SECTION) ?? sent;
    this.#settings.clear();
  }

  /** Forgets a closed document's. */
  forget(uri: string): void {
    this.#settings.delete(uri);
  }

  async #raw(uri: string): Promise<unknown> {
    const { client, connection } = this.#source;
    return client.settings === 'asked' ? connection.workspace.getConfiguration({ scopeUri: uri, section: SECTION }) : this.#sent;
  }

  /** Read as a configuration file would be: JSON is YAML, and so ids, aliases and options are checked in one place. */
  async #checked(raw: unknown): Promise<Settings> {
    const text = JSON.stringify(configFields(raw));
    const { config, problems } = await this.#source.linter.readConfig(text);
    for (const { message } of problems) this.#source.host.log('warn', `settings: ${message}`);
    return { isEnabled: field(raw, 'enable') !== false, inlayHints: shown(raw, 'inlayHints'), codeLens: shown(raw, 'codeLens'), config };
  }
}

const shown = (raw: unknown, name: string): 'shown' | 'hidden' => (field(raw, name) === false ? 'hidden' : 'shown');

const configFields = (raw: unknown): Record<string, unknown> => {
  const fields: Record<string, unknown> = {};
  for (const name of ['extends', 'rules', 'trusted']) {
    const value = field(raw, name);
    if (value !== undefined && value !== null) fields[name] = value;
  }
  return fields;
};

/** A field of what a client sends, which may be anything. */
export const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
