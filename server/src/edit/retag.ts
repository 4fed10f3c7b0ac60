import type { Facts, ImageUse } from '../facts/model.ts';
import type { MappedText, Piece } from '../text/mapped-text.ts';
import { contains, type Edit, type Location } from '../text/span.ts';
import { distribute } from './distribute.ts';
import { imagesSharing } from './shared-pieces.ts';

/** How an image gets another tag. */
export interface Retagging {
  readonly edits: readonly Edit[];
  /** What the edits of ARGs alone make of all images that these serve, this one among them. */
  readonly sharing: readonly RetaggedImage[];
}

/** One image as it will be. */
export interface RetaggedImage {
  readonly image: ImageUse;
  readonly text: string;
}

/**
 * Edits that give an image another tag, made where the parts of the tag are written: in the reference, or in the defaults of the
 * ARGs that it is put together from (`python:${V}-alpine${A}`). `undefined` where text alone can't do it: with a digest, which says
 * what the image is whatever its tag, or when a part comes from nowhere that can be edited.
 */
export const retag = (image: ImageUse, tag: string, { images }: Pick<Facts, 'images'>): Retagging | undefined => {
  const edits = editsFor(image, tag);
  if (!edits || !retagged(image, edits)) return undefined;
  const shared = edits.filter((edit) => !isWithin(edit, image));
  return { edits, sharing: shared.length === 0 ? [] : changedBy(shared, images) };
};

/** What an image's own reference holds is no other's. */
const isWithin = ({ path, span }: Edit, { at }: ImageUse): boolean => path === undefined && contains(at, span);

const changes = new WeakMap<readonly ImageUse[], Map<string, readonly RetaggedImage[]>>();

/** Worked out once for the same edits: thousands of images may share an ARG. */
const changedBy = (edits: readonly Edit[], images: readonly ImageUse[]): readonly RetaggedImage[] => {
  const known = changes.get(images) ?? new Map<string, readonly RetaggedImage[]>();
  changes.set(images, known);
  const key = JSON.stringify(edits);
  const changed = known.get(key) ?? [...candidatesFor(edits, images)].flatMap((image) => retagged(image, edits) ?? []);
  known.set(key, changed);
  return changed;
};

const candidatesFor = (edits: readonly Edit[], images: readonly ImageUse[]): ReadonlySet<ImageUse> =>
  new Set(edits.flatMap((edit) => [...imagesSharing(edit, images)]));

const editsFor = ({ resolved, reference }: ImageUse, tag: string): readonly Edit[] | undefined => {
  if (!resolved || !reference || reference.digest !== undefined) return undefined;
  const { tagStart, nameEnd } = reference.offsets;
  if (tagStart === undefined) return insertTag(resolved.locate(nameEnd - 1, nameEnd), tag);
  if (resolved.isVerbatim(tagStart, resolved.text.length)) return [{ ...locationOf(resolved, tagStart), text: tag }];
  const parts = resolved.slice(tagStart).pieces;
  const values = distribute(
    tag,
    parts.map(({ text }) => text),
  );
  return values && editsOf(parts, values);
};

const locationOf = (resolved: MappedText, from: number): Location => resolved.locate(from, resolved.text.length) as Location;

const insertTag = (lastCharacter: Location | undefined, tag: string): readonly Edit[] | undefined =>
  lastCharacter && [{ ...lastCharacter, span: { start: lastCharacter.span.end, end: lastCharacter.span.end }, text: `:${tag}` }];

/** Edits that give parts of a text other values where they are written; `undefined` where one can't be edited, or would need two values. */
export const editsOf = (parts: readonly Piece[], values: readonly string[]): readonly Edit[] | undefined => {
  const edits: Edit[] = [];
  for (const [index, part] of parts.entries()) {
    const text = values[index] as string;
    if (text === part.text) continue;
    const edit = editOf(part, text);
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

/** The image's text once the edits are made; `undefined` when they leave it alone, or when it is not known. */
const retagged = (image: ImageUse, edits: readonly Edit[]): RetaggedImage | undefined => {
  const { resolved } = image;
  if (!resolved) return undefined;
  const text = resolved.pieces.map((piece) => edits.reduce((changed, edit) => afterEdit(piece, changed, edit), piece.text)).join('');
  return text === resolved.text ? undefined : { image, text };
};

const afterEdit = (piece: Piece, text: string, edit: Edit): string => {
  const { start, path } = piece;
  const { span } = edit;
  if (start === undefined || path !== edit.path) return text;
  const [from, to] = [span.start - start, span.end - start];
  return from < 0 || to > piece.text.length ? text : `${piece.text.slice(0, from)}${edit.text}${piece.text.slice(to)}`;
};
