import type { MappedText } from '../text/mapped-text.ts';
import type { Span } from '../text/span.ts';

/** What a word or a variable stands for. */
export interface Value {
  readonly text: string;
  /** `possible` is one of the values that branches of the script give it; `unknown` leaves an expansion in the text. */
  readonly certainty: 'known' | 'possible' | 'unknown';
}

/** The value that a script is given for a variable, `undefined` where nothing of it is known. */
export type Variables = (name: string) => Value | undefined;

/**
 * A word of a command, with quotes removed and known variables replaced; unknown expansions stay as written. A variable that the
 * branches of a condition set is replaced by one of its values.
 */
export interface Word {
  readonly span: Span;
  /** As written. */
  readonly text: string;
  readonly value: string;
  /** Whether `value` is what the word stands for, whatever branches are taken. */
  readonly isKnown: boolean;
}

export interface Assignment {
  readonly name: string;
  readonly value: Word | undefined;
}

export interface Redirect {
  /** `>`, `>>`, `<`, `<<`, `<<<` … */
  readonly operator: string;
  readonly target: Word | undefined;
  /** What a here-document holds. */
  readonly body?: MappedText;
}

/** One part of a list such as `a && b; c`, alone on its level. */
export interface ListItem {
  readonly span: Span;
  readonly list: CommandList;
  readonly index: number;
  /** What joins it to the next one; `undefined` for `;`, a line end or nothing. */
  readonly operator: '&&' | '||' | undefined;
}

/** A sequence of items joined by `&&`, `||`, `;` or line ends. */
export interface CommandList {
  readonly items: readonly ListItem[];
}

/** Where a command stands in `a | b | c`. */
export interface PipelinePlace {
  readonly commands: readonly Command[];
  readonly index: number;
}

/** A function of a script. */
export interface FunctionBody {
  /** Whether the script calls it, so that its commands are read once more for each call, with what the call gives them. */
  readonly isCalled: boolean;
}

/** A simple command; wrappers such as `sudo` and `env` are left out of `name` and `arguments`. */
export interface Command {
  /** The last part of the program's path. */
  readonly name: string;
  readonly program: Word;
  readonly arguments: readonly Word[];
  /** The same with the lists of the script that stand among them, where one does; those words stand where the list is set. */
  readonly expanded?: readonly Word[] | undefined;
  readonly assignments: readonly Assignment[];
  readonly redirects: readonly Redirect[];
  readonly span: Span;
  readonly item: ListItem;
  readonly pipeline: PipelinePlace;
  /** The text it was read from, in which lists and edits are found. */
  readonly source: MappedText;
  /** How it is reached: as part of the script, or within `$(…)`, a here-document or `sh -c`. */
  readonly nesting: 'script' | 'substitution' | 'nested-script';
  /** Whether it is inside a loop, a condition, a function or a `case`. */
  readonly isConditional: boolean;
  /** Whether it is in a branch for a moving version that is not the one asked for here. */
  readonly isSkipped: boolean;
  /** The folder it runs in, seen from where its script starts; a whole path where `cd` was given one. */
  readonly folder: string;
  /** The function whose body it is written in. */
  readonly body: FunctionBody | undefined;
  /** Whether it is a command of a function once more, as a call runs it. */
  readonly isRepeated: boolean;
}

/** Whether a command stands for something that is run: not the body of a function that has been read again for its calls, nor what another version would take. */
export const isRun = ({ body, isRepeated, isSkipped }: Command): boolean => !isSkipped && (isRepeated || body?.isCalled !== true);
