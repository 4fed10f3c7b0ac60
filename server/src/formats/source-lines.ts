import type { FileReport } from '../engine/model.ts';
import { LineIndex, type Position } from '../text/line-index.ts';
import type { Span } from '../text/span.ts';

/** A document by lines; positions are zero-based. */
export class SourceLines {
  readonly #text: string;
  readonly #index: LineIndex;

  constructor(text: string) {
    this.#text = text;
    this.#index = new LineIndex(text);
  }

  positionAt(offset: number): Position {
    return this.#index.positionAt(offset);
  }

  /** The stretch of a line without its line end. */
  spanOf(line: number): Span {
    const start = this.#index.lineStart(line);
    let end = this.#index.lineStart(line + 1);
    if (end > start && this.#text[end - 1] === '\n') end--;
    if (end > start && this.#text[end - 1] === '\r') end--;
    return { start, end };
  }

  slice({ start, end }: Span): string {
    return this.#text.slice(start, end);
  }
}

/** A place as people count: both parts from 1, columns in UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where an offset stands, counted from 1. */
export const placeAt = (lines: SourceLines, offset: number): Place => {
  const { line, column } = lines.positionAt(offset);
  return { line: line + 1, column: column + 1 };
};

export type LinesByPath = ReadonlyMap<string, SourceLines>;

/** The lines of all files of a report, and of those that their findings speak of. */
export const linesByPath = (files: readonly FileReport[]): LinesByPath => {
  const others = files.flatMap((file) => [...(file.others ?? [])]);
  return new Map([...others, ...files.map(({ path, text }) => [path, text] as const)].map(([path, text]) => [path, new SourceLines(text)]));
};
