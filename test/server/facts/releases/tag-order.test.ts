import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LookUps } from '../../../../server/src/facts/look-ups.ts';
import { newerReleases } from '../../../../server/src/facts/releases/newer-releases.ts';
import { parseReleaseTag } from '../../../../server/src/facts/releases/tag-order.ts';
import { MappedText } from '../../../../server/src/text/mapped-text.ts';

/** `prefix|version|suffix`. */
const PARTS: readonly (readonly [string, string | undefined])[] = [
  ['v1.2.3', 'v|1.2.3|'],
  ['1.2', '|1.2|'],
  ['release-1.2', 'release-|1.2|'],
  ['curl-8_1_0', 'curl-|8_1_0|'],
  ['R_2_6_2', 'R_|2_6_2|'],
  ['OpenSSL_1_1_1w', 'OpenSSL_|1_1_1w|'],
  ['pcre2-10.42', 'pcre2-|10.42|'],
  ['x265_4.1', 'x265_|4.1|'],
  ['hdf5-1_14_3', 'hdf5-|1_14_3|'],
  ['VER-2-13-2', 'VER-|2-13-2|'],
  ['cli/v1.0.0', 'cli/v|1.0.0|'],
  ['@scope/tool@1.0.0', '@scope/tool@|1.0.0|'],
  ['jdk-17.0.2+8', 'jdk-|17.0.2|+8'],
  ['v1.28.2+k3s1', 'v|1.28.2|+k3s1'],
  ['release-2.1.12-stable', 'release-|2.1.12|-stable'],
  ['2.1b1', '|2.1|b1'],
  ['v2', undefined],
  ['20240101', undefined],
  ['nightly', undefined],
  ['1234567890.1', undefined],
];

test('a tag is cut into what stands before its version, the version and what stands behind', () => {
  for (const [tag, expected] of PARTS) {
    const read = parseReleaseTag(tag);
    assert.equal(read && `${read.prefix}|${read.version}|${read.suffix}`, expected, tag);
  }
});

test('the parts of any tag put together are the tag', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9._+/-]{0,30}$/), (tag) => {
      const read = parseReleaseTag(tag);
      if (read) assert.equal(read.prefix + read.version + read.suffix, tag);
    }),
  );
});

/** The newest of the line and of later lines; each tag has a commit of its own unless it is written `tag=commit`. */
const newest = (tag: string, ...others: string[]): string => {
  const tags = [tag, ...others].map((text, index) => {
    const [name = '', commit = `${index}`] = text.split('=');
    return { name, commit };
  });
  const lookUps: LookUps = { answerTo: () => ({ tags, askedAt: 0 }) as never };
  const [name = ''] = tag.split('=');
  const named = { repository: 'https://example.com/x', tag: name, written: new MappedText([]), within: { start: 0, end: 0 } };
  const found = newerReleases(named, lookUps);
  return found ? `${found.inLine ?? '-'} ${found.later ?? '-'}` : 'unknown';
};

test('the newest of a line has the same major version, of the minor one while that is zero', () => {
  assert.equal(newest('v1.2.3', 'v1.10.0', 'v1.9.9', 'v2.1.0', 'v3.0.0'), 'v1.10.0 v3.0.0');
  assert.equal(newest('0.3.1', '0.3.10', '0.4.0', '1.0.0'), '0.3.10 1.0.0');
  assert.equal(newest('v1.2.3', 'v1.2.2'), '- -');
});

test('a patch keeps the minor version', () => {
  const tags = ['v1.2.3', 'v1.2.5', 'v1.3.0'].map((name) => ({ name, commit: name }));
  const named = { repository: 'https://example.com/x', tag: 'v1.2.3', written: new MappedText([]), within: { start: 0, end: 0 } };
  const found = newerReleases(named, { answerTo: () => ({ tags, askedAt: 0 }) as never });
  assert.deepEqual([found?.patch, found?.inLine], ['v1.2.5', 'v1.3.0']);
});

test('only tags that are called alike count', () => {
  assert.equal(newest('v1.2.3', '1.2.4', 'release-1.2.5', 'v1_2_6', 'v1.2.7-alpine', 'v1.2.8+build1', 'V1.2.9'), '- -');
  assert.equal(newest('v1.28.2+k3s1', 'v1.28.2+k3s2', 'v1.28.3-rc1+k3s1', 'v1.29.0'), 'v1.28.2+k3s2 -');
  assert.equal(newest('cli/v1.0.0', 'sdk/v1.5.0', 'cli/v1.0.1'), 'cli/v1.0.1 -');
  assert.equal(newest('release-2.1.11-stable', 'release-2.1.12-stable', 'release-2.2.0-alpha'), 'release-2.1.12-stable -');
});

test('what is not released yet is offered to nothing but what is not released either', () => {
  const unready = ['v1.3.0-rc1', 'v1.3.0-beta.2', 'v1.3.0.alpha', 'v1.3.0-dev', 'v1.3.0rc1', 'v1.3.0-preview3', 'v1.3b'];
  assert.equal(newest('v1.2.3', ...unready), '- -');
  assert.equal(newest('v1.3.0-rc1', 'v1.3.0-rc2', 'v1.3.0-beta9'), 'v1.3.0-rc2 -');
  assert.equal(newest('v1.3.0-rc1', 'v1.3.0-rc2', 'v1.3.0'), 'v1.3.0 -');
});

test('letters count releases where they have begun to, and numbers may be more or fewer', () => {
  assert.equal(newest('OpenSSL_1_1_1', 'OpenSSL_1_1_1w', 'OpenSSL_1_1_1v'), 'OpenSSL_1_1_1w -');
  assert.equal(newest('OpenSSL_1_1_1m', 'OpenSSL_1_1_1n', 'OpenSSL_1_1_1'), 'OpenSSL_1_1_1n -');
  assert.equal(newest('n6.0.1', 'n6.1', 'n6.1.2', 'n7.0'), 'n6.1.2 n7.0');
  assert.equal(newest('OTP-18.3', 'OTP-18.3.4.11', 'OTP-18.3.4'), 'OTP-18.3.4.11 -');
});

test('a tag that goes along with releases, or has the commit of the newest, is left behind by nothing', () => {
  assert.equal(newest('v1.2=a', 'v1.2.9=a', 'v1.3.0=b'), '- -');
  assert.equal(newest('v1.2.3=a', 'v1.2.4=a'), '- -');
});

test('days and counts of commits are no versions that follow small numbers', () => {
  assert.equal(newest('v1.2.3', 'v1.20240101.0', 'v1.2.2024', 'v2024.1.0'), '- -');
  assert.equal(newest('v1.0.20200513', 'v1.0.20210914'), 'v1.0.20210914 -');
  assert.equal(newest('2023.10.1', '2023.12.0', '2024.1.0'), '2023.12.0 2024.1.0');
});
