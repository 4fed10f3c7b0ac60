import { join } from 'node:path';
import { readJsonLines, readList } from './table.mjs';

/** How the source came to know of a row. */
const EVIDENCE = { fetched: 'dockerfile', stored: 'dockerfile', 'string-search': 'search', general: 'general' };

/** Hosts that lend room to anybody: whose repository it is tells only the path. */
const HOSTING = /^(?:ppa\.launchpad(?:content)?\.net|packagecloud\.io|dl\.cloudsmith\.io|apache\.jfrog\.io|storage\.googleapis\.com)$/;
/** Rows that are no repository of packages beside the distribution's. */
const OTHER = new Set(['dl-cdn.alpinelinux.org', 'dl.min.io']);

/** The source's rows, those of the hand-kept list in their places or beside them. */
export function repositories(folder, hand) {
  const source = readJsonLines(join(folder, 'vendor_repos.jsonl')).filter(({ host }) => !OTHER.has(host));
  const rows = new Map();
  for (const row of source) addRow(rows, fromSource(row));
  for (const kept of readList(join(hand, 'repositories.txt'))) addKept(rows, kept);
  return [...rows.values()];
}

function fromSource({ software, kind, host, distroFamilies, pathHint = '', keyUrl = '', debianSource = [], verified }) {
  const place = HOSTING.test(host) ? `${host}${fixedPath(pathHint)}` : host.replace(/^www\./, '');
  // `(PGDG)`, `(old host)`: what stands in brackets tells rows of the source apart.
  const name = software.replace(/ \([^)]*\)$/, '');
  const key = /[<>{}]/.test(keyUrl) ? '' : keyUrl;
  return { place, kind, name, families: distroFamilies.join(), key, packages: debianSource.join(), evidence: EVIDENCE[verified] };
}

/** What a path has before its first part that varies. */
function fixedPath(hint) {
  const [fixed] = hint.split(/[\s{<]/, 1);
  return fixed.replace(/\/(?:ubuntu|debian)?\/?$/, '');
}

/** Rows of one place are one: Microsoft's repositories for several programs lie on one host. */
function addRow(rows, { place, kind, name, families, key, packages, evidence }) {
  const before = rows.get(place);
  if (before) {
    if (before[1] !== kind) throw new Error(`${place} is ${before[1]} and ${kind}`);
    before[5] ||= key;
    before[6] = [...new Set([...before[6].split(','), ...packages.split(',')])].filter((one) => one !== '').join();
    return;
  }
  rows.set(place, [place, kind, name, '', families, key, packages, '', '', '', '', evidence]);
}

/** `=` keeps what the source says in a cell; `-` in the place of a kind drops its row. */
function addKept(rows, [place, ...cells]) {
  if (cells[0] === '-') return drop(rows, place);
  const before = rows.get(place) ?? [place];
  const row = [place, ...cells.map((cell, index) => (cell === '=' ? (before[index + 1] ?? '') : cell))];
  while (row.length < 11) row.push('');
  rows.set(place, [...row.slice(0, 11), row[11] || before[11] || 'general']);
}

function drop(rows, place) {
  if (!rows.delete(place)) throw new Error(`${place}: no row to drop`);
}
