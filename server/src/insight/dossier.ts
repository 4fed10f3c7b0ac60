import { type Deprecation, deprecationOf } from '../facts/images/deprecation.ts';
import { isOver, type Support, supportOf } from '../facts/images/end-of-life.ts';
import { type Making, makingOf } from '../facts/images/making.ts';
import { lastOfLine, type NewerTags, newerTagsOf } from '../facts/images/newer-tags.ts';
import { officialNameOf } from '../facts/images/official-name.ts';
import { type OfficialTag, officialTagOf } from '../facts/images/official-tag.ts';
import { type Origin, originOf } from '../facts/images/origin.ts';
import { isMoved, pinOf } from '../facts/images/pin.ts';
import { type Shipped, shippedOf } from '../facts/images/shipped.ts';
import { unlistedTag } from '../facts/images/unlisted-tag.ts';
import { wantedPlatform } from '../facts/images/wanted-platform.ts';
import type { Facts, ImageUse } from '../facts/model.ts';
import { canonicalReference, type ImageReference, taggedName } from '../image/reference.ts';
import type { Span } from '../text/span.ts';
import { type Age, ageOf, ageSince, type ToldAge } from './age.ts';
import type { Answered } from './inquiry.ts';
import { type Link, linksOf } from './links.ts';
import { type RegistrySide, registrySideOf } from './registry-side.ts';

/** The world that a dossier is made of. */
export type World = Pick<Facts, 'knowledge' | 'today'> & { readonly lookUps: Answered };

/** What is known of one image. */
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
  /** Absent where its registry was not asked. */
  readonly registry?: RegistrySide;
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
export const sightingOf = (image: ImageUse, world: World): Sighting => {
  const { at, unresolved, reference } = image;
  return { at, unresolved, dossier: reference && dossierOf(reference, world, wantedPlatform(image)) };
};

/** All that the tables and its registry say of an image, for one platform where it is known which one counts. */
export const dossierOf = (reference: ImageReference, world: World, platform?: string): Dossier => {
  const { knowledge, today } = world;
  const official = officialTagOf(reference, knowledge);
  const origin = originOf(reference, knowledge);
  const registry = registrySideOf(reference, world.lookUps, platform);
  const newer = official || registry ? newerTagsOf(reference, world) : undefined;
  const isKnown = official !== undefined || (origin !== undefined && origin.kind !== 'unknown');
  return {
    reference: canonicalReference(reference),
    name: taggedName(reference),
    digest: reference.digest,
    origin,
    deprecation: deprecationOf(reference, knowledge),
    making: makingOf(reference, knowledge),
    shipped: shippedOf(reference, world),
    tag: official && tagState(official, registry),
    age: toldAge(registry, today) ?? (official && ageOf(official, today)),
    support: supportOf(reference, knowledge).map((support) => ({ ...support, isOver: isOver(support.cycle, today) })),
    newer,
    lastOfLine: official && !official.build && newer?.inLine === undefined ? lastOfLine(official, world) : undefined,
    ...(registry && { registry }),
    links: linksOf(reference, officialNameOf(reference) !== undefined && isKnown),
    asOf: oldestOf(knowledge),
  };
};

/** Of the tables that speak of images; others may be older and have no say here. */
const oldestOf = ({ deprecatedImages, endOfLife, officialImages, officialTags, publishers }: World['knowledge']): string | undefined =>
  [deprecatedImages, endOfLife, officialImages, officialTags, publishers].flatMap((table) => table?.asOf ?? []).sort()[0];

/** When something was pushed the registry knows; when it was built the publisher says. */
const toldAge = (registry: RegistrySide | undefined, today: string): ToldAge | undefined => {
  const { pushed, created, askedOn } = registry ?? {};
  const day = created ?? pushed;
  return day === undefined
    ? undefined
    : ageSince({ day, by: created === undefined ? 'registry' : 'publisher', askedOn: askedOn ?? today }, today);
};

const tagState = (official: OfficialTag, registry: RegistrySide | undefined): TagState => ({
  standing: standingOf(official, registry),
  exact: pinOf(official),
  isMoved: isMoved(official),
  nearest: unlistedTag(official)?.nearest,
  firstListed: official.history?.firstListed,
  lastListed: official.history?.lastListed,
  architectures: official.build?.architectures ?? [],
  asOf: official.asOf,
});

/** What the registry has is there, whatever the facts say. */
const standingOf = (official: OfficialTag, registry: RegistrySide | undefined): TagState['standing'] => {
  if (official.build) return 'listed';
  if (official.history) return 'retired';
  if (registry?.tag === 'there') return 'unknown';
  return unlistedTag(official) ? 'never-listed' : 'unknown';
};
