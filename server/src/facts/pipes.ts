import type { Command } from '../shell/model.ts';

/** No pipe of a real file is longer, and each command of a hostile one would look at all others. */
const MAX_PIPE = 20;

/** The commands that read what a command writes to its pipe, the next one first. */
export const readersOf = ({ pipeline: { commands, index } }: Command): readonly Command[] =>
  commands.slice(index + 1, index + 1 + MAX_PIPE);

/** A command with those before and behind it in its pipe. */
export const pipeOf = ({ pipeline: { commands, index } }: Command): readonly Command[] =>
  commands.slice(Math.max(0, index - MAX_PIPE), index + 1 + MAX_PIPE);
