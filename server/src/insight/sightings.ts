import { shippedOf } from '../facts/images/shipped.ts';
import type { Facts } from '../facts/model.ts';
import { IMAGE_TABLES, releaseOf } from '../facts/needed-tables.ts';
import type { ImageReference } from '../image/reference.ts';
import type { Shelf } from '../knowledge/shelf.ts';
import { type Dossier, dossierOf, type Sighting, sightingOf, type World } from './dossier.ts';

/** All that is known of an image by its reference. */
export const inspect = async (reference: ImageReference, shelf: Shelf, today: string): Promise<Dossier> =>
  dossierOf(reference, await withRelease(reference, { knowledge: await shelf.take(IMAGE_TABLES), today }, shelf));

/** What is known of each image that a document names, in the order of the facts. */
export const sightings = (facts: Facts): readonly Sighting[] => facts.images.map((image) => sightingOf(image, facts));

/** What is known of the image that is written at an offset; `undefined` where none is. */
export const sightingAt = async (facts: Facts, offset: number, shelf: Shelf): Promise<Sighting | undefined> => {
  const image = facts.images.find(({ at }) => at.start <= offset && offset <= at.end);
  return image && sightingOf(image, image.reference ? await withRelease(image.reference, facts, shelf) : facts);
};

/** The world with what the release ships that the image stands on: no lint needs it, and it is read when somebody asks of the image. */
const withRelease = async (reference: ImageReference, { knowledge, today }: World, shelf: Shelf): Promise<World> => {
  const release = releaseOf(shippedOf(reference, { knowledge, today })?.distribution);
  return { knowledge: release === undefined ? knowledge : await shelf.withPackages(knowledge, [release]), today };
};
