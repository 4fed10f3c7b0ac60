import { join } from 'node:path';
import { parse } from 'yaml';
import { commitAt, fileAt, lastDay } from './git-history.mjs';
import { readList } from './table.mjs';

/** Names that people know the second kind of support by. */
const EXTENDED = { debian: 'LTS', rhel: 'ELS', sles: 'LTSS', ubuntu: 'ESM' };

/** Products whose codenames stand in tags. */
const NAMED = ['debian', 'ros', 'ubuntu'];

/** Rows out of a clone of endoflife-date/endoflife.date, for the products of the hand-kept list; `until`: as it was on that day. */
export function endOfLife(repository, { hand, until }) {
  const products = new Set(readList(join(hand, 'products.txt')).map(([, product]) => product));
  const commit = commitAt(repository, until);
  const rows = [...products].flatMap((product) => {
    const sources = product.split('+').flatMap((one) => readProduct(repository, commit, one) ?? []);
    return sources.length > 0 ? [rowOf(product.split('+')[0], sources)] : [];
  });
  return { asOf: until ?? lastDay(repository), rows };
}

function readProduct(repository, commit, name) {
  const text = fileAt(repository, commit, `products/${name}.md`);
  // `core` takes days for text, so that no time zone moves them.
  return text && parse(text.split(/^---$/m)[1], { schema: 'core' });
}

function rowOf(product, sources) {
  const releases = sources.flatMap(({ releases }) => releases).sort(newestFirst);
  const cycles = releases.map((release) => cycleText(release, NAMED.includes(product)));
  const isExtended = releases.some(hasExtended);
  return [product, sources[0].title, isExtended ? extendedName(product, sources[0].eoesColumn) : '', cycles.join(';')];
}

/** `cycle,released,end,end of extended support,latest,codename,long term`; what is not known is empty. */
function cycleText(release, isNamed) {
  const { releaseCycle, releaseDate, eol, eoes, latest = '', codename = '' } = release;
  const name = isNamed ? codename.split(' ')[0].toLowerCase() : '';
  const extended = hasExtended(release) ? eoes : '';
  // The source also says `8 (2111)` and `N/A`.
  const [version] = /^\d[\w.+-]*/.exec(latest) ?? [''];
  return [releaseCycle, releaseDate, dayOr(eol, 'over'), extended, version, name, longTerm(release)].join(',').replace(/,+$/, '');
}

/** Red Hat's day for it is the end of the normal support. */
const longTerm = ({ lts, eol }) => (lts === eol ? '' : dayOr(lts, 'yes'));

/** By number, and by day where cycles have names, and after Amazon Linux 2018.03, which version 2 followed. */
function newestFirst(a, b) {
  const [left, right] = [a, b].map(({ releaseCycle }) => String(releaseCycle).split('.').map(Number));
  const at = left.findIndex((number, i) => number !== right[i]);
  if ([...left, ...right].some((number) => Number.isNaN(number) || number === 2018)) return a.releaseDate < b.releaseDate ? 1 : -1;
  return at < 0 ? 1 : (right[at] ?? -1) - left[at];
}

/** Where both ends are one, there is no second kind of support. */
const hasExtended = ({ eol, eoes }) => isDay(eoes) && !(isDay(eol) && eoes <= eol);

const isDay = (value) => /^\d{4}-\d\d-\d\d$/.test(value);

/** The day; a word where it is true and no day is known. */
const dayOr = (value, word) => (isDay(value) ? value : value === true ? word : '');

function extendedName(product, column) {
  if (EXTENDED[product]) return EXTENDED[product];
  return typeof column === 'string' ? column.toLowerCase() : 'extended support';
}
