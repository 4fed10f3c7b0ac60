import { ConfigurationTarget, type Disposable, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Notifications } from '../../server/src/protocol.ts';

const ASK_ALWAYS = 'plimsoll/askAlways' satisfies keyof Notifications;

/** Writes down for the user that registries may be asked from now on; the server hears of it as of any change of settings. */
export const followAskAlways = (client: BaseLanguageClient): Disposable =>
  client.onNotification(ASK_ALWAYS, async () => {
    await workspace.getConfiguration('plimsoll').update('registry', 'on', ConfigurationTarget.Global);
  });
