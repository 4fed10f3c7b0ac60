import { type Drift, driftOf } from '../facts/images/drift.ts';
import { targetOf } from '../facts/images/update-target.ts';
import { wantedPlatform } from '../facts/images/wanted-platform.ts';
import type { ImageUse } from '../facts/model.ts';
import type { ImageReference } from '../image/reference.ts';
import { type Update, waitFor } from './cooldown.ts';
import { PassedOver } from './passed-over.ts';
import type { Plan, UpdateOptions } from './plan.ts';
import { type PlanRequest, planImages } from './plan-images.ts';
import { withSources } from './plan-sources.ts';
import { CURRENT, digestOf, type PlanWorld, skipped, UNASKED, unknownThere, type Verdict } from './verdict.ts';

/** The plan that moves all images of a document, and the releases that it takes from repositories. */
export const planUpdates = async (request: PlanRequest, update: Update): Promise<Plan> => {
  for (;;) {
    const images = planImages(request, {
      rule: 'outdated-tag',
      verdict: (image, reference, world) => updateVerdict({ ...update, image }, reference, world),
    });
    const plan = withSources(images, request, update);
    if (!(await update.firstSeen.lookUp())) return plan;
  }
};

interface Place extends Update {
  readonly image: ImageUse;
}

/** More tags than come within the time that people let them rest. */
const MAX_PASSED_OVER = 5;

/** What an image is moved to: the newest tag that is old enough, as far as the policy goes, and the digest of today where it has one. */
const updateVerdict = (place: Place, reference: ImageReference, world: PlanWorld): Verdict => {
  if (reference.digest !== undefined && reference.tag === undefined)
    return skipped('A digest without a tag says nothing of what is newer.');
  const young = new Set<string>();
  let waiting: Verdict | undefined;
  for (let { lookUps } = world; young.size < MAX_PASSED_OVER; lookUps = new PassedOver(world.lookUps, reference, young)) {
    const target = furthest(reference, place.policy, { ...world, lookUps });
    const verdict = target !== undefined && young.has(target) ? CURRENT : verdictOn(target, { place, reference, world });
    // That nothing else is newer is no news while there is something to wait for.
    if (verdict.outcome !== 'waiting') return verdict.outcome === 'changed' ? verdict : (waiting ?? verdict);
    waiting ??= verdict;
    if (target === undefined) break;
    young.add(target);
  }
  return waiting ?? CURRENT;
};

interface Candidate {
  readonly place: Place;
  readonly reference: ImageReference;
  readonly world: PlanWorld;
}

const verdictOn = (target: string | undefined, { place, reference, world }: Candidate): Verdict => {
  if (target === undefined && reference.digest === undefined) return CURRENT;
  const reason = reasonFor(target, { place, reference, world });
  if (world.from === 'facts') return reference.digest === undefined ? moved({ tag: target, digest: undefined }, reason) : UNASKED;
  if (target === undefined) return renewed(place, reference, world);
  return retagged({ place, reference: { ...reference, tag: target }, world }, reason);
};

/** What the registry has under the new tag is what counts. */
const retagged = ({ place, reference, world }: Candidate, reason: string): Verdict => {
  const { tag = 'latest', digest } = reference;
  const now = digestOf(reference, tag, world);
  if (now === 'not-found') return unknownThere(reference, tag);
  // What there is no answer to is told by the inquiry.
  if (now === undefined) return CURRENT;
  const pin = { tag, digest: digest === undefined ? undefined : now };
  return waitFor({ reference, tag, digest: now }, place, world) ?? moved(pin, reason);
};

/** The digest of the same tag, where that has other content now: one that was pushed anew with the same images is nothing new. */
const renewed = (place: Place, reference: ImageReference, world: PlanWorld): Verdict => {
  const { tag = 'latest', digest } = reference;
  const now = digestOf(reference, tag, world);
  if (now === 'not-found') return unknownThere(reference, tag);
  if (now === undefined || now === digest) return CURRENT;
  const drift = driftOf({ reference, platform: wantedPlatform(place.image) }, world);
  const reason = drift ? DRIFTS[drift.kind] : ANEW;
  if (reason === undefined) return CURRENT;
  return waitFor({ reference, tag, digest: now }, place, world) ?? moved({ tag, digest: now }, reason);
};

const ANEW = 'pushed anew since';

const DRIFTS: Readonly<Record<Drift['kind'], string | undefined>> = {
  current: undefined,
  republished: undefined,
  'tag-gone': undefined,
  gone: 'the old digest is no longer there',
  'one-platform': 'the old digest is that of one platform alone',
  rebuilt: 'rebuilt since',
  'new-version': 'another version since',
  'other-content': ANEW,
};

/** A line leads to the next, and a release of a distribution to a later one: one update goes as far as many would. */
const MAX_STEPS = 8;

const furthest = (reference: ImageReference, policy: UpdateOptions['policy'], world: PlanWorld): string | undefined => {
  let tag: string | undefined;
  for (let step = 0; step < MAX_STEPS; step++) {
    const next = targetOf(tag === undefined ? reference : { ...reference, tag }, policy, world);
    if (next === undefined) break;
    tag = next;
  }
  return tag;
};

const WORDS: Readonly<Record<UpdateOptions['policy'], string>> = {
  patch: 'newest patch',
  line: 'newest of its line',
  supported: 'newest of a line that is supported',
  any: 'newest of all',
};

/** A line that is supported is not left, and nor is one of which nothing is known, or that no other follows. */
const reasonFor = (target: string | undefined, { place: { policy }, reference, world }: Candidate): string =>
  WORDS[policy === 'supported' && target === furthest(reference, 'line', world) ? 'line' : policy];

const moved = (pin: { readonly tag: string | undefined; readonly digest: string | undefined }, reason: string): Verdict => ({
  outcome: 'changed',
  choices: [{ pin, reason }],
});
