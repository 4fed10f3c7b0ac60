import type { Location, Span } from './span.ts';

/** A run of characters that stands in a document as it stands in the mapped text; `start` is missing for text that stands nowhere. */
export interface Piece {
  readonly text: string;
  readonly start?: number;
  readonly path?: string;
}

interface PlacedPiece extends Piece {
  readonly at: number;
}

/**
 * Text put together from pieces of documents, with the way back: a logical line without its continuations, a JSON string
 * without its escapes, an image reference with its variables expanded.
 */
export class MappedText {
  readonly text: string;
  readonly #pieces: readonly PlacedPiece[];

  constructor(pieces: readonly Piece[]) {
    let at = 0;
    const placed: PlacedPiece[] = [];
    for (const piece of pieces) {
      if (piece.text === '') continue;
      placed.push({ ...piece, at });
      at += piece.text.length;
    }
    this.#pieces = placed;
    this.text = placed.length === 1 ? (placed[0]?.text ?? '') : placed.map((piece) => piece.text).join('');
  }

  /** Text that is the document's own, unchanged, from `start` on. */
  static verbatim(text: string, start: number): MappedText {
    return new MappedText([{ text, start }]);
  }

  /** The pieces, for putting together with others. */
  get pieces(): readonly Piece[] {
    return this.#pieces;
  }

  /** The part between two offsets of this text. */
  slice(from: number, to = this.text.length): MappedText {
    const parts: Piece[] = [];
    for (let index = this.#indexAt(from); index < this.#pieces.length; index++) {
      const piece = this.#pieces[index] as PlacedPiece;
      if (piece.at >= to) break;
      parts.push(cut(piece, { start: Math.max(0, from - piece.at), end: to - piece.at }));
    }
    return new MappedText(parts);
  }

  /** Without the white space at both ends. */
  trim(): MappedText {
    const from = this.text.length - this.text.trimStart().length;
    const to = this.text.trimEnd().length;
    return from === 0 && to === this.text.length ? this : this.slice(from, Math.max(from, to));
  }

  /**
   * Where the characters from `from` to `to` stand, continuations between them included; `undefined` when one end stands
   * nowhere or the two stand in different files.
   */
  locate(from: number, to: number): Location | undefined {
    const first = this.#placeOf(from);
    const last = to > from ? this.#placeOf(to - 1) : first;
    if (!first || !last || first.path !== last.path) return undefined;
    const span = { start: first.offset, end: to > from ? last.offset + 1 : first.offset };
    if (span.end < span.start) return undefined;
    return first.path === undefined ? { span } : { path: first.path, span };
  }

  /** As `locate`, for text known to come whole and in order from the document at hand. */
  span(from = 0, to = this.text.length): Span {
    return this.locate(from, to)?.span ?? this.#nearest(from);
  }

  /** Whether the characters stand in the document in one run, exactly as here. */
  isVerbatim(from: number, to: number): boolean {
    const at = this.locate(from, to)?.span;
    return at !== undefined && at.end - at.start === to - from && this.#allPlaced(from, to);
  }

  #allPlaced(from: number, to: number): boolean {
    return this.slice(from, to).#pieces.every((piece) => piece.start !== undefined);
  }

  /** Text that stands nowhere is said to stand where the text before it ends. */
  #nearest(from: number): Span {
    const before =
      this.#pieces.findLast((piece) => piece.at <= from && piece.start !== undefined) ??
      this.#pieces.find((piece) => piece.start !== undefined);
    const offset = before?.start === undefined ? 0 : before.start + (before.at <= from ? before.text.length : 0);
    return { start: offset, end: offset };
  }

  #placeOf(at: number): { offset: number; path?: string } | undefined {
    const piece = this.#pieces[this.#indexAt(at)];
    if (piece?.start === undefined) return undefined;
    const offset = piece.start + Math.min(at - piece.at, piece.text.length);
    return piece.path === undefined ? { offset } : { offset, path: piece.path };
  }

  #indexAt(at: number): number {
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#pieces[middle] as PlacedPiece).at <= at) low = middle;
      else high = middle - 1;
    }
    return Math.max(low, 0);
  }
}

const cut = (piece: Piece, part: Span): Piece => {
  const text = piece.text.slice(part.start, part.end);
  return piece.start === undefined ? { text } : { ...piece, text, start: piece.start + part.start };
};
