import type { Location, Span } from './span.ts';

/** A run of characters that stands in a document as it stands in the mapped text; `start` is missing for text that stands nowhere. */
export interface Piece {
  readonly text: string;
  readonly start?: number;
  readonly path?: string;
  /** How many characters of the document it stands for, where not as many as it has, as for an escape; such a piece is never cut. */
  readonly width?: number;
}

/** Where a character of the mapped text stands, and where that ends which it stands for. */
interface Place {
  readonly path: string | undefined;
  readonly offset: number;
  readonly end: number;
}

/**
 * Text put together from pieces of documents, with the way back: a logical line without its continuations, a JSON string
 * without its escapes, an image reference with its variables expanded.
 */
export class MappedText {
  readonly text: string;
  /** Where a text starts that is the document's own in one piece, as most are: that is all that need be kept of it. */
  readonly #start: number | undefined;
  /** Those of any other text. */
  readonly #pieces: readonly Piece[];
  /** Where each piece begins in `text`. */
  readonly #offsets: readonly number[];
  readonly #anchor: number;

  /** `anchor` is where the text is said to stand when it has no piece that stands anywhere. */
  constructor(pieces: readonly Piece[], anchor = 0) {
    const visible = pieces.every(isVisible) ? pieces : pieces.filter(isVisible);
    const own = ownPiece(visible);
    this.text = own ? own.text : visible.map(({ text }) => text).join('');
    this.#start = own?.start;
    this.#pieces = own ? NO_PIECES : visible;
    this.#offsets = own ? NO_OFFSETS : offsetsOf(visible);
    this.#anchor = anchor;
  }

  /** Text that is the document's own, unchanged, from `start` on. */
  static verbatim(text: string, start: number): MappedText {
    return new MappedText([{ text, start }]);
  }

  /** The pieces, for putting together with others. */
  get pieces(): readonly Piece[] {
    return this.#start === undefined ? this.#pieces : [{ text: this.text, start: this.#start }];
  }

  /** The same, as documents other than the one that it is written in have it. */
  within(path: string): MappedText {
    const pieces = this.pieces.map((piece) => (piece.start === undefined || piece.path !== undefined ? piece : { ...piece, path }));
    return new MappedText(pieces, this.#anchor);
  }

  /** The part between two offsets of this text. */
  slice(from: number, to = this.text.length): MappedText {
    if (to <= from) return new MappedText([], this.span(from, from).start);
    if (from <= 0 && to >= this.text.length) return this;
    if (this.#start !== undefined) return MappedText.verbatim(this.text.slice(Math.max(from, 0), to), this.#start + Math.max(from, 0));
    const parts: Piece[] = [];
    for (let index = this.#indexAt(from); index < this.#pieces.length; index++) {
      const at = this.#offsets[index] as number;
      if (at >= to) break;
      parts.push(cut(this.#pieces[index] as Piece, { start: Math.max(0, from - at), end: to - at }));
    }
    return new MappedText(parts);
  }

  /** Without the white space at both ends. */
  trim(): MappedText {
    if (isMark(this.text.charCodeAt(0)) && isMark(this.text.charCodeAt(this.text.length - 1))) return this;
    const from = this.text.length - this.text.trimStart().length;
    const to = this.text.trimEnd().length;
    return from === 0 && to === this.text.length ? this : this.slice(from, Math.max(from, to));
  }

  /**
   * Where the characters from `from` to `to` stand, continuations between them included; `undefined` when one end stands
   * nowhere or the two stand in different files.
   */
  locate(from: number, to: number): Location | undefined {
    if (this.#start !== undefined) return { span: this.#spanFrom(this.#start, from, to) };
    const first = this.#placeOf(from);
    const last = to > from ? this.#placeOf(to - 1) : first;
    if (!first || !last || first.path !== last.path) return undefined;
    const span = { start: first.offset, end: to > from ? last.end : first.offset };
    if (span.end < span.start) return undefined;
    return first.path === undefined ? { span } : { path: first.path, span };
  }

  /** As `locate`, for text known to come whole and in order from the document at hand. */
  span(from = 0, to = this.text.length): Span {
    if (this.#start !== undefined) return this.#spanFrom(this.#start, from, to);
    return this.locate(from, to)?.span ?? this.#nearest(from);
  }

  #spanFrom(start: number, from: number, to: number): Span {
    const first = Math.min(from, this.text.length);
    return { start: start + first, end: start + Math.max(first, Math.min(to, this.text.length)) };
  }

  /** Whether the characters stand in the document in one run, exactly as here. */
  isVerbatim(from: number, to: number): boolean {
    const at = this.locate(from, to)?.span;
    if (!at || at.end - at.start !== to - from) return false;
    const { pieces } = this.slice(from, to);
    return pieces.every(({ width, start }, index) => width === undefined && start === endOf(pieces[index - 1], at.start));
  }

  /** Text that stands nowhere is said to stand where the text before it ends. */
  #nearest(from: number): Span {
    for (let index = this.#indexAt(from); index >= 0; index--) {
      const piece = this.#pieces[index];
      if (piece?.start !== undefined) return emptyAt(piece.start + widthOf(piece));
    }
    return emptyAt(this.#pieces.find(({ start }) => start !== undefined)?.start ?? this.#anchor);
  }

  /** The end of the text is a place too. */
  #placeOf(at: number): Place | undefined {
    const index = this.#indexAt(at);
    const piece = this.#pieces[index];
    if (piece?.start === undefined) return undefined;
    const inside = at - (this.#offsets[index] as number);
    const end = piece.start + widthOf(piece);
    const offset = inside < piece.text.length ? piece.start + inside : end;
    return { path: piece.path, offset, end: inside + 1 < piece.text.length ? offset + 1 : end };
  }

  #indexAt(at: number): number {
    let low = 0;
    let high = this.#offsets.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#offsets[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    return Math.max(low, 0);
  }
}

const NO_PIECES: readonly Piece[] = [];
const NO_OFFSETS: readonly number[] = [];

const ownPiece = (pieces: readonly Piece[]): Piece | undefined => {
  const [only] = pieces;
  return only?.start !== undefined && pieces.length === 1 && only.path === undefined && only.width === undefined ? only : undefined;
};

const offsetsOf = (pieces: readonly Piece[]): number[] => {
  const offsets: number[] = [];
  let at = 0;
  for (const { text } of pieces) {
    offsets.push(at);
    at += text.length;
  }
  return offsets;
};

const isVisible = ({ text }: Piece): boolean => text !== '';

/** Whether a character is one of ASCII that is no white space; the rest is left to `trim`. */
const isMark = (code: number): boolean => code > 0x20 && code < 0x7f;

const widthOf = ({ width, text }: Piece): number => width ?? text.length;

const endOf = (piece: Piece | undefined, otherwise: number): number =>
  piece?.start === undefined ? otherwise : piece.start + piece.text.length;

const emptyAt = (offset: number): Span => ({ start: offset, end: offset });

const cut = (piece: Piece, { start, end }: Span): Piece => {
  if (start === 0 && end >= piece.text.length) return piece;
  const text = piece.text.slice(start, end);
  return piece.start === undefined ? { text } : { ...piece, text, start: piece.start + start };
};
