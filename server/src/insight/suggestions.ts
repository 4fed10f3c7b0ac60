import type { ImagePlace } from '../facts/image-place.ts';
import { parseReference } from '../image/reference.ts';
import { suggestDigests } from './digest-suggestions.ts';
import { suggestNames } from './name-suggestions.ts';
import type { Found, Suggestions, SuggestionWorld } from './suggestion-model.ts';
import { suggestTags } from './tag-suggestions.ts';

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
