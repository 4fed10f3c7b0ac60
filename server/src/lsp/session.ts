import { type Connection, type InitializeParams, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Linter } from '../linter.ts';
import type { InitializationOptions } from '../protocol.ts';
import { pathOf } from '../text/uris.ts';
import { type ClientAbilities, readAbilities } from './client-abilities.ts';
import { ConfigProblems } from './config-problems.ts';
import { Configs } from './configs.ts';
import { Consent } from './consent.ts';
import { Lints } from './lints.ts';
import { RegistrySettingsStore } from './registry-settings.ts';
import { RegistryUse } from './registry-use.ts';
import type { ServerHost } from './server-host.ts';
import { SettingsStore } from './settings.ts';
import { Texts } from './texts.ts';

/** What every feature gets. */
export interface Session {
  readonly connection: Connection;
  readonly host: ServerHost;
  readonly linter: Linter;
  readonly client: ClientAbilities;
  readonly documents: TextDocuments<TextDocument>;
  readonly texts: Texts;
  readonly settings: SettingsStore;
  readonly configs: Configs;
  readonly registrySettings: RegistrySettingsStore;
  readonly registry: RegistryUse;
  readonly consent: Consent;
  readonly lints: Lints;
  /** The workspace's. */
  readonly folders: readonly string[];
}

/** The server without its session. */
export type Surroundings = Pick<Session, 'connection' | 'host' | 'linter'>;

/** Opens a session with a client that has said what it can do. */
export const createSession = (surroundings: Surroundings, params: InitializeParams): Session => {
  const { connection, host, linter } = surroundings;
  const { log } = host;
  const options = (params.initializationOptions ?? {}) as InitializationOptions;
  const client = readAbilities(params.capabilities, options);
  const documents = new TextDocuments(TextDocument);
  const settings = new SettingsStore({ ...surroundings, client }, options.settings);
  const trust = options.isTrusted === false ? 'untrusted' : 'trusted';
  const configs = new Configs({ linter, host, settings, problems: new ConfigProblems(connection) }, trust);
  const registrySettings = new RegistrySettingsStore({ connection, log, from: client.machineSettings }, options.settings);
  const { requests } = client;
  const registry = new RegistryUse({ configs, settings: registrySettings, registries: host.registries, requests });
  const consent = new Consent({ connection, cache: host.cache, settings: client.machineSettings === 'asked' ? 'changed' : 'left' });
  const lints = new Lints({ linter, configs, registry, documents, log });
  const texts = new Texts(documents, host.files);
  return {
    ...surroundings,
    client,
    documents,
    texts,
    settings,
    configs,
    registrySettings,
    registry,
    consent,
    lints,
    folders: foldersOf(params),
  };
};

const foldersOf = ({ workspaceFolders, rootUri }: InitializeParams): readonly string[] =>
  (workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri])).map((uri) => pathOf(uri).replace(/\/$/, ''));
