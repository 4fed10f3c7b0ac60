import { join } from 'node:path';
import { readList } from './table.mjs';

/** The day that the tables of test/knowledge stand for: facts of a later day are not in them. */
export const FROZEN_DAY = '2026-01-15';

/** Whether a tag belongs to the excerpt: one of the image's patterns takes it, and it was listed on the pattern's day or later. */
export function frozenTags(hand) {
  const patterns = readList(join(hand, 'frozen.txt')).map(([image, pattern, since]) => ({ image, pattern: new RegExp(pattern), since }));
  return (name, tag, { last = FROZEN_DAY }) =>
    patterns.some(({ image, pattern, since }) => image === name && last >= since && pattern.test(tag));
}

const IMAGES =
  'alpine busybox centos debian eclipse-temurin fedora golang httpd mysql nginx node openjdk php postgres python r-base redis ruby ubuntu';
const PRODUCTS =
  'alpine-linux apache-http-server centos debian eclipse-temurin fedora go mysql nginx nodejs oracle-linux php postgresql python redis ruby ubuntu';

/** Keys of the excerpts; other tables are small enough. */
const KEYS = { 'end-of-life': PRODUCTS.split(' '), 'official-images': IMAGES.split(' ') };

/** The rows of a table that its excerpt holds. */
export const excerpt = (table, rows) => rows.filter(([key]) => KEYS[table]?.includes(key) ?? true);
