import type { DocumentNode, Facts } from '../facts/model.ts';
import type { ListItem } from '../shell/model.ts';
import { scriptItems } from './builds/script.ts';

const EXITS_ON_ERROR = /^set\s+(?:-\w*e|-o\s+errexit|\S+\s+-\w*e)/;

/** Whether a script stops and fails when a step does: all behind it hangs on it by `&&`, or the shell was told to exit. */
export const failsWithItem = (item: ListItem, node: DocumentNode, facts: Facts): boolean => {
  const items = scriptItems(item.list, node, facts);
  if (items.slice(0, item.index).some(({ text }) => EXITS_ON_ERROR.test(text))) return true;
  return item.list.items.slice(item.index + 1).every((next, index) => {
    const before = item.list.items[item.index + index] as ListItem;
    return /^[^;|]*&&[^;|]*$/.test(withoutComments(facts.text.slice(before.span.end, next.span.start)));
  });
};

const withoutComments = (between: string): string => between.replace(/^[ \t]*#[^\n]*$/gm, '');
