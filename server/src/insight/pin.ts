import { exactTagsOf } from '../facts/images/exact-tag-online.ts';
import { officialTagOf } from '../facts/images/official-tag.ts';
import { isMoved, pinsOf } from '../facts/images/pin.ts';
import type { ImageUse } from '../facts/model.ts';
import type { ImageReference } from '../image/reference.ts';
import { parseTag, precisionOf } from '../image/tag.ts';
import type { PinOptions, Plan } from './plan.ts';
import { type PlanRequest, planImages } from './plan-images.ts';
import { type Choice, CURRENT, digestOf, type PlanWorld, skipped, UNASKED, unknownThere, type Verdict } from './verdict.ts';

/** The plan that pins all images of a document. */
export const planPins = (request: PlanRequest, { form }: PinOptions): Plan =>
  planImages(request, { rule: 'unpinned-image', verdict: (image, reference, world) => pinVerdict(image, reference, { form, world }) });

/** How an image is pinned: to the exact tag of the same build and to its digest, as far as is wanted. */
const pinVerdict = ({ resolved }: ImageUse, reference: ImageReference, { form, world }: PinOptions & { world: PlanWorld }): Verdict => {
  if (reference.digest !== undefined) return CURRENT;
  const isLiteral = resolved?.isVerbatim(0, resolved.text.length) ?? false;
  if (world.from === 'facts') return form === 'tag' ? tagFromFacts(reference, world) : UNASKED;
  const tag = reference.tag ?? 'latest';
  const digest = digestOf(reference, tag, world);
  if (digest === 'not-found') return unknownThere(reference, tag);
  // What there is no answer to is told by the inquiry.
  if (digest === undefined) return CURRENT;
  const exact = form === 'digest' ? [] : exactTags({ reference, digest, world, isLiteral });
  if (form === 'tag') return exact.length > 0 ? changed(exact.map((other) => tagOnly(other, EXACT))) : withoutExact(reference, world);
  const pinned = [...exact.map((other) => withDigest(other, digest, EXACT)), withDigest(tag, digest, KEPT)];
  return changed([...pinned, ...exact.map((other) => tagOnly(other, EXACT))]);
};

const EXACT = 'exact tag of the same build';
const KEPT = 'the digest that the tag has now';

const changed = (choices: readonly Choice[]): Verdict => ({ outcome: 'changed', choices });

const tagOnly = (tag: string, reason: string): Choice => ({ pin: { tag, digest: undefined }, reason });

const withDigest = (tag: string, digest: string, reason: string): Choice => ({ pin: { tag, digest }, reason });

/** The facts are of a day: whoever asks registries asks them of this, too. */
const tagFromFacts = (reference: ImageReference, world: PlanWorld): Verdict => {
  const official = officialTagOf(reference, world.knowledge);
  const pins = official ? pinsOf(official) : [];
  return pins.length > 0 ? changed(pins.map((tag) => tagOnly(tag, `${EXACT} on ${official?.asOf}`))) : withoutExact(reference, world);
};

const INEXACT = 'It has no tag that names the same build more exactly.';
const UNBUILT = 'It is not among what is built at present, and facts know the exact tags of nothing else.';
const UNKNOWN_OFFLINE = 'Only its registry knows its other tags, and no registry is asked.';

/** A tag that says all there is to say is as exact as can be. */
const withoutExact = (reference: ImageReference, { knowledge, from }: PlanWorld): Verdict => {
  const official = officialTagOf(reference, knowledge);
  const tag = parseTag(reference.tag ?? 'latest');
  const isWhole = official?.build ? !isMoved(official) : precisionOf(tag) > 2 || tag.build !== undefined || tag.date !== undefined;
  if (isWhole) return CURRENT;
  if (from === 'registries') return skipped('Its registry has no tag that names the same build more exactly.');
  return skipped(official ? (official.build ? INEXACT : UNBUILT) : UNKNOWN_OFFLINE);
};

/** More than a build has names that differ in what they pin. */
const MAX_CANDIDATES = 4;

interface Build {
  readonly reference: ImageReference;
  readonly digest: string;
  readonly world: PlanWorld;
  /** Whether any tag can be written: an ARG may hold no more than a version. */
  readonly isLiteral: boolean;
}

/** What the facts say is asked of the registry first, for its list of tags may be long. */
const exactTags = (build: Build): readonly string[] => {
  const { reference, world } = build;
  const official = officialTagOf(reference, world.knowledge);
  const { same, isOpen } = sameBuild(official ? pinsOf(official).slice(0, MAX_CANDIDATES) : [], build);
  return same.length > 0 || isOpen ? same : exactTagsOf(reference, world);
};

interface SameBuild {
  readonly same: readonly string[];
  /** Whether there may be more once more is known. */
  readonly isOpen: boolean;
}

/** Those that point at what the tag points at. Each is asked for when the one before it does not, or does not do. */
const sameBuild = (candidates: readonly string[], { reference, digest, world, isLiteral }: Build): SameBuild => {
  const same: string[] = [];
  for (const tag of candidates) {
    const other = digestOf(reference, tag, world);
    if (other === undefined) return { same, isOpen: true };
    if (other === digest) same.push(tag);
    if (isLiteral && same.length > 0) break;
  }
  return { same, isOpen: false };
};
