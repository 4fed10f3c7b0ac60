import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareUpstreamVersions, standingOf, upstreamVersion } from '../../../server/src/package/upstream-version.ts';

test('of the version of a package the part of its makers', () => {
  const parts = {
    '3.0.15-1~deb12u1': '3.0.15',
    '1:1.2.13.dfsg-1': '1.2.13',
    '1:1.3.dfsg+really1.3.1-1+deb13u1': '1.3.1',
    '2.12.7+dfsg+really2.9.14-0.4': '2.9.14',
    '5.6.1+really5.4.5-1ubuntu0.3': '5.4.5',
    '3.5.0+ds1-0+deb12u1': '3.5.0',
    '1.5.4+dfsg2-5': '1.5.4',
    '8:6.9.11.60+dfsg-1.6+deb12u3': '6.9.11.60',
    '4.6.0+dfsg-12': '4.6.0',
    '1.4+git20250101.abcdef-1': '1.4',
    '1.0.20210914-1': '1.0.20210914',
    '9.2p1-2+deb12u6': '9.2p1',
    '3.12.0~rc2-1': '3.12.0~rc2',
    '1.3.2-r0': '1.3.2',
    '20230126-1': '20230126',
    '1.22.19+~cs24.27.18-2+deb12u1': '1.22.19',
    '3.5.6': '3.5.6',
  };
  for (const [packaged, part] of Object.entries(parts)) assert.equal(upstreamVersion(packaged), part, packaged);
});

test('a snapshot before any release has none', () => {
  for (const packaged of ['0~20200101-1', '0.0~git20160101.abc-1', '0~svn123-2', 'unknown', ''])
    assert.equal(upstreamVersion(packaged), undefined);
});

test('versions as makers write them', () => {
  const ascending = ['1.0-alpha1', '1.0-beta.2', '1.0rc1', '1.0', '1.0.1', '1.0.2a', '1.0.2k', '1_1_1m', '1.1.1w', '6.9.2-10', '6.9.11.60'];
  for (const [index, a] of ascending.entries()) {
    for (const b of ascending.slice(index + 1)) assert.ok(compareUpstreamVersions(a, b) < 0, `${a} < ${b}`);
  }
  assert.equal(compareUpstreamVersions('1.3', '1.3.0'), 0);
  assert.equal(compareUpstreamVersions('3.0.0-rc.1', '3.0~rc1'), 0);
});

test('a package stands to a build by major version first', () => {
  assert.equal(standingOf('5:7.0.15-1~deb12u2', '7.0.15'), 'as-new');
  assert.equal(standingOf('1.3.1-1', '1.3.0'), 'as-new');
  assert.equal(standingOf('1.3-1', '1.3.0'), 'as-new');
  assert.equal(standingOf('1:1.2.13.dfsg-1', '1.3'), 'older');
  assert.equal(standingOf('8.2.29-1', '8.6.0alpha3'), 'older');
  assert.equal(standingOf('3.0.16-1', '1.1.1w'), 'newer-line');
  assert.equal(standingOf('4.4.1-13', '8.5'), 'behind');
  assert.equal(standingOf('2024.03.10-1', '2026.01.02'), 'behind');
  assert.equal(standingOf('10.42-1', '9.99'), 'newer-line');
});

test('nothing is said without both versions', () => {
  assert.equal(standingOf(undefined, '1.0'), 'unknown');
  assert.equal(standingOf('1.0-1', undefined), 'unknown');
  assert.equal(standingOf('1.0-1', '${VERSION}'), 'unknown');
  assert.equal(standingOf('0~20200101-1', '1.0'), 'unknown');
});
