import type { Pin } from '../edit/repin.ts';
import type { Question } from '../facts/look-ups.ts';
import type { ImageReference } from '../image/reference.ts';
import { registryName } from '../image/registry-name.ts';
import type { World } from './dossier.ts';

/** What is to become of one image, before anybody looks whether its text allows it. */
export type Verdict =
  | { readonly outcome: 'current' }
  | { readonly outcome: 'skipped'; readonly reason: string }
  | { readonly outcome: 'waiting'; readonly reason: string; readonly until: string }
  | { readonly outcome: 'changed'; readonly choices: readonly Choice[] };

/** One way to change an image; the best comes first. */
export interface Choice {
  readonly pin: Pin;
  /** Why: a phrase. */
  readonly reason: string;
}

/** The world, and whether registries may be asked of it. */
export interface PlanWorld extends World {
  readonly from: 'facts' | 'registries';
}

export const CURRENT: Verdict = { outcome: 'current' };

/** Nothing becomes of an image, and why: one sentence. */
export const skipped = (reason: string): Verdict => ({ outcome: 'skipped', reason });

/** Where only a registry could tell. */
export const UNASKED = skipped('Only its registry knows the digest, and no registry is asked.');

/** What no registry has. */
export const unknownThere = ({ registry }: ImageReference, tag: string): Verdict =>
  skipped(`${registryName(registry)} has no image with the tag "${tag}".`);

/** What a tag points at now. */
export const digestOf = ({ registry, repository }: ImageReference, tag: string, { lookUps }: World): string | undefined => {
  const question = { ask: 'digest', of: { registry, repository, tag } } as const satisfies Question;
  const answer = lookUps.answerTo(question);
  return typeof answer === 'object' ? answer.digest : answer;
};
