import { type Deprecation, deprecationOf } from '../facts/images/deprecation.ts';
import { isOver, type Support, supportOf } from '../facts/images/end-of-life.ts';
import { type Making, makingOf } from '../facts/images/making.ts';
import { lastOfLine, type NewerTags, newerTags } from '../facts/images/newer-tags.ts';
import { officialNameOf } from '../facts/images/official-name.ts';
import { type OfficialTag, officialTagOf } from '../facts/images/official-tag.ts';
import { type Origin, originOf } from '../facts/images/origin.ts';
import { isMoved, pinOf } from '../facts/images/pin.ts';
import { type Shipped, shippedOf } from '../facts/images/shipped.ts';
import { unlistedTag } from '../facts/images/unlisted-tag.ts';
import type { Facts, ImageUse } from '../facts/model.ts';
import { canonicalReference, familiarName, type ImageReference } from '../image/reference.ts';
import type { Span } from '../text/span.ts';
import { type Age, ageOf } from './age.ts';
import { type Link, linksOf } from './links.ts';

/** The world that a dossier is made of. */
export type World = Pick<Facts, 'knowledge' | 'today' | 'lookUps'>;

/** What is known of one image with no network. */
export interface Dossier {
  /** The whole reference, Docker's defaults filled in. */
  readonly reference: string;
  /** As people write it, with its tag. */
  readonly name: string;
  readonly digest: string | undefined;
  readonly origin: Origin | undefined;
  readonly deprecation: Deprecation | undefined;
  readonly making: Making | undefined;
  readonly shipped: Shipped | undefined;
  readonly tag: TagState | undefined;
  readonly age: Age | undefined;
  readonly support: readonly SupportState[];
  readonly newer: NewerTags | undefined;
  /** The newest tag that its line ever had in this variant, where none of the line is listed any more. */
  readonly lastOfLine: string | undefined;
  readonly links: readonly Link[];
  /** `YYYY-MM-DD`: the oldest day of the facts used; `undefined` when none was. */
  readonly asOf: string | undefined;
}

export interface TagState {
  /** `retired`: listed once; `unknown`: not in the facts, and perhaps newer. */
  readonly standing: 'listed' | 'retired' | 'never-listed' | 'unknown';
  /** The exact tag of the same build, where this one is moved. */
  readonly exact: string | undefined;
  /** Whether its publisher moves it from release to release. */
  readonly isMoved: boolean;
  /** The tag that was most likely meant by one that was never listed. */
  readonly nearest: string | undefined;
  readonly firstListed: string | undefined;
  readonly lastListed: string | undefined;
  readonly architectures: readonly string[];
  /** `YYYY-MM-DD`: the day that the manifests are of. */
  readonly asOf: string;
}

export interface SupportState extends Support {
  readonly isOver: boolean;
}

/** A dossier on the image that is written somewhere in a document. */
export interface Sighting {
  readonly at: Span;
  /** Variables without which the image is not known. */
  readonly unresolved: readonly string[];
  readonly dossier: Dossier | undefined;
}

/** What is known of one image of a document. */
export const sightingOf = ({ at, unresolved, reference }: ImageUse, world: World): Sighting => ({
  at,
  unresolved,
  dossier: reference && dossierOf(reference, world),
});

/** All that the tables say of an image. */
export const dossierOf = (reference: ImageReference, world: World): Dossier => {
  const { knowledge, today } = world;
  const official = officialTagOf(reference, knowledge);
  const origin = originOf(reference, knowledge);
  const newer = official && newerTags(official, world);
  const isKnown = official !== undefined || (origin !== undefined && origin.kind !== 'unknown');
  return {
    reference: canonicalReference(reference),
    name: `${familiarName(reference)}${reference.tag === undefined ? '' : `:${reference.tag}`}`,
    digest: reference.digest,
    origin,
    deprecation: deprecationOf(reference, knowledge),
    making: makingOf(reference, knowledge),
    shipped: shippedOf(reference, world),
    tag: official && tagState(official),
    age: official && ageOf(official, today),
    support: supportOf(reference, knowledge).map((support) => ({ ...support, isOver: isOver(support.cycle, today) })),
    newer,
    lastOfLine: official && !official.build && newer?.inLine === undefined ? lastOfLine(official, world) : undefined,
    links: linksOf(reference, officialNameOf(reference) !== undefined && isKnown),
    asOf: oldestOf(knowledge),
  };
};

/** Of the tables that speak of images; others may be older and have no say here. */
const oldestOf = ({ deprecatedImages, endOfLife, officialImages, officialTags, publishers }: World['knowledge']): string | undefined =>
  [deprecatedImages, endOfLife, officialImages, officialTags, publishers].flatMap((table) => table?.asOf ?? []).sort()[0];

const tagState = (official: OfficialTag): TagState => ({
  standing: standingOf(official),
  exact: pinOf(official),
  isMoved: isMoved(official),
  nearest: unlistedTag(official)?.nearest,
  firstListed: official.history?.firstListed,
  lastListed: official.history?.lastListed,
  architectures: official.build?.architectures ?? [],
  asOf: official.asOf,
});

const standingOf = (official: OfficialTag): TagState['standing'] => {
  if (official.build) return 'listed';
  if (official.history) return 'retired';
  return unlistedTag(official) ? 'never-listed' : 'unknown';
};
