import type { Piece } from '../text/mapped-text.ts';
import type { Edit, Location } from '../text/span.ts';
import { distribute } from './distribute.ts';

/**
 * Edits that let pieces hold another text together, each where it is written; `undefined` where the text can't be shared out among
 * them, where one can't be edited, or where one place would need two values.
 */
export const pieceEdits = (pieces: readonly Piece[], text: string): readonly Edit[] | undefined => {
  const values = distribute(
    text,
    pieces.map((piece) => piece.text),
  );
  return values && editsOf(pieces, values);
};

const editsOf = (pieces: readonly Piece[], values: readonly string[]): readonly Edit[] | undefined => {
  const edits: Edit[] = [];
  for (const [index, piece] of pieces.entries()) {
    const text = values[index] as string;
    if (text === piece.text) continue;
    const edit = editOf(piece, text);
    if (!edit) return undefined;
    const same = edits.find((other) => isSamePlace(other, edit));
    if (same && same.text !== text) return undefined;
    if (!same) edits.push(edit);
  }
  return edits;
};

const editOf = ({ text: old, start, width, path }: Piece, text: string): Edit | undefined =>
  start === undefined || width !== undefined
    ? undefined
    : { ...(path !== undefined && { path }), span: { start, end: start + old.length }, text };

const isSamePlace = (a: Location, b: Location): boolean => a.path === b.path && a.span.start === b.span.start && a.span.end === b.span.end;
