/** An option of a command. */
export interface OptionSpec {
  readonly name: string;
  /** `either`: a flag that may be given a value after `=`. */
  readonly takes: 'nothing' | 'value' | 'either';
  readonly short?: string;
  /** What the value is called in help. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly isRepeatable?: true;
  readonly summary: string;
}

/** A command, as it is parsed and told of. */
export interface CommandSpec {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly options: readonly OptionSpec[];
  readonly positionals: { readonly min: number; readonly max: number };
  /** More help, in paragraphs. */
  readonly notes: readonly string[];
}
