import type { MappedText, Piece } from '../text/mapped-text.ts';
import type { Edit, Location } from '../text/span.ts';
import { pieceEdits } from './piece-edits.ts';
import type { Replacement } from './release-change.ts';

/** The edits that make replacements in a text where its parts are written; `undefined` where one can't be made there, or two get in each other's way. */
export const editsFor = (text: MappedText, replacements: readonly Replacement[]): readonly Edit[] | undefined => {
  const edits: Edit[] = [];
  for (const replacement of replacements) {
    const made = editsOf(text, replacement);
    if (!made) return undefined;
    edits.push(...made);
  }
  const distinct = merged(edits);
  return distinct && afterEdits(text, distinct) === replaced(text.text, replacements) ? distinct : undefined;
};

/** A text with its replacements. */
export const replaced = (text: string, replacements: readonly Replacement[]): string =>
  replacements.reduceRight((changed, { start, end, text: own }) => changed.slice(0, start) + own + changed.slice(end), text);

const editsOf = (text: MappedText, { start, end, text: own }: Replacement): readonly Edit[] | undefined => {
  const whole = text.isVerbatim(start, end) ? text.locate(start, end) : undefined;
  if (whole) return [{ ...whole, text: own }];
  return pieceEdits(text.slice(start, end).pieces, own);
};

/** Each edit once; `undefined` where two of them are for the same place. */
export const merged = (edits: readonly Edit[]): readonly Edit[] | undefined => {
  const sorted = [...edits].sort((a, b) => comparePaths(a, b) || a.span.start - b.span.start);
  const distinct: Edit[] = [];
  for (const edit of sorted) {
    const before = distinct.at(-1);
    const isSameFile = before !== undefined && before.path === edit.path;
    if (!isSameFile || before.span.end <= edit.span.start) distinct.push(edit);
    else if (before.span.start !== edit.span.start || before.span.end !== edit.span.end || before.text !== edit.text) return undefined;
  }
  return distinct;
};

const comparePaths = ({ path: a = '' }: Location, { path: b = '' }: Location): number => (a < b ? -1 : Number(a > b));

/** What a text is once edits are made. */
export const afterEdits = ({ pieces }: MappedText, edits: readonly Edit[]): string =>
  pieces.map((piece) => edits.reduceRight((text, edit) => afterEdit(piece, text, edit), piece.text)).join('');

const afterEdit = (piece: Piece, text: string, { path, span, text: own }: Edit): string => {
  const { start, width } = piece;
  if (start === undefined || width !== undefined || piece.path !== path) return text;
  const [from, to] = [span.start - start, span.end - start];
  // The edits are made from the last to the first, so that what stands before one is still where it was.
  return from < 0 || to > piece.text.length ? text : text.slice(0, from) + own + text.slice(to);
};
