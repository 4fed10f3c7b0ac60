import { compareNumbers } from './debian-version.ts';

const TOKEN = /\d+|[A-Za-z]+|~|\^/g;

/** The order of versions of rpm, `[epoch:]version[-release]`; below 0 when `a` is older. One without a release is older than its releases. */
export const compareRpmVersions = (a: string, b: string): number => {
  const [left, right] = [partsOf(a), partsOf(b)];
  return (
    compareNumbers(left.epoch, right.epoch) || compareRpmParts(left.version, right.version) || compareRpmParts(left.release, right.release)
  );
};

/** The order of one part: numbers and words one after the other, whatever separates them. */
export const compareRpmParts = (a: string, b: string): number => {
  const [left, right] = [a.match(TOKEN) ?? [], b.match(TOKEN) ?? []];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const order = compareTokens(left[index], right[index]);
    if (order !== 0) return order;
  }
  return 0;
};

const partsOf = (written: string): { epoch: string; version: string; release: string } => {
  const [, epoch = '', rest = ''] = /^(?:(\d*):)?(.*)$/s.exec(written) ?? [];
  const dash = rest.lastIndexOf('-');
  return dash < 0 ? { epoch, version: rest, release: '' } : { epoch, version: rest.slice(0, dash), release: rest.slice(dash + 1) };
};

const compareTokens = (a: string | undefined, b: string | undefined): number => {
  const order = rankOf(a) - rankOf(b);
  if (order !== 0 || a === undefined || b === undefined) return order;
  if (/^\d/.test(a)) return compareNumbers(a, b);
  return a < b ? -1 : a > b ? 1 : 0;
};

/** `~` comes before the end, the end before `^`, that before words, words before numbers. */
const rankOf = (token: string | undefined): number => {
  if (token === undefined) return 1;
  if (token === '~') return 0;
  if (token === '^') return 2;
  return /^\d/.test(token) ? 4 : 3;
};
