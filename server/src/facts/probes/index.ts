import { TOOLS, type Tool } from '../../knowledge/image-tools.ts';
import type { CommandUse, Stage } from '../elements.ts';
import type { Facts } from '../model.ts';
import { startedStages } from '../started-stages.ts';
import { mayAdd } from './additions.ts';
import { type BaseTools, baseToolsOf } from './base-tools.ts';

/** A tool that a HEALTHCHECK calls, and that is in no image with that check. */
export interface MissingTool {
  readonly tool: Tool;
  readonly use: CommandUse;
  readonly base: BaseTools;
  /** The stage that is started and those that it stands on, the bottom last. */
  readonly chain: readonly Stage[];
}

/** Names that busybox and Debian's packages give one of them. */
const SAME: Readonly<Record<string, Tool>> = { netcat: 'nc', ncat: 'nc' };

/** The tools that checks call and lack; a check that several images have lacks what all of them do. */
export const readMissingTools = (facts: Facts): readonly MissingTool[] => {
  const found = startedStages(facts.stages).flatMap((stage) => {
    const chain = [...standsOn(stage)];
    const check = chain.map(({ instructions }) => instructions.findLast(({ keyword }) => keyword === 'HEALTHCHECK')).find((one) => one);
    return check
      ? [
          {
            check,
            missing: missingIn(
              chain,
              facts.commands.filter(({ node }) => node === check),
              facts,
            ),
          },
        ]
      : [];
  });
  const first = new Map(found.map(({ check, missing }) => [check, missing]));
  return [...first].flatMap(([check, missing]) =>
    missing.filter(({ tool }) => found.every((other) => other.check !== check || other.missing.some((one) => one.tool === tool))),
  );
};

function* standsOn(stage: Stage): Iterable<Stage> {
  for (let one: Stage | undefined = stage; one; one = one.parent) yield one;
}

const missingIn = (chain: readonly Stage[], uses: readonly CommandUse[], facts: Facts): readonly MissingTool[] => {
  const bottom = chain.at(-1);
  const calls = uses.flatMap((use) => toolOf(use) ?? []);
  const base = bottom && calls.length > 0 ? baseToolsOf(bottom, facts.knowledge) : undefined;
  if (!base) return [];
  const isThere = ({ tool }: Call): boolean => base.tools.has(tool) || mayAdd(tool, chain, facts.commands);
  // One of several that is there may be the one that counts, as in `curl … || wget …`.
  if (calls.some(isThere)) return [];
  return calls.slice(0, 1).map(({ tool, use }) => ({ tool, use, base, chain }));
};

interface Call {
  readonly tool: Tool;
  readonly use: CommandUse;
}

const toolOf = (use: CommandUse): Call | undefined => {
  const { name, isConditional, program } = use.command;
  const tool = TOOLS.find((one) => one === (Object.hasOwn(SAME, name) ? SAME[name] : name));
  return tool && !isConditional && (!program.value.includes('/') || /^\/(?:usr\/)?bin\//.test(program.value)) ? { tool, use } : undefined;
};
