import { readCommands } from '../../../server/src/shell/commands.ts';
import type { Command, Variables } from '../../../server/src/shell/model.ts';
import { MappedText } from '../../../server/src/text/mapped-text.ts';

const NONE: Variables = () => undefined;

/** The commands of a script that stands in a document at 0. */
export const commandsOf = (script: string, variables: Variables = NONE): Command[] =>
  readCommands(MappedText.verbatim(script, 0), variables);

/** Each command as its name and the values of its arguments. */
export const lines = (commands: readonly Command[]): string[] =>
  commands.map(({ name, arguments: words }) => [name, ...words.map(({ value }) => value)].join(' '));

export const linesOf = (script: string, variables: Variables = NONE): string[] => lines(commandsOf(script, variables));
