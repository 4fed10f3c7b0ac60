import type { ImageUse } from '../facts/model.ts';
import type { Piece } from '../text/mapped-text.ts';
import { contains, type Location } from '../text/span.ts';

/** A part of an image's text that is written elsewhere: in the default of an ARG, in a Compose file. */
interface SharedPiece {
  readonly image: ImageUse;
  readonly start: number;
}

/** By file, in order of place; and how long the longest is. */
interface SharedPieces {
  readonly byPath: ReadonlyMap<string, readonly SharedPiece[]>;
  readonly longest: number;
}

const HERE = '';

const known = new WeakMap<readonly ImageUse[], SharedPieces>();

/** The images that may have a part at a place outside of their own references: all that do are among them. */
export const imagesSharing = ({ path = HERE, span }: Location, images: readonly ImageUse[]): ReadonlySet<ImageUse> => {
  const { byPath, longest } = known.get(images) ?? readPieces(images);
  const pieces = byPath.get(path) ?? [];
  const found = new Set<ImageUse>();
  for (let index = firstFrom(pieces, span.start - longest); index < pieces.length; index++) {
    const { image, start } = pieces[index] as SharedPiece;
    if (start > span.start) break;
    found.add(image);
  }
  return found;
};

const readPieces = (images: readonly ImageUse[]): SharedPieces => {
  const byPath = new Map<string, SharedPiece[]>();
  let longest = 0;
  for (const image of images) {
    for (const { path = HERE, start, text } of foreignPieces(image)) {
      const pieces = byPath.get(path) ?? [];
      byPath.set(path, pieces);
      pieces.push({ image, start });
      longest = Math.max(longest, text.length);
    }
  }
  for (const pieces of byPath.values()) pieces.sort((a, b) => a.start - b.start);
  const read = { byPath, longest };
  known.set(images, read);
  return read;
};

type PlacedPiece = Piece & { readonly start: number };

const foreignPieces = ({ resolved, at }: ImageUse): readonly PlacedPiece[] =>
  (resolved?.pieces ?? []).filter(
    (piece): piece is PlacedPiece =>
      piece.start !== undefined &&
      !(piece.path === undefined && contains(at, { start: piece.start, end: piece.start + piece.text.length })),
  );

const firstFrom = (pieces: readonly SharedPiece[], start: number): number => {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle] as SharedPiece).start < start) low = middle + 1;
    else high = middle;
  }
  return low;
};
