import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cycleOf, cycles, productName } from '../../../server/src/knowledge/end-of-life.ts';
import { opened, shippedText } from './texts.ts';

const table = opened(shippedText('end-of-life'));

const SMALL = opened(
  'table: end-of-life\nsource: x\nlicence: MIT\nasOf: 2026-01-15\ncolumns: product name extended cycles\n\n' +
    'bare\tBare\np\tThe P\tcare\t3.10,2026-01-01,,,,,2026-06-01;3.1,2020-01-01,over,,3.1.9;3,2019-01-01,2021-01-01,2022-02-02,3.0.5,three,yes;u\n',
);

test('every field of a cycle, and those that are not known', () => {
  assert.deepEqual(cycles(SMALL, 'p'), [
    { product: 'p', cycle: '3.10', released: '2026-01-01', longTermFrom: '2026-06-01' },
    { product: 'p', cycle: '3.1', released: '2020-01-01', isEnded: true, latest: '3.1.9' },
    {
      product: 'p',
      cycle: '3',
      codename: 'three',
      released: '2019-01-01',
      endOfLife: '2021-01-01',
      extendedSupport: { name: 'care', until: '2022-02-02' },
      latest: '3.0.5',
      isLongTerm: true,
    },
    { product: 'p', cycle: 'u' },
  ]);
  assert.equal(cycles(SMALL, 'p'), cycles(SMALL, 'p'));
  assert.deepEqual(cycles(SMALL, 'bare'), []);
  assert.deepEqual(cycles(SMALL, 'nothing'), []);
});

const CYCLE_OF: readonly (readonly [string, string | undefined])[] = [
  ['3', '3'],
  ['3.2', '3'],
  ['3.1', '3.1'],
  ['3.1.1', '3.1'],
  ['3.10', '3.10'],
  ['3.10.2', '3.10'],
  ['3.0.2_8', '3'],
  ['3u302', '3'],
  ['3-rc1', '3'],
  ['3.1-rc1', '3.1'],
  ['three', '3'],
  ['30', undefined],
  ['3x', undefined],
  ['thre', undefined],
  ['', undefined],
];

test('a version belongs to the longest cycle that it begins with, or to that of its codename', () => {
  for (const [version, cycle] of CYCLE_OF) assert.equal(cycleOf(SMALL, 'p', version)?.cycle, cycle, version);
  assert.equal(cycleOf(SMALL, 'nothing', '3'), undefined);
});

test("names for people, and a product's own name where there is none", () => {
  assert.deepEqual(
    ['nodejs', 'debian', 'alpine-linux', 'nothing'].map((product) => productName(table, product)),
    ['Node.js', 'Debian', 'Alpine Linux', 'nothing'],
  );
});

test("Debian's LTS and Ubuntu's ESM come after normal support", () => {
  const bullseye = cycleOf(table, 'debian', 'bullseye');
  assert.equal(bullseye?.cycle, '11');
  assert.equal(bullseye?.endOfLife, '2024-08-14');
  assert.deepEqual(bullseye?.extendedSupport, { name: 'LTS', until: '2026-08-31' });
  assert.equal(cycleOf(table, 'debian', '11.6'), bullseye);
  assert.equal(cycleOf(table, 'debian', 'lenny')?.extendedSupport, undefined);
  const focal = cycleOf(table, 'ubuntu', 'focal');
  assert.equal(focal?.cycle, '20.04');
  assert.equal(focal?.endOfLife, '2025-05-31');
  assert.deepEqual(focal?.extendedSupport, { name: 'ESM', until: '2030-04-02' });
  assert.equal(focal?.isLongTerm, true);
  assert.equal(cycleOf(table, 'ubuntu', '25.10')?.extendedSupport, undefined);
});

test('ends of runtimes and distributions', () => {
  const ends = [
    ['nodejs', '18.12.0', '2025-04-30'],
    ['ruby', '3.1.1', '2025-03-26'],
    ['alpine-linux', '3.15', '2023-11-01'],
    ['centos', '7', '2024-06-30'],
    ['python', '3.9.2', '2025-10-31'],
    ['eclipse-temurin', '8u302', '2030-12-31'],
    ['ros', 'noetic', '2025-05-01'],
    ['ros', 'humble', '2027-05-31'],
    ['rhel', '9', '2032-05-31'],
  ];
  for (const [product = '', version = '', end] of ends)
    assert.equal(cycleOf(table, product, version)?.endOfLife, end, `${product} ${version}`);
  assert.equal(cycleOf(table, 'nodejs', '3')?.isEnded, true);
  assert.equal(cycleOf(table, 'debian', 'trixie')?.isEnded, undefined);
});

test('a line is long-term from its day on', () => {
  assert.equal(cycleOf(table, 'nodejs', '24')?.isLongTerm, true);
  const next = cycleOf(table, 'nodejs', '26');
  assert.equal(next?.isLongTerm, undefined);
  assert.equal(next?.longTermFrom, '2026-10-28');
});

test('newest first', () => {
  assert.deepEqual(
    cycles(table, 'nodejs')
      .slice(0, 3)
      .map(({ cycle }) => cycle),
    ['26', '25', '24'],
  );
  assert.deepEqual(
    cycles(table, 'amazon-linux')
      .slice(0, 3)
      .map(({ cycle }) => cycle),
    ['2023', '2', '2018.03'],
  );
  const python = cycles(table, 'python').map(({ cycle }) => cycle);
  assert.ok(python.indexOf('3.10') < python.indexOf('3.9'));
});

test('every cycle of the shipped table is well formed', () => {
  const day = /^\d{4}-\d\d-\d\d$/;
  for (const product of table.keys()) {
    const all = cycles(table, product);
    assert.ok(all.length > 0 && productName(table, product) !== '', product);
    assert.equal(new Set(all.map(({ cycle }) => cycle)).size, all.length, product);
    for (const { cycle, codename, released, endOfLife, extendedSupport, longTermFrom, latest } of all) {
      const at = `${product} ${cycle}`;
      assert.match(cycle, /^[a-z0-9][a-z0-9.-]*$/, at);
      assert.match(codename ?? 'none', /^[a-z]+$/, at);
      assert.match(latest ?? '1', /^[a-z0-9][\w.+-]*$/i, at);
      for (const one of [released, endOfLife, extendedSupport?.until, longTermFrom]) assert.match(one ?? '2026-01-01', day, at);
      if (extendedSupport) assert.ok(extendedSupport.name !== '' && extendedSupport.until > (endOfLife ?? ''), at);
    }
  }
});
