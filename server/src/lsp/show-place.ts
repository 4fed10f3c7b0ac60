import type { Range } from 'vscode-languageserver';
import type { Command } from './command.ts';
import { field } from './settings.ts';

export const SHOW_PLACE = 'plimsoll.showPlace';

/** A place of a file that the user is led to. */
export interface ShownPlace {
  readonly uri: string;
  readonly range: Range;
}

/** Has the client show a place. */
export const showPlace: Command = async ({ session: { connection } }, given) => {
  const place = readPlace(given);
  if (place) await connection.window.showDocument({ uri: place.uri, selection: place.range, takeFocus: true });
};

/** What the client sends along may be anything. */
const readPlace = (given: unknown): ShownPlace | undefined => {
  const [uri, range] = [field(given, 'uri'), field(given, 'range')];
  return typeof uri === 'string' && typeof range === 'object' && range !== null ? { uri, range: range as Range } : undefined;
};
