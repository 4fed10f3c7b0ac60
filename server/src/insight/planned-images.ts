import { officialTagOf } from '../facts/images/official-tag.ts';
import { isBuiltAtHome, isBuiltHere } from '../facts/images/origin.ts';
import type { Facts, ImageUse } from '../facts/model.ts';
import type { Piece } from '../text/mapped-text.ts';

/**
 * The images that a plan speaks of, in the order in which they are written, each once: builds differ in the values of variables. Those
 * that the workspace builds are nobody's to pin.
 */
export const plannedImages = (documents: readonly Facts[]): readonly ImageUse[] => {
  const found = new Map<string, ImageUse>();
  for (const document of documents) {
    for (const image of imagesOf(document)) {
      const key = JSON.stringify([image.at.start, image.resolved?.text ?? null, image.resolved?.pieces.map(placeOf) ?? []]);
      if (!found.has(key) && !isOwn(image, document)) found.set(key, image);
    }
  }
  const all = [...found.values()];
  const resolved = new Set(all.flatMap(({ resolved: text, at }) => (text ? [at.start] : [])));
  // Without a value in the document by itself, and with one in a build of it, the build is what counts.
  return all.filter(({ resolved: text, at }) => text || !resolved.has(at.start)).toSorted((a, b) => a.at.start - b.at.start);
};

/** With the image of the frontend, of which no rule speaks. */
export const imagesOf = ({ images, syntaxImage }: Facts): readonly ImageUse[] => (syntaxImage ? [syntaxImage, ...images] : images);

const placeOf = ({ path, start }: Piece): readonly unknown[] => [path ?? null, start ?? null];

const isOwn = ({ reference }: ImageUse, document: Facts): boolean => reference !== undefined && isBuiltHere(reference, document);

const HOME_BUILT = 'There is no official image of that name, so it is likely built on the same machine.';

/** Why an image is nothing to ask a registry of: one sentence. */
export const reasonToLeave = ({ reference, problem, unresolved }: ImageUse, { knowledge }: Facts): string | undefined => {
  if (problem !== undefined) return `It is no reference: ${problem}.`;
  if (!reference) return `${unresolved[0] ?? 'A variable'} has no value here.`;
  return isBuiltAtHome(reference, knowledge) && !officialTagOf(reference, knowledge) ? HOME_BUILT : undefined;
};
