import { TOOLS, type Tool } from '../../knowledge/image-tools.ts';
import type { Span } from '../../text/span.ts';
import type { CommandUse, Stage } from '../elements.ts';
import { grouped } from '../grouped.ts';
import type { Facts, Probe } from '../model.ts';
import { startedStages } from '../started-stages.ts';
import { mayAdd, speaksOf } from './additions.ts';
import { type BaseTools, baseToolsOf, imageToolsOf } from './base-tools.ts';

/** A tool that a check of health calls, and that is in no image with that check. */
export interface MissingTool {
  readonly tool: Tool;
  readonly use: CommandUse;
  readonly base: BaseTools;
  /** The stage that is started and those that it stands on, the bottom last; none for a container of a manifest. */
  readonly chain: readonly Stage[];
}

/** Names that busybox and Debian's packages give one of them. */
const SAME: Readonly<Record<string, Tool>> = { netcat: 'nc', ncat: 'nc' };

/** The tools that checks call and lack; a check that several images have lacks what all of them do. */
export const readMissingTools = (facts: Facts): readonly MissingTool[] => [
  ...missingInStages(facts),
  ...[...grouped(facts.probes, ({ container }) => container.start).values()].flatMap((own) => missingInProbes(own, facts)),
];

const missingInStages = (facts: Facts): readonly MissingTool[] => {
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
  return base ? missingOf(calls, base, (tool) => mayAdd(tool, chain, facts.commands)).map((one) => ({ ...one, chain })) : [];
};

/** Of the checks of one container. What else is written of it may bring the tool: a command that installs it, a file that is mounted. */
const missingInProbes = (own: readonly Probe[], { knowledge, text }: Facts): readonly MissingTool[] => {
  const checks = own.flatMap(({ commands }) => commands.map(({ node }) => node.span));
  const isSpokenOf = (tool: Tool): boolean => own.some(({ container }) => speaksOf(tool, without(container, checks, text)));
  return own.flatMap(({ image, commands }) => {
    const calls = commands.flatMap((use) => toolOf(use) ?? []);
    const base = calls.length > 0 ? imageToolsOf(image, knowledge) : undefined;
    return base ? missingOf(calls, base, isSpokenOf).map((one) => ({ ...one, chain: [] })) : [];
  });
};

/** The text of a span without that of others in it. */
const without = ({ start, end }: Span, others: readonly Span[], text: string): string => {
  const inside = others.filter((other) => other.start >= start && other.end <= end).sort((a, b) => a.start - b.start);
  const starts = [start, ...inside.map((other) => other.end)];
  return starts.map((from, index) => text.slice(from, inside[index]?.start ?? end)).join(' ');
};

const missingOf = (
  calls: readonly Call[],
  base: BaseTools,
  mayAddTool: (tool: Tool) => boolean,
): readonly Pick<MissingTool, 'tool' | 'use' | 'base'>[] => {
  // One of several that is there may be the one that counts, as in `curl … || wget …`.
  if (calls.some(({ tool }) => base.tools.has(tool) || mayAddTool(tool))) return [];
  return calls.slice(0, 1).map(({ tool, use }) => ({ tool, use, base }));
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
