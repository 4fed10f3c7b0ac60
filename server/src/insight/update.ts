import { holdsTheSame } from '../facts/images/same-content.ts';
import { targetOf } from '../facts/images/update-target.ts';
import type { Question } from '../facts/look-ups.ts';
import type { ImageReference } from '../image/reference.ts';
import { waitFor } from './cooldown.ts';
import type { FirstSeen } from './first-seen.ts';
import type { Plan, UpdateOptions } from './plan.ts';
import { type PlanRequest, planImages } from './plan-images.ts';
import { CURRENT, digestOf, type PlanWorld, skipped, UNASKED, unknownThere, type Verdict } from './verdict.ts';

/** How far images are moved, and since when this machine knows of what they would be moved to. */
export interface Update extends UpdateOptions {
  readonly firstSeen: FirstSeen;
}

/** The plan that moves all images of a document. */
export const planUpdates = async (request: PlanRequest, update: Update): Promise<Plan> => {
  for (;;) {
    const plan = planImages(request, (_, reference, world) => updateVerdict(reference, update, world));
    if (!(await update.firstSeen.lookUp())) return plan;
  }
};

/** What an image is moved to: a newer tag as far as the policy goes, the digest of today where it has one. */
const updateVerdict = (reference: ImageReference, update: Update, world: PlanWorld): Verdict => {
  if (reference.digest !== undefined && reference.tag === undefined)
    return skipped('A digest without a tag says nothing of what is newer.');
  const target = targetOf(reference, update.policy, world);
  if (target === undefined && reference.digest === undefined) return CURRENT;
  if (world.from === 'registries') return confirmed(reference, { target, update }, world);
  return reference.digest === undefined ? moved({ tag: target, digest: undefined }, WORDS[update.policy]) : UNASKED;
};

interface Move {
  /** `undefined` where only the digest may be old. */
  readonly target: string | undefined;
  readonly update: Update;
}

/** What the registry has under the tag is what counts. */
const confirmed = (reference: ImageReference, { target, update }: Move, world: PlanWorld): Verdict => {
  const tag = target ?? reference.tag ?? 'latest';
  const digest = digestOf(reference, tag, world);
  if (digest === 'not-found') return unknownThere(reference, tag);
  // What there is no answer to is told by the inquiry.
  if (digest === undefined || (target === undefined && isSameImage(reference, digest, world))) return CURRENT;
  const pin = { tag, digest: reference.digest === undefined ? undefined : digest };
  return waitFor({ reference, tag, digest }, update, world) ?? moved(pin, target === undefined ? REBUILT : WORDS[update.policy]);
};

const REBUILT = 'rebuilt since';

const WORDS: Readonly<Record<UpdateOptions['policy'], string>> = {
  patch: 'newest patch',
  line: 'newest of its line',
  supported: 'newest that is supported',
  any: 'newest of all',
};

const moved = (pin: { readonly tag: string | undefined; readonly digest: string | undefined }, reason: string): Verdict => ({
  outcome: 'changed',
  choices: [{ pin, reason }],
});

/** An index that was pushed anew with the same images in it is nothing new. */
const isSameImage = ({ registry, repository, digest }: ImageReference, now: string, { lookUps }: PlanWorld): boolean => {
  if (digest === now) return true;
  const question = (of: string | undefined) => ({ ask: 'manifest', of: { registry, repository, digest: of } }) as const satisfies Question;
  const [before, after] = [lookUps.answerTo(question(digest)), lookUps.answerTo(question(now))];
  return typeof before === 'object' && typeof after === 'object' && holdsTheSame(before, after);
};
