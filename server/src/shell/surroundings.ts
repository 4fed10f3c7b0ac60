import type { Functions } from './functions.ts';
import type { Command, ListItem } from './model.ts';
import type { ScriptState } from './script-state.ts';

/** What the readers of a script and of those within it share. */
export interface Context {
  /** Where the commands go. */
  readonly commands: Command[];
  readonly state: ScriptState;
  readonly functions: Functions;
  readonly depth: number;
}

/** What all commands of a piece of script have in common. */
export type Surroundings = Pick<Command, 'nesting' | 'isConditional' | 'isSkipped' | 'body' | 'isRepeated'>;

/** The same with the item of a list that a command stands in. */
export interface Place extends Surroundings {
  readonly item: ListItem;
}

/** A branch of a condition, and what decides whether it is taken. */
export interface Branch {
  readonly isDead: boolean;
  readonly guard: string;
}

/** Those of a whole script. */
export const SCRIPT: Surroundings = { nesting: 'script', isConditional: false, isSkipped: false, body: undefined, isRepeated: false };
