import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalPlace, FORGES } from '../../server/src/knowledge/upstream-places.ts';
import { debianNames } from './debian-names.mjs';
import { formatTable, readTable } from './table.mjs';

const KINDS = ['program', 'library', 'both', 'none'];

/**
 * The hand-kept rows, checked: with a folder of Debian's index files, each name is one that the suite has. The hand-kept file is
 * rewritten with its matchers in the form that is searched.
 */
export function packages(folder, hand) {
  const path = join(hand, 'packages.txt');
  const { header, rows } = readTable(path);
  const suites = folder ? debianNames(folder) : new Map();
  const seen = new Set();
  const checked = rows.map((row) => withCanonicalMatchers(row));
  for (const row of checked) {
    checkRow(row, seen);
    checkNames(row, suites);
  }
  writeFileSync(path, formatTable(header, checked));
  return { ...header, rows: checked };
}

const withCanonicalMatchers = ([id, kind, matchers, packages = '', versions = '']) => {
  const canonical = matchers.split(' ').map((matcher) => (matcher.startsWith('name:') ? matcher : canonicalPlace(matcher)));
  return [id, kind, [...new Set(canonical)].join(' '), packages, versions];
};

function checkRow([id, kind, matchers, packages], seen) {
  if (!/^[a-z0-9-]+$/.test(id) || !KINDS.includes(kind) || (kind === 'none') !== (packages === '')) throw new Error(`malformed row: ${id}`);
  for (const matcher of matchers.split(' ').filter((one) => !one.startsWith('name:'))) {
    if (seen.has(matcher)) throw new Error(`${id}: ${matcher} stands twice`);
    seen.add(matcher);
    const [host, ...path] = matcher.split('/');
    if (FORGES.includes(host) && path.length !== 2) throw new Error(`${id}: no owner/name: ${matcher}`);
  }
}

/** A row may have names of its own for a suite, `-` where that has none. */
function checkNames([id, , , packages], suites) {
  const cells = new Map(packages.split(' ').map((cell) => cell.split('=')));
  for (const [suite, names] of suites) {
    const own = ['', '.dev'].flatMap((role) => (cells.get(`debian:${suite}${role}`) ?? cells.get(`debian${role}`) ?? '').split(','));
    const absent = own.find((name) => name !== '' && name !== '-' && !names.has(name));
    if (absent) throw new Error(`${id}: ${suite} has no ${absent}`);
  }
}
