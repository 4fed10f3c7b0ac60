import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { officialTags } from '../../server/src/knowledge/official-tags.ts';
import { openTable } from '../../server/src/knowledge/table.ts';
import { readJsonLines, readList } from './table.mjs';

/** Words of the source, and those of the table; others (`revived`, `note-only` …) are of images that are alive. */
const STATUSES = { removed: 'removed', deprecated: 'deprecated', renamed: 'renamed', stale: 'stale', 'no-tags': 'stale' };

/**
 * Rows of `deprecated_images.jsonl`, held against the manifests: a list of old may name images that have come back, or that never left
 * a branch. Hand-kept rows with a status of their own stand for images that the source lacks.
 */
export function deprecatedImages(folder, { hand, tables }) {
  const { table } = openTable(readFileSync(join(tables, 'official-tags.txt'), 'utf8'));
  const byHand = readList(join(hand, 'deprecated.txt')).map(([image, reason, successors, status]) => ({
    image,
    reason,
    successors,
    status,
  }));
  const all = [...readJsonLines(join(folder, 'deprecated_images.jsonl')), ...byHand.filter(({ status }) => status)];
  return all
    .filter(({ image, status }) => STATUSES[status] && table.row(image))
    .map((row) => rowOf(row, { tags: officialTags(table, row.image), own: byHand.find(({ image }) => image === row.image) }));
}

function rowOf({ image, status, since, successors }, { tags, own }) {
  if (['removed', 'renamed'].includes(status) && tags.builds.length > 0) throw new Error(`${image} is listed: not ${status}`);
  if (!own?.reason) throw new Error(`${image}: deprecated.txt gives no reason`);
  const known = /^\d{4}(-\d\d(-\d\d)?)?/.exec(since ?? '')?.[0];
  return [
    image,
    STATUSES[status],
    known ?? lastDay(tags),
    own.successors ? readSuccessors(own.successors) : successors.join(' '),
    own.reason,
  ];
}

const readSuccessors = (text) => (text === '-' ? '' : text);

/** When the last tag left the manifest, or changed where some are still listed. */
function lastDay(tags) {
  const days = [...tags.everListed()].map((tag) => tags.historyOf(tag));
  return days
    .map(({ lastChanged, lastListed }) => lastListed ?? lastChanged)
    .sort()
    .at(-1);
}
