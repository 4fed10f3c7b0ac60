import assert from 'node:assert/strict';
import { isAbsolute, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { cacheFolder } from '../../server/src/cli/cache-folder.ts';
import { createNodeHost } from '../../server/src/main/node-host.ts';
import { aFolder, run } from './a-run.ts';

const TRIXIE = 'packages-debian-trixie';
const aTable = (day: string, word: string, name = TRIXIE): string =>
  `table: ${name}\nsource: s\nlicence: l\nasOf: ${day}\ncolumns: source\n\n${word}`;

/** What a host reads of a table that is shipped and made here, and what it warns of. */
const inUse = async (context: TestContext, made: string, shipped = aTable('2026-11-20', 'shipped')) => {
  const knowledge = aFolder(context, { [`${TRIXIE}.txt`]: shipped });
  const cache = aFolder(context, { [`${TRIXIE}.txt`]: made, 'publishers.txt': aTable('2026-11-23', 'made', 'publishers') });
  const warnings: string[] = [];
  const host = createNodeHost({ knowledge, cache, warn: (message) => warnings.push(message) });
  return { text: (await host.asset(`${TRIXIE}.txt`))?.split('\n\n')[1], warnings, others: await host.asset('publishers.txt') };
};

test('the younger one of two tables is read, of equal ones the one made here', async (context) => {
  for (const [day, expected] of [
    ['2026-11-23', 'made'],
    ['2026-11-20', 'made'],
    ['2026-11-19', 'shipped'],
  ] as const)
    assert.deepEqual(await inUse(context, aTable(day, 'made')), { text: expected, warnings: [], others: undefined });
});

/** What may lie in the cache in a table's place, and what is said of it. */
const SPOILT: readonly (readonly [string, RegExp])[] = [
  ['', /no blank line ends the header/],
  ['rubbish', /no blank line ends the header/],
  [aTable('2026-11-23', 'made').slice(0, 40), /no blank line ends the header/],
  ['asOf: 2026-11-23\n\nmade', /the header lacks "table"/],
  [aTable('2026-11-23', 'made', 'packages-debian-bookworm'), /it is the table "packages-debian-bookworm"/],
  [aTable('9999-12-31', 'made'), /its day, 9999-12-31, is still to come/],
  [' '.repeat(17 * 1024 * 1024), /it is too large for a table/],
];

test('a table made here that can not be used gives way to the shipped one, with one warning', async (context) => {
  for (const [made, message] of SPOILT) {
    const { text, warnings } = await inUse(context, made);
    assert.equal(text, 'shipped');
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? '', message);
    assert.match(warnings[0] ?? '', /the table that came with plimsoll is used instead/);
  }
});

test('the list passes over a table that can not be used, and says so', async (context) => {
  const cwd = aFolder(context, { [`plimsoll/knowledge/${TRIXIE}.txt`]: 'rubbish' });
  const { code, stdout, stderr } = await run({ cwd, env: { XDG_CACHE_HOME: cwd } }, 'knowledge');
  assert.equal(code, 0);
  assert.match(stdout, /^packages-debian-trixie +\d{4}-\d\d-\d\d {2}shipped /m);
  assert.match(stderr, /^plimsoll: [^\n]+packages-debian-trixie\.txt: no blank line ends the header; it is passed over\n$/);
});

test('the cache is below an absolute path, whatever the environment says', () => {
  assert.equal(cacheFolder({ XDG_CACHE_HOME: '/c' }, 'knowledge'), join('/c', 'plimsoll', 'knowledge'));
  assert.equal(cacheFolder({ XDG_CACHE_HOME: 'here', LOCALAPPDATA: '/l' }, 'knowledge'), join('/l', 'plimsoll', 'knowledge'));
  assert.ok(isAbsolute(cacheFolder({ XDG_CACHE_HOME: '.' }, 'knowledge') ?? ''));
});
