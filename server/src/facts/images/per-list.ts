import type { Facts } from '../model.ts';
import type { ListedTags } from './listed-tags.ts';
import type { Choice } from './tag-choice.ts';

type World = Pick<Facts, 'knowledge' | 'today'>;

interface Kept<T> {
  readonly value: T;
  readonly today: string;
  readonly sources: readonly unknown[];
}

/** More tags of one image than any file names; a hostile one must not fill the memory. */
const MOST_KEPT = 500;

/**
 * What is worked out of a list of tags for one of them, worked out once for the same day and tables, and kept with the list: several rules
 * ask, files name the same tags over and over, and a list may be long.
 */
export const perList = <T>(): ((choice: Choice, world: World, compute: () => T) => T) => {
  const kept = new WeakMap<ListedTags, Map<string, Kept<T>>>();
  return ({ listed, tag, software }, { today, knowledge }, compute) => {
    const sources = [knowledge.endOfLife, knowledge.officialImages, knowledge.officialTags, software];
    const ofList = kept.get(listed) ?? new Map<string, Kept<T>>();
    kept.set(listed, ofList);
    const known = ofList.get(tag.text);
    if (known?.today === today && sources.every((source, index) => source === known.sources[index])) return known.value;
    const value = compute();
    if (ofList.size >= MOST_KEPT) ofList.clear();
    ofList.set(tag.text, { value, today, sources });
    return value;
  };
};
