import type { Facts } from '../facts/model.ts';
import type { Span } from '../text/span.ts';

/** What could be written in a place, the best first. */
export interface Suggestion {
  readonly kind: 'stage' | 'image' | 'tag' | 'digest';
  readonly text: string;
  /** A few words on it; empty where nothing is known. */
  readonly detail: string;
  /** Whether it is only there because it can be had, and nobody should take it. */
  readonly isDiscouraged: boolean;
}

export interface Suggestions {
  /** What the chosen one takes the place of. */
  readonly span: Span;
  /** What is written of the same reference before that. */
  readonly before: string;
  readonly items: readonly Suggestion[];
  /** Whether these are all that is known. */
  readonly isComplete: boolean;
}

/** What was found for one part of a reference. */
export type Found = Pick<Suggestions, 'items' | 'isComplete'>;

/** What suggestions are made of. */
export type SuggestionWorld = Pick<Facts, 'knowledge' | 'today' | 'lookUps'> & {
  /** Names of images in other documents; asked for only where a name is wanted. */
  seen(): readonly string[];
};

/** More than anybody reads; whoever types on is asked anew. */
export const MOST_SUGGESTED = 200;
