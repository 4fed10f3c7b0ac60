import type { DocumentNode, Facts } from '../../facts/model.ts';
import type { ListItem } from '../../shell/model.ts';
import type { Surrounding } from '../packages.ts';
import { scriptItems } from './script.ts';

const UPDATING = /^apt(?:-get)?\s[^|;&]*\bupdate\b/;
const LISTS = /\/var\/lib\/apt\/lists/;
const CACHES = /^(?:dnf|microdnf|yum|zypper)\s[^|;&]*\bclean\b/;

/** What a script does for an install that stands in the place of one of its steps. */
export const surroundingOf = (item: ListItem, node: DocumentNode, facts: Facts): Surrounding => {
  const all = scriptItems(item.list, node, facts);
  const [before, behind] = [all.slice(0, item.index), all.slice(item.index + 1)];
  const updated = before.findLastIndex(({ text }) => UPDATING.test(text));
  const dropped = before.findLastIndex(({ text }) => LISTS.test(text));
  return {
    isUpdated: updated > dropped,
    isCleaned: behind.some(({ text }) => (/^rm\b/.test(text) && LISTS.test(text)) || CACHES.test(text)),
  };
};
