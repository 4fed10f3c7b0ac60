import { deprecatedImage } from '../knowledge/deprecated-images.ts';
import type { Knowledge } from '../knowledge/index.ts';
import { officialImage } from '../knowledge/official-images.ts';
import { officialTags } from '../knowledge/official-tags.ts';
import { publisherOf } from '../knowledge/publishers.ts';
import type { Table } from '../knowledge/table.ts';
import { type Found, MOST_SUGGESTED, type Suggestion, type SuggestionWorld } from './suggestion-model.ts';

/** Names of images that begin with what is written, or hold it: stages, what other documents use, official images, those of publishers. */
export const suggestNames = (written: string, stages: readonly string[], world: SuggestionWorld): Found => {
  const all = [
    ...stages.map((text): Suggestion => ({ kind: 'stage', text, detail: 'an earlier stage', isDiscouraged: false })),
    ...world.seen().map((text): Suggestion => ({ kind: 'image', text, detail: 'used in an open file', isDiscouraged: false })),
    ...knownNames(world.knowledge),
  ];
  const typed = written.toLowerCase();
  const unique = new Map<string, Suggestion>();
  for (const one of all) if (one.text.toLowerCase().includes(typed) && !unique.has(one.text)) unique.set(one.text, one);
  const items = [...unique.values()].toSorted((a, b) => placeOf(a, typed) - placeOf(b, typed));
  return { items: items.slice(0, MOST_SUGGESTED), isComplete: items.length <= MOST_SUGGESTED };
};

const placeOf = ({ text, isDiscouraged }: Suggestion, typed: string): number =>
  (isDiscouraged ? 2 : 0) + (text.toLowerCase().startsWith(typed) ? 0 : 1);

const known = new WeakMap<Knowledge, readonly Suggestion[]>();

const knownNames = (knowledge: Knowledge): readonly Suggestion[] => {
  const names = known.get(knowledge) ?? [...officialNames(knowledge), ...publishedNames(knowledge.publishers)];
  known.set(knowledge, names);
  return names;
};

/** Those that are still built. */
const officialNames = ({ officialImages, officialTags: tags, deprecatedImages }: Knowledge): readonly Suggestion[] =>
  [...(officialImages?.keys() ?? [])].flatMap((name): Suggestion[] => {
    const image = officialImages && officialImage(officialImages, name);
    const isListed = !tags || (officialTags(tags, name)?.builds.length ?? 0) > 0;
    if (!image || !isListed) return [];
    const isDiscouraged = deprecatedImages !== undefined && deprecatedImage(deprecatedImages, name) !== undefined;
    const detail = `official image${image.softwareName === undefined ? '' : `: ${image.softwareName}`}${isDiscouraged ? ', deprecated' : ''}`;
    return [{ kind: 'image', text: name, detail, isDiscouraged }];
  });

/** Whole folders are no images. */
const publishedNames = (table: Table | undefined): readonly Suggestion[] =>
  [...(table?.keys() ?? [])].flatMap((name): Suggestion[] => {
    const publisher = table && !name.endsWith('*') ? publisherOf(table, name) : undefined;
    if (!publisher) return [];
    const { relation, status } = publisher;
    const detail = `${publisher.name}, ${RELATIONS[relation]}${status === undefined ? '' : `; ${status}`}`;
    return [{ kind: 'image', text: name, detail, isDiscouraged: status !== undefined }];
  });

const RELATIONS = {
  maintainer: 'who make the software',
  vendor: 'a vendor of the software',
  rebuild: 'a rebuild',
  community: 'a community image',
  mirror: 'a mirror',
} as const;
