import type { Instruction } from '../../dockerfile/model.ts';
import { grouped } from '../../facts/grouped.ts';
import type { CommandUse, DocumentNode, Facts } from '../../facts/model.ts';
import type { Command, CommandList, ListItem } from '../../shell/model.ts';
import { contains, type Span } from '../../text/span.ts';

/** One step of a script with all commands that it runs, those of pipes and loops included. */
export interface ScriptItem {
  readonly item: ListItem;
  /** As written, continuations included. */
  readonly text: string;
  readonly commands: readonly Command[];
}

/** Each build looks at all commands of its RUN; the longest that people have written has half as many. */
const MAX_ITEMS = 200;

const known = new WeakMap<CommandList, readonly ScriptItem[]>();

/** The steps of a list; none of a list longer than anybody writes. */
export const scriptItems = (list: CommandList, node: DocumentNode, facts: Facts): readonly ScriptItem[] => {
  if (list.items.length > MAX_ITEMS) return [];
  const read = known.get(list) ?? readItems(list, commandsIn(node, facts), facts.text);
  known.set(list, read);
  return read;
};

const readItems = ({ items }: CommandList, uses: readonly CommandUse[], text: string): ScriptItem[] =>
  items.map((item) => ({
    item,
    text: text.slice(item.span.start, item.span.end),
    commands: uses.flatMap(({ command }) => (contains(item.span, command.span) ? command : [])),
  }));

const byNode = new WeakMap<readonly CommandUse[], ReadonlyMap<DocumentNode, readonly CommandUse[]>>();

/** The commands of an instruction. */
export const commandsIn = (node: DocumentNode, { commands }: Facts): readonly CommandUse[] => {
  const groups = byNode.get(commands) ?? grouped(commands, (use) => use.node);
  byNode.set(commands, groups);
  return groups.get(node) ?? [];
};

/** What may stand in a RUN besides its one script. */
const BEFORE = /^(?:ONBUILD\s+)?RUN(?:\s+--\S+|\s+\\[ \t]*\r?\n)*\s*(?:<<-?["']?\w+["']?[ \t]*\r?\n)?\s*$/i;
const BEHIND = /^[\s;]*(?:\w+)?$/;

/** Whether nothing of an instruction is left when the items of a list are taken out. */
export const isWholeScript = ({ items }: CommandList, { span }: DocumentNode, text: string): boolean => {
  const [first, last] = [items[0], items.at(-1)];
  return (
    first !== undefined &&
    last !== undefined &&
    BEFORE.test(text.slice(span.start, first.span.start)) &&
    BEHIND.test(text.slice(last.span.end, span.end))
  );
};

/** Whether one of two items runs only when the other fails, or in the background: these are no steps one behind the other. */
export const isBranching = (item: ListItem, text: string): boolean => {
  const { items } = item.list;
  const between = (a: ListItem | undefined, b: ListItem | undefined): string => (a && b ? text.slice(a.span.end, b.span.start) : '');
  const around = between(items[item.index - 1], item) + between(item, items[item.index + 1]);
  return around.includes('||') || /(?:^|[^&])&(?!&)/.test(around.replace(/^\s*#.*$/gm, ''));
};

/** The comment lines inside a stretch of an instruction, each with its line's end. */
export const commentLines = ({ start, end }: Span, text: string): string =>
  [...text.slice(start, end).matchAll(/^[ \t]*(#[^\n]*\n)/gm)].map(([, comment]) => comment).join('');

/** Whether a document's node is an instruction. */
export const isInstruction = (node: DocumentNode): node is Instruction => 'keyword' in node;
