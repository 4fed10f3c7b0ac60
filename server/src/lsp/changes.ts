import {
  DidChangeConfigurationNotification,
  type DidChangeConfigurationParams,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesParams,
  FileChangeType,
  type FileEvent,
  type TextDocumentChangeEvent,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isComposeName } from '../facts/file-names.ts';
import { CONFIG_NAME } from '../linter.ts';
import type { Notifications } from '../protocol.ts';
import { folderOf, nameOf } from '../text/paths.ts';
import { pathOf } from '../text/uris.ts';
import type { ClosedFiles } from './closed-files.ts';
import { guardedEvent } from './guarded.ts';
import type { Session } from './session.ts';

const WATCHED = [
  `**/${CONFIG_NAME}`,
  '**/{compose,docker-compose,kustomization,skaffold}*.{yml,yaml}',
  '**/.env',
  '**/{devcontainer,.devcontainer}.json',
];
/** The names of these; a client may watch more, for files that are not open. */
const DEPENDED_ON = /^(?:\.plimsoll\.yaml|(?:compose|docker-compose|kustomization|skaffold).*\.ya?ml|\.env|\.?devcontainer\.json)$/;
const TRUSTED = 'plimsoll/workspaceTrusted' satisfies keyof Notifications;
const STATUS_CHANGED = 'plimsoll/statusChanged' satisfies keyof Notifications;

/** What is found anew when something changes. */
interface Following {
  readonly closed: ClosedFiles;
  readonly refresh: () => void;
}

/** Lints anew when settings, configuration or the files that a Dockerfile depends on change. */
export const followChanges = (session: Session, { closed, refresh }: Following): void => {
  const { connection, settings, configs, documents, registrySettings } = session;
  const log = session.host.log;
  const relint = (): void => {
    session.lints.clear();
    refresh();
    void connection.sendNotification(STATUS_CHANGED, {});
  };
  const watched = async ({ changes }: DidChangeWatchedFilesParams): Promise<void> => {
    const names = changes.map(({ uri }) => nameOf(pathOf(uri)));
    if (names.includes(CONFIG_NAME)) await configs.clear();
    if (names.some((name) => DEPENDED_ON.test(name))) relint();
    await Promise.all(changes.map((change) => followClosed(change, closed)));
  };
  const changed = ({ settings: sent }: DidChangeConfigurationParams): void => {
    settings.change(sent);
    registrySettings.change(sent);
    relint();
    closed.changedAround();
  };
  const trusted = (): void => {
    configs.trust();
    relint();
    closed.changedAround();
  };
  const edited = whenPaused(() => {
    session.lints.clear();
    refresh();
  });
  // What is linted beside a Compose file sees it as the editor has it.
  const changedText = ({ document: { uri } }: Changed): void => {
    if (isComposeName(nameOf(pathOf(uri))) && documents.keys().some((other) => other !== uri)) edited();
  };
  documents.onDidChangeContent(changedText);
  documents.onDidClose(changedText);
  documents.onDidOpen(({ document: { uri } }) => closed.opened(uri));
  documents.onDidClose(guardedEvent({ name: 'closed document', log }, ({ document: { uri } }: Changed) => closed.changed(uri)));
  connection.onDidChangeWatchedFiles(guardedEvent({ name: 'watched files', log }, watched));
  connection.onDidChangeConfiguration(guardedEvent({ name: 'settings', log }, changed));
  connection.onNotification(TRUSTED, guardedEvent({ name: 'trust', log }, trusted));
  connection.onInitialized(guardedEvent({ name: 'register', log }, () => register(session)));
};

type Changed = TextDocumentChangeEvent<TextDocument>;

/** A configuration counts below its folder, and so does a Compose file for what it builds. */
const followClosed = async ({ uri, type }: FileEvent, closed: ClosedFiles): Promise<void> => {
  const path = pathOf(uri);
  if (DEPENDED_ON.test(nameOf(path))) closed.changedAround(folderOf(path));
  if (type === FileChangeType.Deleted) closed.deleted(uri);
  else await closed.changed(uri);
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
