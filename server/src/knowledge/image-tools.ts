import type { Table } from './table.ts';

/** What probes of containers call. */
export type Tool = 'curl' | 'wget' | 'nc';

export const TOOLS: readonly Tool[] = ['curl', 'wget', 'nc'];

/** What a table says where an image has none of them. */
const NONE = 'none';
/** Between versions from which on something else is there, and between what that is. */
const NEXT = '|';

/**
 * Which tools an image holds: by its bare name where it is an official one (`node`), else by its whole place. `undefined` where the tag is
 * older than what was looked at, or has a word that may tell another variant.
 */
export function toolsOf(table: Table, image: string, tag: string): ReadonlySet<Tool> | undefined {
  const row = table.row(image) ?? table.row(image.slice(0, image.lastIndexOf('/')));
  const [, since = '', ...cells] = row ?? [];
  const words = tag.toLowerCase().split('-');
  if (!row || !words.every(isKnown)) return undefined;
  const starts = since.split(NEXT);
  const reached = starts.findLastIndex((start) => !isOlder(words[0] ?? '', start));
  const lines = cells[VARIANTS.findIndex((isOf) => isOf(words))]?.split(NEXT) ?? [];
  const cell = reached < 0 ? undefined : lines.length > 1 ? lines[reached] : lines[0];
  if (!cell) return undefined;
  return new Set(TOOLS.filter((tool) => cell !== NONE && cell.split(',').includes(tool)));
}

const isSlim = (words: readonly string[]): boolean => words.includes('slim');
const isAlpine = (words: readonly string[]): boolean => words.some((word) => word.startsWith('alpine'));

/** In the order of the columns. */
const VARIANTS: readonly ((words: readonly string[]) => boolean)[] = [
  (words) => !isSlim(words) && !isAlpine(words),
  (words) => isSlim(words) && !isAlpine(words),
  (words) => !isSlim(words) && isAlpine(words),
  (words) => isSlim(words) && isAlpine(words),
];

/** Versions, and words that change nothing of the tools: releases of distributions, and parts of the software. */
function isKnown(word: string): boolean {
  return VERSION.test(word) || /^alpine(?:\d+\.\d+)?$/.test(word) || NEUTRAL.has(word);
}

const VERSION = /^(?:php|v)?\d+(?:\.\d+)*(?:_\d+)?$/;

const NEUTRAL: ReadonlySet<string> = new Set([
  ...['', 'latest', 'slim', 'lts', 'current', 'stable', 'mainline', 'nonroot', 'perl', 'otel', 'management'],
  ...['apache', 'cli', 'dind', 'fpm', 'zts', 'jdk', 'jre'],
  ...['stretch', 'buster', 'bullseye', 'bookworm', 'trixie', 'bionic', 'focal', 'jammy', 'noble', 'resolute'],
]);

/** A tag without a number moves, so it is not old. */
function isOlder(first: string, since: string): boolean {
  const version = first.replace(/^v(?=\d)/, '');
  if (since === '' || !/^\d/.test(version)) return false;
  const asked = numbersIn(since);
  const has = numbersIn(version);
  const at = asked.findIndex((number, index) => (has[index] ?? number) !== number);
  return at >= 0 && (has[at] ?? 0) < (asked[at] ?? 0);
}

const numbersIn = (version: string): readonly number[] => version.split(/[._]/).map(Number);
