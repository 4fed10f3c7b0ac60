import type { MappedText } from '../text/mapped-text.ts';
import type { Check } from './checks.ts';
import type { SumAlgorithm } from './look-ups.ts';
import type { WrittenSum } from './model.ts';
import { pipeOf } from './pipes.ts';
import { writtenWord } from './releases/written.ts';

/** How many hexadecimal digits the sums have. */
const LENGTHS: Readonly<Record<SumAlgorithm, number>> = { md5: 32, sha1: 40, sha224: 56, sha256: 64, sha384: 96, sha512: 128 };

const isAlgorithm = (name: string): name is SumAlgorithm => Object.hasOwn(LENGTHS, name);

interface Digits {
  readonly digits: string;
  readonly algorithm: string;
}

/** The place of a sum in a text; `undefined` where it is none of its kind, or is put together from pieces. */
export const writtenSum = (text: MappedText, { digits, algorithm }: Digits): WrittenSum | undefined => {
  const from = text.text.indexOf(digits);
  const to = from + digits.length;
  if (from < 0 || !isAlgorithm(algorithm) || digits.length !== LENGTHS[algorithm] || !text.isVerbatim(from, to)) return undefined;
  const at = text.locate(from, to);
  return at && { at, algorithm };
};

const DIGITS = /(?<![0-9a-f])[0-9a-f]{32,128}(?![0-9a-f])/gi;

/** The one sum that a check gets to see through its pipe, or as a here-string. */
export const sumOfCheck = (check: Check): WrittenSum | undefined => {
  const algorithm = algorithmOf(check);
  if (algorithm === undefined) return undefined;
  const found = pipeOf(check.command)
    .flatMap((command) =>
      [...command.arguments, ...command.redirects.flatMap(({ target }) => target ?? [])].map((word) => ({ word, command })),
    )
    .flatMap(({ word, command }) => writtenWord(word, { command, scope: check.scope }) ?? [])
    .flatMap((text) => [...text.text.matchAll(DIGITS)].map(([digits]) => ({ text, digits })));
  const [only, ...others] = found;
  return only && others.length === 0 ? writtenSum(only.text, { digits: only.digits, algorithm }) : undefined;
};

const algorithmOf = ({ command: { name, arguments: words } }: Check): string | undefined => {
  const plain = /^(md5|sha\d+)sum$/.exec(name)?.[1];
  if (name !== 'shasum') return plain;
  const said = words.map(({ value }) => value).join(' ');
  return `sha${/(?:^|\s)(?:-a\s*|--algorithm[=\s])(\d+)/.exec(said)?.[1] ?? '1'}`;
};
