import type { Connection } from 'vscode-languageserver';
import type { Host } from '../host.ts';

/** A log that the client shows. */
export const logTo =
  (connection: Connection): Host['log'] =>
  (level, message) =>
    connection.console[level](message);
