import { type Disposable, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Notifications } from '../../server/src/protocol.ts';

const TRUSTED = 'plimsoll/workspaceTrusted' satisfies keyof Notifications;

/** Tells the server when the user comes to trust the workspace. */
export const followTrust = (client: BaseLanguageClient): Disposable =>
  workspace.onDidGrantWorkspaceTrust(async () => {
    // One that is not running is told when it starts.
    if (client.isRunning()) await client.sendNotification(TRUSTED, {});
  });
