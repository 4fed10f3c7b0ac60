/** A place in a text, both parts zero-based, the column in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const BYTE_ORDER_MARK = 0xfeff;

/** Turns offsets into lines and columns and back. A byte order mark is offset 0 and takes no column. */
export class LineIndex {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    this.#starts = lineStarts(text);
    this.#length = text.length;
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The offset at which a zero-based line begins; beyond the last line, the end of the text. */
  lineStart(line: number): number {
    return this.#starts[line] ?? this.#length;
  }

  /** Offsets outside the text are moved to its nearest end. */
  positionAt(offset: number): Position {
    const at = Math.min(Math.max(offset, this.#starts[0] ?? 0), this.#length);
    const line = this.#lineOf(at);
    return { line, column: at - this.lineStart(line) };
  }

  /** Columns beyond the end of a line are moved to the start of the next. */
  offsetAt({ line, column }: Position): number {
    return Math.min(this.lineStart(line) + column, this.lineStart(line + 1));
  }

  #lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lineStart(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

const lineStarts = (text: string): number[] => {
  const starts = [text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
};
