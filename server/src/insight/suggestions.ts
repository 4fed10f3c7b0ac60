import type { ImagePlace } from '../facts/image-place.ts';
import type { Facts } from '../facts/model.ts';
import { parseReference } from '../image/reference.ts';
import type { Span } from '../text/span.ts';
import { suggestDigests } from './digest-suggestions.ts';
import { suggestNames } from './name-suggestions.ts';
import { suggestTags } from './tag-suggestions.ts';

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

/** What could be written where an image stands: a name, or behind one a tag, or behind that a digest. */
export const suggestionsFor = (place: ImagePlace, world: SuggestionWorld): Suggestions | undefined => {
  const { text, before } = place;
  const at = text.lastIndexOf('@', before - 1);
  if (at >= 0) return within(place, at + 1, suggestDigests(text.slice(0, at), world));
  const written = text.slice(0, before);
  const colon = written.lastIndexOf(':');
  if (colon < 0 || colon < written.lastIndexOf('/')) return within(place, 0, suggestNames(written, place.stages, world));
  const parsed = parseReference(written.slice(0, colon));
  if ('problem' in parsed || isHost(written.slice(0, colon))) return undefined;
  return within(place, colon + 1, suggestTags(parsed.reference, written.slice(colon + 1), world));
};

/** `localhost:50` is a host whose port is being written, and nobody's image. */
const isHost = (name: string): boolean => !name.includes('/') && (name === 'localhost' || name.includes('.'));

/** Up to where the next part begins. */
const within = ({ text, span, before }: ImagePlace, from: number, found: Found): Suggestions => {
  const rest = text.slice(before);
  const end = from === 0 ? rest.search(/:(?![^:@]*\/)|@/) : rest.indexOf('@');
  const replaced = { start: span.start + from, end: span.start + (end < 0 ? text.length : before + end) };
  return { span: replaced, before: text.slice(0, from), ...found };
};
