/**
 * A pattern of `${NAME#pattern}`: `*` is any text, `?` any character, a backslash takes their meaning away. Between its stars it has
 * pieces of fixed length, each of which is looked for once, from the left or from the right: an expression would try all ways.
 */
export class Pattern {
  readonly #pieces: readonly FixedPiece[];

  constructor(pattern: string) {
    this.#pieces = piecesOf(pattern).map((letters) => new FixedPiece(letters));
  }

  /** Where the shortest or longest match ends that begins at an offset; `undefined` when none does. */
  endFrom(text: string, at: number, length: MatchLength): number | undefined {
    const [first, ...rest] = this.#pieces as readonly [FixedPiece, ...FixedPiece[]];
    if (!first.isAt(text, at)) return undefined;
    let end = at + first.length;
    for (const [index, piece] of rest.entries()) {
      const isLast = index === rest.length - 1;
      const found = isLast && length === 'longest' ? piece.lastIn(text, end) : piece.firstIn(text, end);
      if (found === undefined) return undefined;
      end = found + piece.length;
    }
    return end;
  }

  /** Where the shortest or longest match begins that ends with the text; `undefined` when none does. */
  startToEnd(text: string, length: MatchLength): number | undefined {
    const [last, ...rest] = this.#pieces.toReversed() as [FixedPiece, ...FixedPiece[]];
    let start = text.length - last.length;
    if (!last.isAt(text, start)) return undefined;
    for (const [index, piece] of rest.entries()) {
      const room = text.slice(0, start);
      const isFirst = index === rest.length - 1;
      const found = isFirst && length === 'longest' ? piece.firstIn(room, 0) : piece.lastIn(room, 0);
      if (found === undefined) return undefined;
      start = found;
    }
    return start;
  }

  /** The first match from an offset on, the longest of those that begin there. */
  search(text: string, from: number): { readonly start: number; readonly end: number } | undefined {
    const start = this.#pieces[0]?.firstIn(text, from);
    const end = start === undefined ? undefined : this.endFrom(text, start, 'longest');
    return start === undefined || end === undefined ? undefined : { start, end };
  }
}

export type MatchLength = 'longest' | 'shortest';

/** What stands between the stars of a pattern; `undefined` is any character. */
class FixedPiece {
  readonly #letters: readonly (string | undefined)[];

  constructor(letters: readonly (string | undefined)[]) {
    this.#letters = letters;
  }

  get length(): number {
    return this.#letters.length;
  }

  isAt(text: string, at: number): boolean {
    if (at < 0 || at + this.length > text.length) return false;
    for (let index = 0; index < this.length; index++) {
      const letter = this.#letters[index];
      if (letter !== undefined && letter !== text[at + index]) return false;
    }
    return true;
  }

  firstIn(text: string, from: number): number | undefined {
    for (let at = from; at + this.length <= text.length; at++) if (this.isAt(text, at)) return at;
    return undefined;
  }

  /** The last place not before an offset. */
  lastIn(text: string, from: number): number | undefined {
    for (let at = text.length - this.length; at >= from; at--) if (this.isAt(text, at)) return at;
    return undefined;
  }
}

const piecesOf = (pattern: string): (string | undefined)[][] => {
  const pieces: (string | undefined)[][] = [[]];
  for (let at = 0; at < pattern.length; at++) {
    const letter = pattern[at];
    if (letter === '*') pieces.push([]);
    else if (letter === '\\' && at + 1 < pattern.length) pieces.at(-1)?.push(pattern[++at]);
    else pieces.at(-1)?.push(letter === '?' ? undefined : letter);
  }
  return pieces;
};
