import type { Command } from '../shell/model.ts';
import type { MappedText } from '../text/mapped-text.ts';
import type { Span } from '../text/span.ts';

/** Shorter values stand in many places. */
const SHORTEST = 5;
/** Each goes through the whole script. */
const MOST = 500;

const known = new WeakMap<MappedText, Map<string, Span | undefined>>();

/** Where a script has written a value that a command gets by a variable, last before the first command that gets it; `undefined` where it is put together. */
export const placeOf = (value: string, { source, span }: Partial<Pick<Command, 'source' | 'span'>>): Span | undefined => {
  if (value.length < SHORTEST || !source || !span) return undefined;
  const places = known.get(source) ?? new Map<string, Span | undefined>();
  known.set(source, places);
  if (!places.has(value) && places.size < MOST) places.set(value, lastBefore(span.start, value, source));
  return places.get(value);
};

const lastBefore = (end: number, value: string, source: MappedText): Span | undefined => {
  for (let at = source.text.lastIndexOf(value); at >= 0; at = at === 0 ? -1 : source.text.lastIndexOf(value, at - 1)) {
    const place = source.locate(at, at + value.length);
    if (place && place.path === undefined && place.span.end <= end) return place.span;
  }
  return undefined;
};
