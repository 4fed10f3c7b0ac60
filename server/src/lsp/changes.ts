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
import { mayBuild } from '../facts/file-names.ts';
import { CONFIG_NAME } from '../linter.ts';
import type { Notifications } from '../protocol.ts';
import { folderOf, nameOf } from '../text/paths.ts';
import { pathOf } from '../text/uris.ts';
import type { ClosedFiles } from './closed-files.ts';
import { guardedEvent } from './guarded.ts';
import type { Session } from './session.ts';

/** A Compose file rests on others of any name and on files of variables, and workflows build. */
const WATCHED = ['**/*.{yml,yaml,env}', '**/.env', '**/.env.*', '**/{devcontainer,.devcontainer}.json'];
/** The names of those of which no document says that it rests on them. */
const DEPENDED_ON = /^(?:\.plimsoll\.yaml|(?:kustomization|skaffold).*\.ya?ml|\.env)$/;
const TRUSTED = 'plimsoll/workspaceTrusted' satisfies keyof Notifications;
const STATUS_CHANGED = 'plimsoll/statusChanged' satisfies keyof Notifications;

/** What is found anew when something changes. */
interface Following {
  readonly closed: ClosedFiles;
  readonly refresh: () => void;
}

/** Lints anew when settings, configuration or the files that a Dockerfile depends on change. */
export const followChanges = (session: Session, { closed, refresh }: Following): void => {
  const { connection, settings, configs, documents, registrySettings, lints } = session;
  const log = session.host.log;
  const relint = (): void => {
    lints.clear();
    refresh();
    void connection.sendNotification(STATUS_CHANGED, {});
  };
  const watched = async ({ changes }: DidChangeWatchedFilesParams): Promise<void> => {
    const paths = changes.map(({ uri }) => pathOf(uri));
    if (paths.some((path) => nameOf(path) === CONFIG_NAME)) await configs.clear();
    if (paths.some((path) => isDependedOn(path) || lints.restOn(path))) relint();
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
    lints.clear();
    refresh();
  });
  // What is linted beside a manifest that builds, or rests on it, sees it as the editor has it.
  const changedText = ({ document: { uri } }: Changed): void => {
    const path = pathOf(uri);
    if (documents.keys().some((other) => other !== uri) && (mayBuild(path) || lints.restOn(path))) edited();
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

const isDependedOn = (path: string): boolean => DEPENDED_ON.test(nameOf(path)) || mayBuild(path);

/** Workflows and most dev containers are in folders of their own, and speak of what lies around these. */
const placeOf = (path: string): string => folderOf(path).replace(/\/\.(?:devcontainer|github|gitea|forgejo)(?:\/.*)?$/, '');

/** A configuration counts below its folder, and so does a Compose file for what it builds. */
const followClosed = async ({ uri, type }: FileEvent, closed: ClosedFiles): Promise<void> => {
  const path = pathOf(uri);
  if (isDependedOn(path)) closed.changedAround(placeOf(path));
  else closed.changedBeside(path);
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
