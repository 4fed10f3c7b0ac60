import type { DocumentNode, Facts } from '../facts/model.ts';
import type { CommandList, ListItem } from '../shell/model.ts';
import { scriptItems } from './builds/script.ts';

const EXITS_ON_ERROR = /^set\s+(?:-\w*e|-o\s+errexit|\S+\s+-\w*e)/;

/** Whether a script stops and fails when a step does: all behind it hangs on it by `&&`, or the shell was told to exit. */
export const failsWithItem = (item: ListItem, node: DocumentNode, facts: Facts): boolean => {
  const items = scriptItems(item.list, node, facts);
  if (items.slice(0, item.index).some(({ text }) => EXITS_ON_ERROR.test(text))) return true;
  return item.index >= chainStart(item.list, facts.text);
};

const starts = new WeakMap<CommandList, number>();

/** The first item of a list from which on each hangs by `&&` on the one before. */
const chainStart = (list: CommandList, text: string): number => {
  const known = starts.get(list);
  if (known !== undefined) return known;
  const { items } = list;
  const broken = items.findLastIndex((item, index) => {
    const next = items[index + 1];
    return next !== undefined && !/^[^;|]*&&[^;|]*$/.test(withoutComments(text.slice(item.span.end, next.span.start)));
  });
  starts.set(list, broken + 1);
  return broken + 1;
};

const withoutComments = (between: string): string => between.replace(/^[ \t]*#[^\n]*$/gm, '');
