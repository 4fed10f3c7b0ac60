import type { Instruction } from '../dockerfile/model.ts';
import type { CommandUse, DocumentNode } from '../facts/model.ts';
import type { ListItem } from '../shell/model.ts';
import type { Edit, Span } from '../text/span.ts';

/** Puts a word behind another one of the same command. */
export const insertAfterWord = (word: { readonly span: Span }, text: string): Edit => ({
  span: { start: word.span.end, end: word.span.end },
  text: ` ${text}`,
});

const isInstruction = (node: DocumentNode): node is Instruction => 'keyword' in node;

/** Puts a command behind the last one of a RUN, in the layout that the RUN has; `undefined` where that can't be done by text alone. */
export const appendCommand = (node: DocumentNode, command: string, text: string): Edit | undefined => {
  if (!isInstruction(node) || node.json || node.heredocs.length > 0) return undefined;
  const script = (node.trigger ?? node).arguments;
  if (/[&|]$/.test(script.text)) return undefined;
  const end = script.span().end;
  const joiner = script.text.endsWith(';') ? '' : '&& ';
  return { span: { start: end, end }, text: `${separatorBefore(node, text)}${joiner}${command}` };
};

/** A RUN over several lines goes on in a line of its own, indented as its commands are; a RUN of one line stays one. */
const separatorBefore = (node: Instruction, text: string): string => {
  const whole = text.slice(node.span.start, node.span.end);
  const [first = '', ...lines] = whole.split('\n').filter((line) => !line.trimStart().startsWith('#'));
  const model = lines.findLast((line) => line.trimStart().startsWith('&&')) ?? lines.find((line) => line.trim() !== '');
  if (model === undefined) return ' ';
  const token = /([\\`])[ \t]*\r?$/.exec(first)?.[1] ?? '\\';
  return ` ${token}${whole.includes('\r\n') ? '\r\n' : '\n'}${/^[ \t]*/.exec(model)?.[0] || '    '}`;
};

/**
 * Takes items out of a list, with the operators before them, and puts a command in the place of the first. Comments between
 * the lines stay. `undefined` when an item is not of that list.
 */
export const replaceItems = (items: readonly ListItem[], replacement: string | undefined, text: string): readonly Edit[] | undefined => {
  const [first, ...rest] = items;
  if (!first || rest.some(({ list }) => list !== first.list)) return undefined;
  const dropped = replacement === undefined ? items : rest;
  const edits = dropped.map((item) => dropItem(item, text));
  return replacement === undefined ? edits : [{ span: first.span, text: replacement }, ...edits];
};

/** The first item goes with the operator behind it, any other with the one before it. */
const dropItem = (item: ListItem, text: string): Edit => {
  const previous = item.list.items[item.index - 1];
  const next = item.list.items[item.index + 1];
  if (previous) return { span: spanAfterComments({ start: previous.span.end, end: item.span.end }, text), text: '' };
  return { span: { start: item.span.start, end: next?.span.start ?? item.span.end }, text: '' };
};

/** Comment lines between two items belong to what follows and may speak of more than it, so the cut begins behind them. */
const spanAfterComments = (span: Span, text: string): Span => {
  const comment = [...text.slice(span.start, span.end).matchAll(/^[ \t]*#[^\n]*\n/gm)].at(-1);
  return comment ? { start: span.start + comment.index + comment[0].length, end: span.end } : span;
};

/** Whether a command is one of a list at the top of its script, and not within a loop, a condition or `$(…)`. */
export const isPlain = ({ command }: CommandUse): boolean => command.nesting === 'script' && !command.isConditional;
