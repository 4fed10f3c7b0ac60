import fc from 'fast-check';
import { REAL_TAGS } from './real-tags.ts';

const number = fc.oneof(fc.nat(3), fc.nat(30), fc.constantFrom('00', '03', '10', '2026', '20260805')).map(String);
const release = fc.array(number, { minLength: 1, maxLength: 4 }).map((numbers) => numbers.join('.'));
const WORDS = [
  'slim',
  'fpm',
  'jre17',
  'php8.3',
  'otp-29',
  'alpine',
  'alpine3.18',
  'alpine-3.9',
  'bookworm',
  'trixie',
  'sid',
  'ubuntu-24.04',
  'ltsc2022',
  'windowsservercore',
  'mine',
  'latest',
  'lts',
  'nightly',
  'krypton',
  '0a1b2c3d',
  'b07',
  'r3',
  'KB4505057',
  '32bit',
  'dev',
];
const ENDS = [
  '',
  '',
  '',
  'rc1',
  'rc10',
  'b9',
  '-beta-2',
  '-ea-11',
  '_8',
  '_10',
  'u504-b07',
  '-1',
  '-1.2',
  'm',
  '.RC1',
  '-SNAPSHOT',
  '-20260810',
];

/** A tag that follows the grammar of those that publishers write: few numbers and words, so that many are of one family. */
export const plausibleTag: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', '', '', 'v', 'jdk-', 'bookworm-', 'nightly-'),
    release,
    fc.constantFrom(...ENDS),
    fc.array(fc.constantFrom(...WORDS), { maxLength: 2 }),
  )
  .map(([start, numbers, end, words]) => [`${start}${numbers}${end}`, ...words].join('-'));

const COUNTS = ['', 'rc#', '-beta-#', '_#', 'u#-b#', '-#', '-r#', '-KB#', '-2026010#'];

/** Two tags that differ in nothing but numbers, as a rule of one family. */
export const relatedTags: fc.Arbitrary<readonly [string, string]> = fc
  .tuple(
    fc.constantFrom('', 'v', 'jdk-'),
    fc.constantFrom('#', '#.#', '#.#.#'),
    fc.constantFrom(...COUNTS),
    fc.constantFrom('', '-slim', '-alpine3.18', '-php8.3-bookworm'),
    fc.array(fc.nat(12), { minLength: 8, maxLength: 8 }),
    fc.array(fc.nat(12), { minLength: 8, maxLength: 8 }),
  )
  .map(([start, numbers, count, end, one, other]) => [
    start + filled(numbers + count, one) + end,
    start + filled(numbers + count, other) + end,
  ]);

const filled = (template: string, numbers: readonly number[]): string => {
  let at = 0;
  return template.replace(/#/g, () => String(numbers[at++]));
};

/** Texts that are tags hardly or not at all. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.oneof(fc.constantFrom(...WORDS, ...ENDS, ...REAL_TAGS, '-', '_', '.', 'v', '+', 'é'), number), { maxLength: 12 })
    .map((parts) => parts.join('')),
);
