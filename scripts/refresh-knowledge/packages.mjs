import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { debianVersions } from './debian-versions.mjs';
import { formatTable, readTable } from './table.mjs';

const KINDS = ['program', 'library', 'both'];
const FORGES = ['bitbucket.org', 'codeberg.org', 'github.com', 'gitlab.com'];

/**
 * The hand-kept rows, checked, with Debian's versions from index files where a folder of them is given. The hand-kept file is
 * rewritten with them, so that a refresh without index files loses none.
 */
export function packages(folder, hand) {
  const path = join(hand, 'packages.txt');
  const { header, rows } = readTable(path);
  const indexes = folder ? debianVersions(folder) : new Map();
  const seen = new Set();
  for (const row of rows) checkRow(row, seen);
  const filled = rows.map((row) => withVersions(row, indexes));
  writeFileSync(path, formatTable(header, filled));
  return { header, rows: filled.map(shippedRow) };
}

function checkRow([id, kind, matchers, packages], seen) {
  if (!/^[a-z0-9-]+$/.test(id) || !KINDS.includes(kind) || !packages) throw new Error(`malformed row: ${id}`);
  for (const matcher of matchers.split(' ')) {
    if (seen.has(matcher)) throw new Error(`${id}: ${matcher} stands twice`);
    seen.add(matcher);
    const [host, ...path] = matcher.split('/');
    const onForge = FORGES.includes(host);
    if (onForge && (path.length !== 2 || matcher !== matcher.toLowerCase())) throw new Error(`${id}: no lower-case owner/name: ${matcher}`);
  }
}

function withVersions([id, kind, matchers, packages, versions = ''], indexes) {
  const known = new Map(
    versions
      .split(' ')
      .filter(Boolean)
      .map((word) => word.split('=')),
  );
  for (const [suite, index] of indexes) {
    const version = index.get(versionPackage(packages.split(' ')));
    if (version) known.set(`debian:${suite}`, version);
  }
  const words = [...known].map(([release, version]) => `${release}=${version}`);
  return [id, kind, matchers, packages, words.sort().join(' ')];
}

function shippedRow([id, kind, matchers, packages, versions]) {
  const cells = packages.split(' ').filter((cell) => !cell.startsWith('debian.version='));
  return [id, kind, matchers, cells.join(' '), versions];
}

/** Metapackages have a version of their own, so a row may name the package whose version counts. */
function versionPackage(cells) {
  for (const key of ['debian.version=', 'debian=', 'debian.dev=']) {
    const cell = cells.find((one) => one.startsWith(key));
    if (cell) return cell.slice(key.length).split(',', 1)[0];
  }
  return undefined;
}
