import type { Tracked } from './downloads/draft.ts';
import type { CopyContext } from './materials/copies.ts';
import type { CommandUse, SourceBuild, Stage } from './model.ts';
import { isOwn, ownRepositories } from './own-project.ts';

/** The downloads that are compiled, with the steps of that, in the order of their URLs; the project's own code is none of them. */
export const readSourceBuilds = (
  steps: ReadonlyMap<Tracked, readonly CommandUse[]>,
  stages: readonly Stage[],
  contextOf: (stage: Stage) => Pick<CopyContext, 'scopeAt' | 'variables'>,
): SourceBuild[] => {
  const compiled = [...steps].filter(([{ uses }]) => uses.has('compiled'));
  if (compiled.length === 0) return [];
  const own = ownRepositories(stages, (instruction, stage) => {
    const { scopeAt, variables } = contextOf(stage);
    return variables.expand(instruction.arguments, scopeAt(instruction)).value.text;
  });
  return compiled
    .filter(([download]) => !isOwn(download, own))
    .map(([download, ofDownload]) => ({ download, stage: download.stage, steps: ofDownload }))
    .sort((a, b) => a.download.at.start - b.download.at.start);
};
