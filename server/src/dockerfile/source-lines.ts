import type { Span } from '../text/span.ts';

const CARRIAGE_RETURN = 0x0d;

/** A physical line: `span` without, `next` behind the line's end. */
export interface SourceLine {
  readonly span: Span;
  readonly text: string;
  readonly next: number;
}

/** Reads a text line by line, as BuildKit does: lines end in LF, and all CRs before it are no part of them. */
export class SourceLines {
  readonly text: string;
  #at: number;

  constructor(text: string, at: number) {
    this.text = text;
    this.#at = at;
  }

  get offset(): number {
    return this.#at;
  }

  get atEnd(): boolean {
    return this.#at >= this.text.length;
  }

  read(): SourceLine {
    const start = this.#at;
    const lineFeed = this.text.indexOf('\n', start);
    const next = lineFeed < 0 ? this.text.length : lineFeed + 1;
    let end = lineFeed < 0 ? next : lineFeed;
    while (end > start && this.text.charCodeAt(end - 1) === CARRIAGE_RETURN) end--;
    this.#at = next;
    return { span: { start, end }, text: this.text.slice(start, end), next };
  }
}
