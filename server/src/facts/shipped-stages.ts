import { splitWords } from '../dockerfile/words.ts';
import { lazy } from './lazy.ts';
import type { Stage } from './model.ts';

/** The last stage, those that it stands on, and those that are copied as a whole; the layers of others are thrown away. */
export const shippedStages = (stages: readonly Stage[]): ReadonlySet<Stage> => {
  const shipped = new Set<Stage>();
  const open = [stages.at(-1)];
  const named = lazy(stages, byName);
  while (open.length > 0) {
    for (let stage = open.pop(); stage && !shipped.has(stage); stage = stage.parent) {
      shipped.add(stage);
      for (const name of copiedWhole(stage)) open.push(named().get(name));
    }
  }
  return shipped;
};

/** By name and by number; of two with the same name the first. */
const byName = (stages: readonly Stage[]): ReadonlyMap<string | undefined, Stage> =>
  new Map(stages.toReversed().flatMap((stage) => [[String(stage.index), stage] as const, [stage.name, stage] as const]));

/** The stages whose `/` a stage copies. */
const copiedWhole = ({ instructions }: Stage): string[] =>
  instructions.flatMap(({ keyword, flags, arguments: rest, json }) => {
    const from = keyword === 'COPY' ? flags.find(({ name }) => name === 'from')?.value?.text : undefined;
    if (from === undefined) return [];
    const [source] = json ?? splitWords(rest);
    return source?.text === '/' ? [from.toLowerCase()] : [];
  });
