import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTable } from '../../../server/src/knowledge/table.ts';
import { opened } from './texts.ts';

const HEADER = 'table: letters\nsource: here\nlicence: MIT\nasOf: 2026-01-15\ncolumns: key value\n';

test('a table gives its header and its rows', () => {
  const table = opened(`${HEADER}\na\t1\nb\t2\nc\t3\n`);
  assert.equal(table.name, 'letters');
  assert.equal(table.source, 'here');
  assert.equal(table.licence, 'MIT');
  assert.equal(table.asOf, '2026-01-15');
  assert.deepEqual(table.columns, ['key', 'value']);
  assert.deepEqual([...table.keys()], ['a', 'b', 'c']);
  assert.deepEqual(table.row('b'), ['b', '2']);
});

test('every key of a table of any size is found, and nothing else', () => {
  for (let size = 0; size < 40; size++) {
    const keys = Array.from({ length: size }, (_, i) => `k${String(i * 2).padStart(3, '0')}${'x'.repeat(i % 5)}`);
    const table = opened(`${HEADER}\n${keys.map((key) => `${key}\tv-${key}\n`).join('')}`);
    for (const key of keys) assert.deepEqual(table.row(key), [key, `v-${key}`]);
    for (const key of ['', 'a', 'k001', 'k0000', 'zz', 'k', '\uFFFF']) assert.equal(table.row(key), undefined);
  }
});

test('the last line needs no line break, and CRLF and a BOM do no harm', () => {
  assert.deepEqual(opened(`${HEADER}\na\t1\nb\t2`).row('b'), ['b', '2']);
  const windows = `\uFEFF${HEADER}\na\t1\nb\t2\n`.replaceAll('\n', '\r\n');
  assert.deepEqual(opened(windows).row('a'), ['a', '1']);
});

test('a row is parsed once', () => {
  const table = opened(`${HEADER}\na\t1\n`);
  assert.equal(table.row('a'), table.row('a'));
});

test('what is missing is missing each time, however much is asked for', () => {
  const table = opened(`${HEADER}\na\t1\n`);
  for (let round = 0; round < 2; round++) {
    for (let index = 0; index < 1200; index++) assert.equal(table.row(`b${index}`), undefined);
    assert.deepEqual(table.row('a'), ['a', '1']);
  }
});

test('names of object members are no keys', () => {
  const table = opened(`${HEADER}\na\t1\n`);
  for (const key of ['constructor', '__proto__', 'toString']) assert.equal(table.row(key), undefined);
});

test('the rows from a beginning on, as long as it lasts', () => {
  const table = opened(`${HEADER}\na\t1\na/b\t2\na/b/c\t3\nab\t4\n`);
  const keysFrom = (beginning: string): readonly (string | undefined)[] => [...table.rowsFrom(beginning)].map(([key]) => key);
  assert.deepEqual(
    [...table.rowsFrom('a/')],
    [
      ['a/b', '2'],
      ['a/b/c', '3'],
    ],
  );
  assert.deepEqual(keysFrom('a'), ['a', 'a/b', 'a/b/c', 'ab']);
  assert.deepEqual(keysFrom('ab'), ['ab']);
  assert.deepEqual(keysFrom(''), ['a', 'a/b', 'a/b/c', 'ab']);
  for (const beginning of ['A', 'a/c', 'b', '\uFFFF']) assert.deepEqual(keysFrom(beginning), [], beginning);
});

test('the first row that names a word behind its key', () => {
  const table = opened(`${HEADER}\nword\tother\nx\twords sword a.word\ny\tone word\nz\tword\nzz\tend`);
  assert.deepEqual(table.rowNaming('word'), ['y', 'one word']);
  assert.deepEqual(table.rowNaming('words'), ['x', 'words sword a.word']);
  assert.deepEqual(table.rowNaming('end'), ['zz', 'end']);
  for (const word of ['', 'wor', 'x', 'one word two', 'a']) assert.equal(table.rowNaming(word), undefined, word);
});

const MALFORMED: readonly (readonly [string, RegExp])[] = [
  ['', /no blank line/],
  [HEADER, /no blank line/],
  [`${HEADER.replace('source: here\n', '')}\na\t1\n`, /lacks "source"/],
  [`${HEADER.replace('licence: MIT', 'licence:  ')}\na\t1\n`, /lacks "licence"/],
  [`${HEADER.replace('2026-01-15', 'yesterday')}\na\t1\n`, /no date/],
  [`<html>\n\n<p>not found</p>`, /not a header line/],
];

test('a malformed header is a problem and no throw', () => {
  for (const [text, expected] of MALFORMED) {
    const { table, problem } = openTable(text);
    assert.equal(table, undefined);
    assert.match(problem ?? '', expected);
  }
});
