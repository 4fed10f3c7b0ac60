import type { Span } from '../text/span.ts';

/** A node of YAML as those see it who write something beside it. */
export interface Outline {
  /** `other`: an alias, a map with two keys of one name, or what else is no plain map, list or scalar. */
  readonly form: 'map' | 'list' | 'scalar' | 'other';
  /** Without what gives it a name, and without blanks and comments behind. */
  readonly span: Span;
  /** Whether it is written in brackets. */
  readonly isFlow: boolean;
  /** Whether it has a name by which other places may have it too. */
  readonly isNamed: boolean;
  /** Of a scalar; empty where nothing is written. */
  readonly text: string;
  readonly entries: readonly OutlineEntry[];
  /** The names of the fields that fragments merged into a map have. */
  readonly merged: ReadonlySet<string>;
}

/** A field of a map or an item of a list. */
export interface OutlineEntry {
  /** Empty for an item. */
  readonly name: string;
  /** From the key, or the dash of an item, to the end of what it has. */
  readonly span: Span;
  readonly value: Outline;
}
