import type { Facts, ImageUse } from '../facts/model.ts';
import { contains, type Edit } from '../text/span.ts';
import { afterEdits } from './moved-text.ts';
import { repin } from './repin.ts';
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

/** Of one with a digest the tag says nothing. */
const editsFor = (image: ImageUse, tag: string): readonly Edit[] | undefined => {
  if (image.reference?.digest !== undefined) return undefined;
  const repinned = repin(image, { tag, digest: undefined });
  return 'edits' in repinned ? repinned.edits : undefined;
};

/** The image's text once the edits are made; `undefined` when they leave it alone, or when it is not known. */
const retagged = (image: ImageUse, edits: readonly Edit[]): RetaggedImage | undefined => {
  const { resolved } = image;
  if (!resolved) return undefined;
  const text = afterEdits(resolved, edits);
  return text === resolved.text ? undefined : { image, text };
};
