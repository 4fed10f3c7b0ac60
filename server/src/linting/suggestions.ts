import { imageNamesIn } from '../facts/image-names.ts';
import { imagePlaceAt } from '../facts/image-place.ts';
import type { LookUps } from '../facts/look-ups.ts';
import { IMAGE_TABLES } from '../facts/needed-tables.ts';
import type { Suggestions, SuggestionWorld } from '../insight/suggestion-model.ts';
import { suggestionsFor } from '../insight/suggestions.ts';
import type { Shelf } from '../knowledge/shelf.ts';
import type { LintRequest, SeenDocuments } from './model.ts';

interface Place {
  readonly offset: number;
  readonly seen: SeenDocuments;
}

/** Works out what could be written at a place once there are look-ups; `undefined` where no image can stand. */
export const suggesterAt = async (
  { path, text }: Pick<LintRequest, 'path' | 'text'>,
  { offset, seen }: Place,
  { shelf, today }: { readonly shelf: Shelf } & Pick<SuggestionWorld, 'today'>,
): Promise<((lookUps: LookUps) => Suggestions | undefined) | undefined> => {
  const place = imagePlaceAt({ path, text }, offset);
  if (!place) return undefined;
  const knowledge = await shelf.take(IMAGE_TABLES);
  const names = (): readonly string[] => seen().flatMap(imageNamesIn);
  return (lookUps) => suggestionsFor(place, { knowledge, today, lookUps, seen: names });
};
