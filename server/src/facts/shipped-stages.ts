import { splitWords } from '../dockerfile/words.ts';
import type { Stage } from './model.ts';

/** The last stage, those that it stands on, and those that are copied as a whole; the layers of others are thrown away. */
export const shippedStages = (stages: readonly Stage[]): ReadonlySet<Stage> => {
  const shipped = new Set<Stage>();
  const ship = (start: Stage | undefined): void => {
    for (let stage = start; stage && !shipped.has(stage); stage = stage.parent) {
      shipped.add(stage);
      for (const name of copiedWhole(stage)) ship(stages.find((other) => other.name === name || String(other.index) === name));
    }
  };
  ship(stages.at(-1));
  return shipped;
};

/** The stages whose `/` a stage copies. */
const copiedWhole = ({ instructions }: Stage): string[] =>
  instructions.flatMap(({ keyword, flags, arguments: rest, json }) => {
    const from = keyword === 'COPY' ? flags.find(({ name }) => name === 'from')?.value?.text : undefined;
    const [source] = json ?? splitWords(rest);
    return from !== undefined && source?.text === '/' ? [from.toLowerCase()] : [];
  });
