import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareApkVersions } from '../../../server/src/package/apk-version.ts';
import { compareDebianVersions } from '../../../server/src/package/debian-version.ts';
import { compareRpmVersions } from '../../../server/src/package/rpm-version.ts';

type Order = (a: string, b: string) => number;

/** Each version is older than all that follow it. */
const isAscending = (versions: string, order: Order): void => {
  const all = versions.trim().split(/\s+/);
  for (const [index, a] of all.entries()) {
    assert.equal(order(a, a), 0, a);
    for (const b of all.slice(index + 1)) {
      assert.ok(order(a, b) < 0, `${a} < ${b}`);
      assert.ok(order(b, a) > 0, `${b} > ${a}`);
    }
  }
};

test('Debian: tildes before the end, letters before other characters, epochs and revisions by themselves', () => {
  isAscending(
    '1.0~~ 1.0~~a 1.0~ 1.0~rc1 1.0 1.0-1 1.0-1+b1 1.0-1.1 1.0-2~bpo12+1 1.0-2 1.0a 1.0+b 1.0.1 1.2 1.10 1:0.1 2:0',
    compareDebianVersions,
  );
  isAscending('3.0.9-1 3.0.16-1~deb12u1 3.0.16-1 3.0.16-1+deb12u1 3.0.16-1.1', compareDebianVersions);
  isAscending('2.9.14+dfsg-1.3 2.12.7+dfsg-1 2.12.7+dfsg+really2.9.14-0.1', compareDebianVersions);
  assert.equal(compareDebianVersions('1.01', '1.1'), 0);
  assert.equal(compareDebianVersions('0:1.0-0', '1.0'), 0);
});

test('apk: prereleases, the release, its revisions, its patches', () => {
  isAscending(
    '1.1_alpha 1.1_alpha1 1.1_beta 1.1_pre3 1.1_rc2 1.1_rc10 1.1 1.1-r0 1.1-r1 1.1-r10 1.1_git20240101 1.1_p1-r0 1.1_p2 1.1a 1.1.1',
    compareApkVersions,
  );
  isAscending('1.06-r6 1.6 006 7 10 20060112 20060112.1', compareApkVersions);
  isAscending('0.9.28-r2 0.9.28.1 1.3-r0 1.3.1-r0 2.3.0b-r1 2.3.0b-r2', compareApkVersions);
  isAscending('0.1.0_alpha_pre2 0.1.0_alpha 0.1.0 1.0 1.0bc', compareApkVersions);
});

test('rpm: separators part only, numbers before words, tilde and caret', () => {
  isAscending('1.0~rc1 1.0~rc2 1.0 1.0^git1 1.0^git2 1.0a 1.0.1 1.2 1.10 1:0.5', compareRpmVersions);
  isAscending('2.0a 2.0.1 2.5 20101121 20101122', compareRpmVersions);
  isAscending('5.16.1 5.16.1-1 5.16.1-2 5.16.1-10 5.16.2-1', compareRpmVersions);
  assert.equal(compareRpmVersions('5_0', '5.0'), 0);
  assert.equal(compareRpmVersions('1.0010', '1.10'), 0);
});

const version = fc.string({ unit: fc.constantFrom(...'0019azR.+~^:-_rp'), maxLength: 8 });
const apk = fc
  .tuple(fc.constantFrom('0', '01', '1', '10'), fc.constantFrom('', '.0', '.01', '.1', '.10'), fc.constantFrom('', 'a', 'b'))
  .chain((start) =>
    fc.tuple(
      fc.constant(start.join('')),
      fc.constantFrom('', '_alpha', '_rc1', '_rc10', '_p', '_p0', '_git2'),
      fc.constantFrom('', '-r0', '-r2'),
    ),
  )
  .map((parts) => parts.join(''));

for (const [name, order, versions] of [
  ['Debian', compareDebianVersions, version],
  ['apk', compareApkVersions, fc.oneof(apk, version)],
  ['rpm', compareRpmVersions, version],
] as const) {
  test(`${name}: any versions are in one order, whichever stands first`, () => {
    fc.assert(
      fc.property(versions, versions, versions, (a, b, c) => {
        assert.equal(order(a, a), 0);
        assert.equal(order(a, b) < 0, order(b, a) > 0);
        if (order(a, b) <= 0 && order(b, c) <= 0) assert.ok(order(a, c) <= 0);
      }),
      { numRuns: 5000 },
    );
  });
}

const DPKG = 'dpkg';
const hasDpkg = spawnSync(DPKG, ['--version']).status === 0;

test('Debian: the same order as dpkg', { skip: hasDpkg ? false : 'no dpkg here' }, () => {
  const parts = fc.tuple(
    fc.constantFrom('', '0:', '1:'),
    fc.stringMatching(/^[0-9][0-9a-c.+~]{0,4}$/),
    fc.constantFrom('', '-0', '-1', '-1~', '-1+b1', '-1.1'),
  );
  const pairs = fc.sample(fc.tuple(parts, parts), { numRuns: 300, seed: 7 }).map(([a, b]) => [a.join(''), b.join('')] as const);
  const script = pairs.map(
    ([a, b]) => `dpkg --compare-versions '${a}' lt '${b}' && echo -1 || { dpkg --compare-versions '${a}' eq '${b}' && echo 0 || echo 1; }`,
  );
  const { stdout } = spawnSync('sh', ['-c', script.join('\n')], { encoding: 'utf8' });
  const signs = pairs.map(([a, b]) => `${a} ${b} ${Math.sign(compareDebianVersions(a, b)) + 0}`);
  assert.deepEqual(
    signs,
    stdout
      .trim()
      .split('\n')
      .map((sign, index) => `${pairs[index]?.join(' ')} ${sign}`),
  );
});
