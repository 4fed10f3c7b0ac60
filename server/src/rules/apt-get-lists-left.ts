import { appendCommand } from '../edit/commands.ts';
import type { CommandUse, DocumentNode, Facts, Stage } from '../facts/model.ts';
import { defineRule } from '../rule.ts';

const LISTS = '/var/lib/apt/lists';

export default defineRule({
  id: 'apt-get-lists-left',
  summary: 'The package lists of apt-get update stay in the image',
  why: 'The lists that `apt-get update` fetches are tens of megabytes, of no use in a finished image, and stale soon. Only the RUN that fetched them can take them out of the image again.',
  category: 'size',
  severity: 'info',
  tier: 'recommended',
  needs: [],
  aliases: ['DL3009', 'remove-package-lists', 'DF004'],
  options: {},
  examples: [
    {
      bad: 'FROM debian:12.8\nRUN apt-get update && apt-get install -y --no-install-recommends curl\n',
      good: 'FROM debian:12.8\nRUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*\n',
    },
  ],
  links: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
  *check(facts) {
    const shipped = shippedStages(facts.stages);
    for (const use of facts.commands) {
      if (!isUpdate(use) || !use.stage || !shipped.has(use.stage)) continue;
      const { node } = use;
      if (isCached(node, facts.text) || isRemoved(use, facts) || isUsedLater(use, facts, shipped)) continue;
      const edit = appendCommand(node, `rm -rf ${LISTS}/*`, facts.text);
      yield {
        at: use.command.span,
        message: `The package lists stay in this layer: tens of megabytes that nothing needs. End the RUN with rm -rf ${LISTS}/*.`,
        fixes: edit ? [{ title: 'Remove the package lists at the end of the RUN', safety: 'review', edits: [edit] }] : [],
      };
    }
  },
});

/** The last stage and those that it stands on; layers of other stages are not shipped. */
const shippedStages = (stages: readonly Stage[]): ReadonlySet<Stage> => {
  const shipped = new Set<Stage>();
  for (let stage = stages.at(-1); stage; stage = stage.parent) shipped.add(stage);
  return shipped;
};

const isUpdate = ({ command, when }: CommandUse): boolean =>
  when === 'build' && /^apt(?:-get)?$/.test(command.name) && command.arguments.some(({ value }) => value === 'update');

const isCached = (node: DocumentNode, text: string): boolean =>
  /--mount=\S*target=["']?\/var\/(?:lib|cache)\/apt|--mount=\S*target=["']?\/var\/lib\b/.test(text.slice(node.span.start, node.span.end));

const isRemoved = ({ node, command }: CommandUse, { commands }: Facts): boolean =>
  commands.some((other) => other.node === node && other.command.span.start >= command.span.start && removesLists(other));

const removesLists = ({ command: { name, arguments: words } }: CommandUse): boolean =>
  (/^apt(?:-get)?$/.test(name) && words.some(({ value }) => /^dist-?clean$/.test(value))) ||
  ((name === 'rm' || name === 'find') &&
    words.some(
      ({ value }) =>
        /^\/var(?:\/lib(?:\/apt(?:\/|$|\/lists)|\/\*|$)|\/\*)/.test(value) ||
        value.includes('apt/lists') ||
        /^\/var\/lib\/\{.*apt/.test(value),
    ));

/** A later RUN that installs without an update of its own needs the lists. */
const isUsedLater = (update: CommandUse, { commands, installs }: Facts, shipped: ReadonlySet<Stage>): boolean =>
  installs.some(
    ({ use, manager }) =>
      (manager === 'apt' || manager === 'apt-get') &&
      use.node.span.start > update.node.span.start &&
      use.stage !== undefined &&
      shipped.has(use.stage) &&
      !commands.some((other) => other.node === use.node && isUpdate(other)),
  );
