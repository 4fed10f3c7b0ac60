import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import fc from 'fast-check';
import { channelOf, isPrerelease, parseTag, precisionOf, type Tag } from '../../../server/src/image/tag.ts';
import { anyText, plausibleTag } from './tag-generators.ts';

test('a tag names a channel, alone or before a variant', () => {
  assert.equal(channelOf('latest'), 'latest');
  assert.equal(channelOf('lts-slim'), 'lts');
  assert.equal(channelOf('Stable-Alpine3.20'), 'stable');
  assert.equal(channelOf('nightly-bookworm-slim'), 'nightly');
  assert.equal(channelOf('rolling-ros-base-noble'), 'rolling');
  assert.equal(channelOf('devel-alpine3.24'), 'devel');
  assert.equal(channelOf('latest-php8.3-apache'), 'latest');
  assert.equal(channelOf('oldstable-slim'), 'oldstable');
});

test('the words for a libc, an architecture or a second channel are variants', () => {
  for (const tag of ['stable-musl', 'stable-glibc', 'stable-uclibc']) assert.equal(channelOf(tag), 'stable', tag);
  for (const tag of ['latest-amd64', 'latest-arm64v8', 'latest-dev']) assert.equal(channelOf(tag), 'latest', tag);
});

test('a tag that names a version, a suite or a build follows no channel', () => {
  for (const tag of [
    '3.20',
    'bookworm',
    '1-latest',
    'latest-20240101',
    'lts-jenkins',
    'v1.2-rc',
    'rc-buggy',
    'lts-krypton',
    'main-0a1b2c3',
    'ltsc2022',
    'musl',
    '',
  ])
    assert.equal(channelOf(tag), undefined, tag);
});

/** Each token as `kind text`, so that a test shows how a tag is cut and what its parts are taken for. */
const cut = ({ tokens, text }: Tag): string => tokens.map(({ kind, span }) => `${kind} ${text.slice(span.start, span.end)}`).join(', ');

const CUT: Readonly<Record<string, string>> = {
  '26.7.0-alpine3.24': 'release 26.7.0, distribution alpine3.24',
  'v3.7.11': 'release 3.7.11',
  '17.0.2_8-jre': 'release 17.0.2, build 8, flavour jre',
  '8u504-b07-jdk-alpine-3.24': 'release 8, build u504, build b07, flavour jdk, distribution alpine-3.24',
  '6b32-jdk': 'release 6, build b32, flavour jdk',
  '1.2.3-debian-12-r3': 'release 1.2.3, distribution debian-12, build r3',
  'v1.19.3-debian-1.0': 'release 1.19.3, distribution debian, build 1.0',
  '1809-KB4505057': 'release 1809, build KB4505057',
  '2019-CU15-ubuntu-20.04': 'release 2019, build CU15, distribution ubuntu-20.04',
  '3.11-7.3.23-trixie': 'release 3.11, build 7.3.23, distribution trixie',
  '3.10-master-777': 'release 3.10, channel master, build 777',
  'v3.9.0-177-ged5bcde': 'release 3.9.0, build 177, hash ged5bcde',
  '1.1.1m': 'release 1.1.1, build m',
  '3.15.0rc1-slim-trixie': 'release 3.15.0, prerelease rc1, flavour slim, distribution trixie',
  '9.3.0.RC1-jre8': 'release 9.3.0, prerelease RC1, flavour jre8',
  '28-ea-11-jdk-oracle': 'release 28, prerelease ea-11, flavour jdk, distribution oracle',
  '4.0.0-rc-5-eclipse-temurin-17-noble': 'release 4.0.0, prerelease rc-5, flavour eclipse, flavour temurin-17, distribution noble',
  '3.14.0-95.2.beta-sdk': 'release 3.14.0, prerelease 95.2.beta, flavour sdk',
  '8.0.12-2rc1': 'release 8.0.12, build 2, prerelease rc1',
  '13.0.1-ubi10-rc': 'release 13.0.1, distribution ubi10, prerelease rc',
  '1.3.1-python3.15-rc-trixie': 'release 1.3.1, flavour python3.15, flavour rc, distribution trixie',
  '5.1.5-build.3': 'release 5.1.5, build build.3',
  '3.0.2-32bit': 'release 3.0.2, flavour 32bit',
  '2.3.0-scala_2.12-java21': 'release 2.3.0, flavour scala_2.12, flavour java21',
  'temurin-8-tools-deps-1.12.5.1664-bookworm-slim':
    'flavour temurin, release 8, flavour tools, flavour deps-1.12.5.1664, distribution bookworm, flavour slim',
  'jdk-headless-ubuntu-24.04': 'flavour jdk, flavour headless, distribution ubuntu-24.04',
  'jre-ubuntu-noble': 'flavour jre, distribution ubuntu-noble',
  '6.3-rhel-ubi9-slim': 'release 6.3, distribution rhel, distribution ubi9, flavour slim',
  '4.8-windowsservercore-ltsc2022': 'release 4.8, distribution windowsservercore-ltsc2022',
  'nanoserver-20H2': 'distribution nanoserver-20H2',
  '9.0.19-alpine3.24-arm64v8': 'release 9.0.19, distribution alpine3.24, flavour arm64v8',
  'jammy-20260810': 'distribution jammy, date 20260810',
  'bookworm-20260803-slim': 'distribution bookworm, date 20260803, flavour slim',
  '20260805.1': 'date 20260805.1',
  'base-20260816.0.574111': 'flavour base, date 20260816.0.574111',
  '10.2-20260602': 'release 10.2, date 20260602',
  'nightly-2024-01-15': 'channel nightly, date 2024-01-15',
  'RELEASE.2024-01-16T16-07-38Z': 'channel RELEASE, date 2024-01-16T16-07-38Z',
  'v20220916-gd32f8c343': 'date 20220916, hash gd32f8c343',
  '20231101-201012-g159857a0b': 'date 20231101, build 201012, hash g159857a0b',
  'jammy-1.0.1': 'distribution jammy, release 1.0.1',
  'arm64v8-3.22': 'flavour arm64v8, release 3.22',
  p11: 'unknown p, release 11',
  'release1.2': 'channel release, release 1.2',
  'sha-0a1b2c3': 'unknown sha, hash 0a1b2c3',
  'sha256-0a1b2c3': 'unknown sha256, hash 0a1b2c3',
  '': '',
  '--': '',
};

const KINDS: Readonly<Record<string, string>> = {
  version: '1 v2 1.2.3-alpine 2026.07.1 8u504 jdk-11.0.2 10.2-20260602 1234567 otp-29 2.0.20260817.0 2022-latest',
  date: '20240115 2024.01.05 jammy-20260810 20260805.1 202401 tip-20260815-trixie 2024-01-15',
  channel: 'latest stable-slim edge lts-alpine3.20 slim fpm-jre beta-java11 oldstable',
  codename: 'bookworm alpine alpine3.24 jammy-curl windowsservercore-ltsc2022 debian-12 krypton-slim humble-ros-core sid',
  hash: '0a1b2c3 0a1b2c3d4e5f6a7b8c9d0a1b2c3d4e5f6a7b8c9d sha-0a1b2c3 main-0a1b2c3d git-ged5bcde sha256-0a1b2c3',
  signature: ['', '.sig', '.att', '.sbom'].map((end) => `sha256-${'0123456789abcdef'.repeat(4)}${end}`).join(' '),
  other: 'mine rc1 deadbee mine-slim é',
};

describe('a tag', () => {
  it('is cut into its parts', () => {
    for (const [text, expected] of Object.entries(CUT)) assert.equal(cut(parseTag(text)), expected, text);
  });

  it('goes by a version, a day, a channel, a codename or a commit', () => {
    for (const [kind, tags] of Object.entries(KINDS)) for (const text of tags.split(' ')) assert.equal(parseTag(text).kind, kind, text);
  });

  it('keeps the leading zeros of its release and has it as numbers, too', () => {
    const { release } = parseTag('2019.03-slim');
    assert.deepEqual(release, { components: ['2019', '03'], numbers: [2019, 3], span: { start: 0, end: 7 } });
    assert.deepEqual(parseTag('jdk-v11.0.2').release?.span, { start: 5, end: 11 });
  });

  it('has words before the release, a v, builds by what counts them, and a number of numbers', () => {
    const tag = parseTag('open-jdk-v25.0.4-r0-ls33');
    assert.deepEqual(
      [tag.words, tag.hasV, tag.build, precisionOf(tag)],
      [['open', 'jdk'], true, { style: 'r ls', components: ['0', '33'] }, 3],
    );
    assert.deepEqual(parseTag('8u504-b07').build, { style: 'u b', components: ['504', '07'] });
    assert.equal(precisionOf(parseTag('bookworm')), 0);
  });

  it('stands on a distribution, and so on a C library', () => {
    const of = (text: string) => [parseTag(text).distribution?.family, parseTag(text).distribution?.release, parseTag(text).libc];
    assert.deepEqual(of('1.2-bookworm'), ['debian', '12', 'glibc']);
    assert.deepEqual(of('1.2-alpine-3.18'), ['alpine', '3.18', 'musl']);
    assert.deepEqual(of('1.2-windowsservercore-1809'), ['windowsservercore', '17763', 'windows']);
    assert.deepEqual(of('kinetic-ros-base-xenial'), ['ubuntu', '16.04', 'glibc']);
    assert.deepEqual(of('1.38.0-musl'), [undefined, undefined, 'musl']);
    assert.deepEqual(of('2.14.5-scratch'), [undefined, undefined, 'none']);
    assert.deepEqual(of('1.2'), [undefined, undefined, undefined]);
  });

  it('is of a release, or not yet', () => {
    for (const text of [
      '3.15.0rc1',
      '28-ea-11-jdk',
      '1.2-SNAPSHOT',
      '3.8.3-1-SNAPSHOT',
      '11.0.0-M1',
      '5.0-nightly',
      'beta-1.2.3',
      '3.5-dev5',
      '19beta3',
      '3.8.0b1-alpine',
    ])
      assert.ok(isPrerelease(parseTag(text)), text);
    for (const text of [
      '3.7-alpine',
      '6b32',
      '8u504-b07',
      '1.2.3-r3',
      '1.3.1-python3.15-rc',
      '12.2.0-devel-ubuntu22.04',
      'latest',
      '2022-latest',
      '1.2-p3',
    ])
      assert.ok(!isPrerelease(parseTag(text)), text);
  });
});

describe('for any text, parseTag', () => {
  it('cuts it into tokens in order, with nothing but separators and a v between them', () => {
    fc.assert(
      fc.property(fc.oneof(plausibleTag, anyText), (text) => {
        let at = 0;
        for (const { span } of parseTag(text).tokens) {
          assert.ok(span.start >= at && span.end > span.start, text);
          assert.match(text.slice(at, span.start), /^[-_.+]*v?$/);
          at = span.end;
        }
        assert.match(text.slice(at), /^[-_.+]*$/);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes time in proportion to its length', () => {
    const unit = ['a1', '1.', '1-', 'rc.', '_a1a', '-rc-slim1', 'abc1def', '20240115.', '1-slim-rc'];
    const time = (text: string): number => {
      const since = performance.now();
      parseTag(text);
      return performance.now() - since;
    };
    for (const one of unit) assert.ok(time(one.repeat(200_000 / one.length)) < 3000, one);
  });
});
