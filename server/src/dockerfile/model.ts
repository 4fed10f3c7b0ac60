import type { MappedText } from '../text/mapped-text.ts';
import type { Span } from '../text/span.ts';

/** A text read as BuildKit reads it; every character belongs to exactly one tile. */
export interface Dockerfile {
  readonly text: string;
  readonly escape: EscapeToken;
  readonly directives: readonly Directive[];
  readonly comments: readonly Comment[];
  readonly instructions: readonly Instruction[];
  readonly stages: readonly Stage[];
  readonly parseErrors: readonly ParseError[];
  readonly tiles: readonly Tile[];
}

export type EscapeToken = '\\' | '`';

/** What a stretch of the file is; the spans of all tiles, put together, are the file. */
export interface Tile {
  readonly kind: 'byte-order-mark' | 'blank' | 'comment' | 'directive' | 'instruction';
  readonly span: Span;
}

/** What BuildKit rejects. */
export interface ParseError {
  readonly span: Span;
  readonly message: string;
}

export interface Directive {
  readonly name: string;
  readonly value: string;
  readonly span: Span;
  readonly valueSpan: Span;
}

/** From the `#` to the end of the line. */
export interface Comment {
  readonly span: Span;
  /** Without the `#` and the white space around. */
  readonly text: string;
}

export interface Instruction {
  /** Upper case. */
  readonly keyword: string;
  readonly keywordSpan: Span;
  /** From the keyword to the end of the last line, here-documents included, without the last line's end. */
  readonly span: Span;
  /** The logical line: continuations undone, comments inside it left out. */
  readonly line: MappedText;
  /** The leading `--name=value` words. */
  readonly flags: readonly Flag[];
  /** What follows keyword and flags. */
  readonly arguments: MappedText;
  readonly comments: readonly Comment[];
  readonly heredocs: readonly Heredoc[];
  /** The strings of a JSON form, where BuildKit accepts one. */
  readonly json?: readonly MappedText[];
  /** What an ONBUILD puts off. */
  readonly trigger?: Instruction;
}

export interface Flag {
  readonly name: string;
  readonly value: MappedText | undefined;
  readonly span: Span;
}

export interface Heredoc {
  readonly name: string;
  /** The `<<EOF` in the instruction's line. */
  readonly marker: Span;
  /** `marker` as offsets into the instruction's logical line. */
  readonly markerInLine: Span;
  readonly fileDescriptor: number;
  /** Whether variables in the body are expanded, i.e. the delimiter is not quoted. */
  readonly expands: boolean;
  /** With `<<-`, leading tabs are no part of the body. */
  readonly body: MappedText;
  /** The lines of the body as they stand, the delimiter's line not included. */
  readonly bodySpan: Span;
}

export interface Stage {
  readonly index: number;
  readonly from: Instruction;
  /** Lower case, as BuildKit compares it. */
  readonly name: string | undefined;
  readonly instructions: readonly Instruction[];
  readonly span: Span;
}
