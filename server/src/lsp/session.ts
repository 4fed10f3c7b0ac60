import { type Connection, type InitializeParams, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Host } from '../host.ts';
import type { Linter } from '../linter.ts';
import type { InitializationOptions } from '../protocol.ts';
import type { Source } from '../registry/answer-book.ts';
import { type ClientAbilities, readAbilities } from './client-abilities.ts';
import { ConfigProblems } from './config-problems.ts';
import { Configs } from './configs.ts';
import { Lints } from './lints.ts';
import { SettingsStore } from './settings.ts';
import { Texts } from './texts.ts';

/** What every feature gets. */
export interface Session {
  readonly connection: Connection;
  readonly host: Host;
  readonly linter: Linter;
  readonly client: ClientAbilities;
  readonly documents: TextDocuments<TextDocument>;
  readonly texts: Texts;
  readonly settings: SettingsStore;
  readonly configs: Configs;
  readonly lints: Lints;
  /** Where what only registries know of a document's images may be had from; nowhere where it is `undefined`. */
  registryFor(uri: string): Promise<Source | undefined>;
}

/** The server without its session. */
export type Surroundings = Pick<Session, 'connection' | 'host' | 'linter'>;

/** Opens a session with a client that has said what it can do. */
export const createSession = (surroundings: Surroundings, params: InitializeParams): Session => {
  const { connection, host, linter } = surroundings;
  const options = (params.initializationOptions ?? {}) as InitializationOptions;
  const client = readAbilities(params.capabilities);
  const documents = new TextDocuments(TextDocument);
  const settings = new SettingsStore({ ...surroundings, client }, options.settings);
  const trust = options.isTrusted === false ? 'untrusted' : 'trusted';
  const configs = new Configs({ linter, host, settings, problems: new ConfigProblems(connection) }, trust);
  const lints = new Lints({ linter, configs, documents, log: host.log });
  const texts = new Texts(documents, host.files);
  return { ...surroundings, client, documents, texts, settings, configs, lints, registryFor: async () => undefined };
};
