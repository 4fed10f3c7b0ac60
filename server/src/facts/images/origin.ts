import { familiarName, type ImageReference, parseReference } from '../../image/reference.ts';
import { deprecatedImage } from '../../knowledge/deprecated-images.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { isDistribution, officialImage } from '../../knowledge/official-images.ts';
import { maintainersNamesake, type Publisher, type PublisherStatus, publisherOf, type Relation } from '../../knowledge/publishers.ts';
import type { Facts } from '../model.ts';
import { deprecationOf } from './deprecation.ts';
import { officialNameOf } from './official-name.ts';
import { perReference } from './per-reference.ts';

/** Who publishes an image, as far as the tables know. */
export interface Origin {
  readonly kind: 'distribution' | 'official' | Relation | 'unknown';
  /** The publisher's name, where it is neither a distribution nor Docker's official images. */
  readonly publisher?: string;
  /** What is known against the image, though it still can be pulled. */
  readonly status?: PublisherStatus;
  /** The official image, or the maintainers' own, of the same software. */
  readonly alternative?: string;
  /** The alternative has each tag of the image, and the same content under it. */
  readonly isAlternativeSame?: true;
  /** What Debian ships the software of `alternative` as. */
  readonly debianPackage?: string;
  /** `YYYY-MM-DD`: the day of the facts that say so. */
  readonly asOf: string;
}

/** Whose image a reference names; `undefined` when the tables that tell are not at hand. */
export const originOf = /* @__PURE__ */ perReference((reference, knowledge): Origin | undefined => {
  const { officialImages, publishers } = knowledge;
  if (!officialImages || !publishers) return undefined;
  const name = familiarName(reference);
  const [asOf = ''] = [officialImages.asOf, publishers.asOf].sort();
  const officialName = officialNameOf(reference);
  const official = officialName === undefined ? undefined : officialImage(officialImages, officialName);
  if (official) return { kind: isDistribution(official) ? 'distribution' : 'official', asOf };
  if (deprecationOf(reference, knowledge)) return { kind: 'official', asOf };
  const publisher = publisherOf(publishers, name);
  const alternative = aliveOf(publisher?.alternative ?? namesakeOf(reference, knowledge), knowledge);
  const software = alternative === undefined ? undefined : officialImage(officialImages, alternative);
  return {
    ...(publisher ? published(publisher) : { kind: 'unknown' }),
    asOf,
    ...(alternative !== undefined && alternative !== name && { alternative }),
    ...(software?.upstreamPackage !== undefined && { debianPackage: software.upstreamPackage }),
  };
});

const published = ({
  relation,
  name,
  status,
  isAlternativeSame,
}: Publisher): Pick<Origin, 'kind' | 'publisher' | 'status' | 'isAlternativeSame'> => ({
  kind: relation,
  publisher: name,
  ...(status && { status }),
  ...(isAlternativeSame && { isAlternativeSame }),
});

/** An official image that is kept up no more is nothing to prefer, but what took its place is. */
const aliveOf = (image: string | undefined, { deprecatedImages }: Knowledge): string | undefined => {
  const deprecated = deprecatedImages && image !== undefined ? deprecatedImage(deprecatedImages, image) : undefined;
  return deprecated ? deprecated.namesakes[0] : image;
};

/** The official image with the same last part of the name, or else the maintainers'. */
const namesakeOf = (reference: ImageReference, { officialImages, publishers }: Knowledge): string | undefined => {
  if (officialNameOf(reference) !== undefined) return undefined;
  const name = reference.repository.slice(reference.repository.lastIndexOf('/') + 1);
  if (officialImages && officialImage(officialImages, name)) return name;
  return publishers && maintainersNamesake(publishers, name);
};

/** A one-part name that is no official image's is likely that of an image that was built before on the same machine. */
export const isBuiltAtHome = (reference: ImageReference, knowledge: Knowledge): boolean =>
  reference.registry === 'docker.io' && officialNameOf(reference) !== undefined && originOf(reference, knowledge)?.kind === 'unknown';

/** Whether the workspace itself builds an image of that name, whatever its tag. */
export const isBuiltHere = ({ registry, repository }: ImageReference, { builtHere }: Pick<Facts, 'builtHere'>): boolean =>
  builtHere.some((text) => {
    const parsed = parseReference(text);
    return 'reference' in parsed && parsed.reference.registry === registry && parsed.reference.repository === repository;
  });
