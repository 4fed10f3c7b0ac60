import {
  DidChangeConfigurationNotification,
  type DidChangeConfigurationParams,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesParams,
  type TextDocumentChangeEvent,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isComposeName } from '../facts/file-names.ts';
import { CONFIG_NAME } from '../linter.ts';
import type { Notifications } from '../protocol.ts';
import { nameOf } from '../text/paths.ts';
import { pathOf } from '../text/uris.ts';
import { guardedEvent } from './guarded.ts';
import type { Session } from './session.ts';

const WATCHED = [`**/${CONFIG_NAME}`, '**/{compose,docker-compose,kustomization,skaffold}*.{yml,yaml}', '**/.env'];
const TRUSTED = 'plimsoll/workspaceTrusted' satisfies keyof Notifications;
const STATUS_CHANGED = 'plimsoll/statusChanged' satisfies keyof Notifications;

/** Lints anew when settings, configuration or the files that a Dockerfile depends on change. */
export const followChanges = (session: Session, refresh: () => void): void => {
  const { connection, settings, configs, documents, registrySettings } = session;
  const log = session.host.log;
  const relint = (): void => {
    session.lints.clear();
    refresh();
    void connection.sendNotification(STATUS_CHANGED, {});
  };
  const watched = async ({ changes }: DidChangeWatchedFilesParams): Promise<void> => {
    if (changes.some(({ uri }) => nameOf(pathOf(uri)) === CONFIG_NAME)) await configs.clear();
    relint();
  };
  const changed = ({ settings: sent }: DidChangeConfigurationParams): void => {
    settings.change(sent);
    registrySettings.change(sent);
    relint();
  };
  const trusted = (): void => {
    configs.trust();
    relint();
  };
  const edited = whenPaused(() => {
    session.lints.clear();
    refresh();
  });
  // What is linted beside a Compose file sees it as the editor has it.
  const changedText = ({ document: { uri } }: TextDocumentChangeEvent<TextDocument>): void => {
    if (isComposeName(nameOf(pathOf(uri))) && documents.keys().some((other) => other !== uri)) edited();
  };
  documents.onDidChangeContent(changedText);
  documents.onDidClose(changedText);
  connection.onDidChangeWatchedFiles(guardedEvent({ name: 'watched files', log }, watched));
  connection.onDidChangeConfiguration(guardedEvent({ name: 'settings', log }, changed));
  connection.onNotification(TRUSTED, guardedEvent({ name: 'trust', log }, trusted));
  connection.onInitialized(guardedEvent({ name: 'register', log }, () => register(session)));
};

/** In milliseconds: what other files make of a text can wait until nobody types. */
const PAUSE = 300;

/** Calls back once it has not been called itself for a while. */
const whenPaused = (callback: () => void): (() => void) => {
  let timer: unknown;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(callback, PAUSE);
  };
};

const register = async ({ connection, client }: Session): Promise<void> => {
  if (client.registersSettings) await connection.client.register(DidChangeConfigurationNotification.type, { section: 'plimsoll' });
  if (!client.watchesFiles) return;
  const watchers = WATCHED.map((globPattern) => ({ globPattern }));
  await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
};
