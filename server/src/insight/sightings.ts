import { shippedOf } from '../facts/images/shipped.ts';
import type { Facts } from '../facts/model.ts';
import { IMAGE_TABLES, releaseOf } from '../facts/needed-tables.ts';
import type { ImageReference } from '../image/reference.ts';
import type { Shelf } from '../knowledge/shelf.ts';
import { type Dossier, dossierOf, type Sighting, sightingOf, type World } from './dossier.ts';
import type { Answered } from './inquiry.ts';

/** Where what is known is had from. */
interface Sources {
  readonly shelf: Shelf;
  readonly lookUps: Answered;
}

/** All that is known of an image by its reference on a day (`YYYY-MM-DD`). */
export const inspect = async (
  reference: ImageReference,
  { shelf, lookUps, today }: Sources & { readonly today: string },
): Promise<Dossier> =>
  dossierOf(reference, await withRelease(reference, { knowledge: await shelf.take(IMAGE_TABLES), today, lookUps }, shelf));

/** What is known of each image that a document names, in the order of the facts. */
export const sightings = ({ images, knowledge, today }: Facts, lookUps: Answered): readonly Sighting[] =>
  images.map((image) => sightingOf(image, { knowledge, today, lookUps }));

/** What is known of the image that is written at an offset; `undefined` where none is. */
export const sightingAt = async (
  { images, knowledge, today }: Facts,
  offset: number,
  { shelf, lookUps }: Sources,
): Promise<Sighting | undefined> => {
  const image = images.find(({ at }) => at.start <= offset && offset <= at.end);
  const world = { knowledge, today, lookUps };
  return image && sightingOf(image, image.reference ? await withRelease(image.reference, world, shelf) : world);
};

/** The world with what the release ships that the image stands on: no lint needs it, and it is read when somebody asks of the image. */
const withRelease = async (reference: ImageReference, world: World, shelf: Shelf): Promise<World> => {
  const release = releaseOf(shippedOf(reference, world)?.distribution);
  return release === undefined ? world : { ...world, knowledge: await shelf.withPackages(world.knowledge, [release]) };
};
