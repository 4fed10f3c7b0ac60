import type { Stage } from './elements.ts';

/** The stages that containers may be started of: those that no other stage stands on and nothing is copied from, and the last one. */
export const startedStages = (stages: readonly Stage[]): readonly Stage[] => {
  const used = new Set(stages.flatMap(({ parent }) => parent ?? []));
  const sources = new Set(stages.flatMap(sourcesOf));
  const isSource = ({ name, index }: Stage): boolean => sources.has(String(index)) || (name !== undefined && sources.has(name));
  return stages.filter((stage) => stage === stages.at(-1) || (!used.has(stage) && !isSource(stage)));
};

const sourcesOf = ({ instructions }: Stage): readonly string[] =>
  instructions.flatMap(({ flags }) =>
    flags.flatMap(({ name, value }) => {
      const source = name === 'from' ? value?.text : /(?:^|,)from=([^,]+)/.exec(name === 'mount' ? (value?.text ?? '') : '')?.[1];
      return source === undefined ? [] : source.toLowerCase();
    }),
  );
