import { Disposable, type LanguageStatusItem, LanguageStatusSeverity, languages, window } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import type { Notifications, RegistryState, Requests, Status } from '../../server/src/protocol.ts';
import { NAMED } from './selector.ts';

const STATUS = 'plimsoll/status' satisfies keyof Requests;
const STATUS_CHANGED = 'plimsoll/statusChanged' satisfies keyof Notifications;

/** Says beside the language's name what is on: rules, the day of the facts, the registry. */
export const showStatus = (client: BaseLanguageClient): Disposable => {
  const item = languages.createLanguageStatusItem('plimsoll.status', NAMED);
  item.name = 'Plimsoll';
  const update = (): Promise<void> => updateItem(item, client);
  return Disposable.from(
    item,
    client.onDidChangeState(update),
    client.onNotification(STATUS_CHANGED, update),
    window.onDidChangeActiveTextEditor(update),
  );
};

const REGISTRIES: Readonly<Record<RegistryState, string>> = {
  on: 'registries are asked',
  onDemand: 'registries are asked when you ask',
  off: 'registries are not asked',
  'off-here': 'registries are not asked, as .plimsoll.yaml says',
  untrusted: 'registries are not asked in Restricted Mode',
  'out-of-reach': 'registries can not be reached from a browser',
};

const updateItem = async (item: LanguageStatusItem, client: BaseLanguageClient): Promise<void> => {
  item.busy = client.state === State.Starting;
  if (client.state === State.Running) return showRunning(item, await askStatus(client));
  if (client.state !== State.Stopped) return;
  item.severity = LanguageStatusSeverity.Error;
  item.text = 'Plimsoll: not running';
  item.detail = '';
  item.command = { title: 'Restart', command: 'plimsoll.restartServer' };
};

const showRunning = (item: LanguageStatusItem, status: Status | undefined): void => {
  item.severity = LanguageStatusSeverity.Information;
  item.command = { title: 'Show Output', command: 'plimsoll.showOutput' };
  item.text = status?.isEnabled ? `Plimsoll: ${status.rules} rules` : 'Plimsoll: off';
  item.detail = status ? `${factsOf(status)}, ${REGISTRIES[status.registry]}` : '';
};

const factsOf = ({ knowledgeDate }: Status): string => (knowledgeDate === null ? 'no facts loaded' : `facts of ${knowledgeDate}`);

/** `undefined` when the server stops while it is asked. */
const askStatus = async (client: BaseLanguageClient): Promise<Status | undefined> =>
  client.sendRequest<Status>(STATUS, statusParams(client)).catch(() => undefined);

/** Beside other files the item is not shown, so that what holds for them is nobody's question. */
const statusParams = (client: BaseLanguageClient): Requests[typeof STATUS]['params'] => {
  const document = window.activeTextEditor?.document;
  return document && languages.match(NAMED, document) > 0 ? { uri: client.code2ProtocolConverter.asUri(document.uri) } : {};
};
