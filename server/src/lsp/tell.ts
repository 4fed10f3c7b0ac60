import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver';

/** Shows the user a sentence that answers a command. */
export const tellUser = (connection: Connection, message: string): void =>
  void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
