import { appendCommand } from '../edit/commands.ts';
import { grouped } from '../facts/grouped.ts';
import type { CommandUse, DocumentNode, Facts, Stage } from '../facts/model.ts';
import { shippedStages } from '../facts/shipped-stages.ts';
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
    const byNode = aptCommands(facts.commands);
    const needed = lastNeeded(facts, { shipped, byNode });
    for (const [node, commands] of byNode) {
      const use = commands.findLast(isUpdate);
      if (!use?.stage || !shipped.has(use.stage) || !commands.some(isInstalling) || node.span.start < needed) continue;
      const update = use.command.span;
      if (isCached(node, facts.text) || commands.some((other) => other.command.span.start >= update.start && removesLists(other))) continue;
      const edit = appendCommand(node, `${isBySudo(use, facts.text) ? 'sudo ' : ''}rm -rf ${LISTS}/*`, facts.text);
      yield {
        at: update,
        message: `The package lists stay in this layer: tens of megabytes that nothing needs. End the RUN with rm -rf ${LISTS}/*.`,
        fixes: edit ? [{ title: 'Remove the package lists at the end of the RUN', safety: 'review', edits: [edit] }] : [],
      };
    }
  },
});

type ByNode = ReadonlyMap<DocumentNode, readonly CommandUse[]>;

/** The commands of each RUN that touch the lists. */
const aptCommands = (commands: readonly CommandUse[]): ByNode =>
  grouped(
    commands.filter((use) => use.when === 'build' && (isApt(use) || removesLists(use))),
    ({ node }) => node,
  );

const isApt = ({ command }: CommandUse): boolean => /^apt(?:-get)?$/.test(command.name);

const has = ({ command }: CommandUse, word: RegExp): boolean => command.arguments.some(({ value }) => word.test(value));

const isUpdate = (use: CommandUse): boolean => isApt(use) && has(use, /^update$/);

/** An update by itself is there for the sake of the lists. */
const isInstalling = (use: CommandUse): boolean =>
  isApt(use) && has(use, /^(?:install|upgrade|full-upgrade|dist-upgrade|build-dep|reinstall|remove|purge)$/);

const isBySudo = ({ command: { span } }: CommandUse, text: string): boolean => text.slice(span.start, span.end).startsWith('sudo ');

const isCached = (node: DocumentNode, text: string): boolean =>
  text
    .slice(node.span.start, node.span.end)
    .split(/\s+/)
    .some((word) => word.includes('--mount=') && CACHED_LISTS.test(word.slice(word.indexOf('--mount='))));

const CACHED_LISTS = /(?:target|dst|destination)=["']?\/var(?:\/lib(?:\/apt(?:\/lists)?)?)?\/?["']?(?:,|$)/;

const removesLists = (use: CommandUse): boolean =>
  (isApt(use) && has(use, /^dist-?clean$/)) ||
  (/^(?:rm|find)$/.test(use.command.name) &&
    has(use, /^\/var(?:\/lib)?(?:\/\*)?\/?$|^\/var\/lib\/apt(?:\/|$)|apt\/lists|^\/var\/lib\/\{.*apt/));

interface Shipping {
  readonly shipped: ReadonlySet<Stage>;
  readonly byNode: ByNode;
}

/** Where the last RUN stands that installs without an update of its own, and so needs the lists of one before it. */
const lastNeeded = ({ installs }: Facts, { shipped, byNode }: Shipping): number => {
  const updating = new Set([...byNode].flatMap(([node, commands]) => (commands.some(isUpdate) ? node : [])));
  return installs
    .filter(({ use, manager }) => (manager === 'apt' || manager === 'apt-get') && use.stage !== undefined && shipped.has(use.stage))
    .filter(({ use }) => !updating.has(use.node))
    .reduce((last, { use }) => Math.max(last, use.node.span.start), -1);
};
