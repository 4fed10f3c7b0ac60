import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseTag, type Tag } from '../../../server/src/image/tag.ts';
import { type Change, compareTags, type FamilyScope, familyOf, kindOfChange } from '../../../server/src/image/tag-order.ts';
import { REAL_TAGS } from './real-tags.ts';
import { anyText, plausibleTag, relatedTags } from './tag-generators.ts';

const areFamily = (one: string, other: string, scope: FamilyScope): boolean =>
  familyOf(parseTag(one), scope) === familyOf(parseTag(other), scope);

/** Pairs that one may take for the other, on the same release of a distribution. */
const FAMILY: readonly (readonly [string, string])[] = [
  ['18.12.0-bullseye', '18.20.8-bullseye'],
  ['3.7.0b1', '3.7.0'],
  ['3.8.0-slim-alpine3.18', '3.9-alpine3.18-slim'],
  ['17.0.4_8-jre', '17.0.4.1_1-jre'],
  ['8u502-b07-jdk', '8u504-b09-jdk'],
  ['v1.5.0', 'v1.6.0'],
  ['jdk-11.0.2.7-alpine-slim', 'jdk-11.0.2.9-alpine-slim'],
  ['3.10-master-777', '3.10-master-999'],
  ['v3.9.0-177-ged5bcde', 'v3.10.0-169-gfe040d3'],
  ['artful-20170826', 'artful-20170916'],
  ['20240904.1', '20240801'],
  ['1.2-debian12', '1.2-bookworm'],
  ['1.2-windowsservercore-1809', '1.3-windowsservercore-ltsc2019'],
  ['11.0.0-M1-Temurin', '11.0.0-temurin'],
];

/** Pairs that are never mixed. */
const STRANGERS: readonly (readonly [string, string])[] = [
  ['1.2', 'v1.2'],
  ['1.2-slim', '1.2'],
  ['1.2-alpine', '1.2'],
  ['1.2-alpine3.18', '1.2-bookworm'],
  ['1.2-bullseye', '1.2-jammy'],
  ['1.2-php8.3', '1.2-php8.4'],
  ['1.20.3-otp-28', '1.20.3-otp-29'],
  ['1.2-fpm', '1.2-apache'],
  ['1.2-jre', '1.2-jdk'],
  ['11.0.2-jdk', 'jdk-11.0.2'],
  ['1.2-amd64', '1.2-arm64v8'],
  ['1.2.3', '1.2.3-4'],
  ['17.0.2', '17.0.2_8'],
  ['8u504', '8u504-b07'],
  ['1.2.3-r3', '1.2.3-KB4505057'],
  ['10.2', '10.2-20260602'],
  ['20240115', '2024.01.15'],
  ['20240115', '202401'],
  ['20240115', '2024-01-15'],
  ['5.26.29', '2026.07.1'],
  ['1.2.3', '1.2.3-0a1b2c3'],
  ['1.2-musl', '1.2-glibc'],
  ['1.2-dev', '1.2'],
  ['1.2-latest', '1.2'],
  ['kinetic-ros-base-xenial', 'lunar-ros-base-xenial'],
  ['1.2-mine', '1.2-yours'],
  ['1.2é', '1.2è'],
];

/** Each line from the oldest to the newest. */
const ORDERED: readonly string[] = [
  '1 1.1 1.1.0 1.1.1 1.2 1.10 2 10',
  '3.7.0a1 3.7.0a2 3.7.0b1 3.7.0b9 3.7.0b10 3.7.0rc2 3.7.0rc10 3.7.0 3.7.1rc1',
  '8.0.0-dev1 8.0.0-SNAPSHOT 8.0.0-ea-2 8.0.0-ea-11 8.0.0-preview.1 8.0.0-alpha.1 8.0.0.Beta1 8.0.0-M1 8.0.0-M14 8.0.0.CR1 8.0.0',
  '11.0.16_8 11.0.16_10 11.0.16.1_1 17.0.2_8',
  '8u66-b17 8u502-b9 8u502-b10 8u504-b07',
  '2018.12 2019.03 2019.3.1 2019.10',
  '1.2.3-r3 1.2.3-r10 1.2.4-r0',
  '1.1.1 1.1.1a 1.1.1m 1.1.2',
  'jammy-20240101 jammy-20240101.1 jammy-20240101.2 jammy-20260810',
  '2.0.20260817.0 2.0.20260817.1 2023.12.20260817.0',
  '1.2-alpine3.9 1.2-alpine3.18 1.3-alpine3.9',
  '1.2-jessie 1.2-stretch 1.2-bookworm 1.2-trixie 1.2-sid',
  '1.2-xenial 1.2-jammy 1.2-ubuntu-24.04 1.2-resolute',
  '1.2-windowsservercore-1709 1.2-windowsservercore-1809 1.2-windowsservercore-ltsc2022 1.2-windowsservercore-ltsc2025',
  '1.2-al2 1.2-al2022 1.2-al2023',
  '9007199254740992 9007199254740993',
];

const CHANGES: readonly (readonly [string, string, Change])[] = [
  ['18.12.0', '20.1.0', 'major'],
  ['18.12.0-alpine3.15', '18.20.8-alpine3.20', 'minor'],
  ['18.12.0', '18.12.1', 'patch'],
  ['11.0.16_8', '11.0.16.1_1', 'patch'],
  ['1.2.3.4', '1.2.3.5', 'patch'],
  ['3.15.0rc1', '3.15.0', 'prerelease'],
  ['8u502-b07', '8u504-b07', 'build'],
  ['jammy-20240101', 'jammy-20260810', 'date'],
  ['1.2-bullseye', '1.2-trixie', 'distribution'],
  ['1.02-slim-fpm', '1.2-fpm-slim', 'none'],
];

describe('the family of a tag', () => {
  it('is shared by what differs only in version, build and day', () => {
    for (const [one, other] of FAMILY) assert.ok(areFamily(one, other, 'exact'), `${one} and ${other}`);
  });

  it('is never shared across v, flavours, C libraries, distributions, schemes and builds', () => {
    for (const [one, other] of STRANGERS) {
      assert.ok(!areFamily(one, other, 'exact'), `${one} and ${other}`);
      assert.ok(!areFamily(one, other, 'moved-distribution'), `${one} and ${other}, moved`);
    }
  });

  it('goes by the release of the distribution, unless that may move', () => {
    for (const [one, other] of [
      ['3.1.1-alpine3.15', '3.1.4-alpine3.18'],
      ['18-bullseye-slim', '18-bookworm-slim'],
      ['jammy-20240101', 'noble-20240101'],
      ['1.2-windowsservercore-1809', '1.2-windowsservercore-ltsc2022'],
    ] as const) {
      assert.ok(!areFamily(one, other, 'exact'), `${one} and ${other}`);
      assert.ok(areFamily(one, other, 'moved-distribution'), `${one} and ${other}, moved`);
    }
  });

  it('keeps the way in which the release of the distribution is written', () => {
    for (const [one, other] of [
      ['1.2-alpine3.18', '1.2-alpine'],
      ['1.2-alpine3.18', '1.2-alpine3'],
      ['1.2-bookworm', '1.2-debian13'],
      ['1.2-bookworm', '1.2-sid'],
    ] as const)
      assert.ok(!areFamily(one, other, 'moved-distribution'), `${one} and ${other}`);
  });
});

describe('the order of tags', () => {
  it('puts the newer one later', () => {
    for (const line of ORDERED) {
      const tags = line.split(' ').map(parseTag);
      for (const [index, tag] of tags.entries())
        for (const later of tags.slice(index + 1)) {
          assert.ok(compareTags(tag, later) < 0, `${tag.text} < ${later.text}`);
          assert.ok(compareTags(later, tag) > 0, `${later.text} > ${tag.text}`);
        }
    }
  });

  it('does not tell apart what differs only in how it is written, or in a commit', () => {
    for (const [one, other] of [
      ['2019.03', '2019.3'],
      ['1.0-slim-fpm', '1.0-fpm-slim'],
      ['1.0a1', '1.0-alpha1'],
      ['1.0-jammy', '1.0-ubuntu22.04'],
      ['1.0-0a1b2c3', '1.0-1a1b2c3'],
    ] as const)
      assert.equal(compareTags(parseTag(one), parseTag(other)), 0, `${one} and ${other}`);
  });

  it('names what a move changes', () => {
    for (const [from, to, change] of CHANGES) assert.equal(kindOfChange(parseTag(from), parseTag(to)), change, `${from} to ${to}`);
  });

  const anyTag = fc.oneof(plausibleTag, plausibleTag, fc.constantFrom(...REAL_TAGS), anyText).map(parseTag);
  const sign = (a: Tag, b: Tag): number => Math.sign(compareTags(a, b));

  it('is the same from both sides', () => {
    fc.assert(
      fc.property(anyTag, anyTag, (a, b) => sign(a, b) === 0 - sign(b, a) && compareTags(a, a) === 0),
      { numRuns: 3000 },
    );
  });

  it('is transitive, equal tags included', () => {
    fc.assert(
      fc.property(fc.tuple(anyTag, anyTag, anyTag), (tags) => {
        const [a, b, c] = tags.sort(compareTags);
        if (!a || !b || !c) throw new Error('three tags are sorted to three tags');
        assert.ok(sign(a, b) <= 0 && sign(b, c) <= 0 && sign(a, c) <= 0);
        if (sign(a, b) === 0) assert.equal(sign(a, c), sign(b, c));
        if (sign(b, c) === 0) assert.equal(sign(a, b), sign(a, c));
      }),
      { numRuns: 3000 },
    );
  });

  it('within a family is 0 only where no part that counts differs', () => {
    fc.assert(
      fc.property(relatedTags, ([one, other]) => {
        const [a, b] = [parseTag(one), parseTag(other)];
        if (familyOf(a, 'exact') !== familyOf(b, 'exact')) return;
        assert.equal(compareTags(a, b) === 0, one === other, `${one} and ${other}`);
      }),
      { numRuns: 3000 },
    );
  });

  it('of all real tags is one order, whatever they are sorted from', () => {
    const tags = REAL_TAGS.map(parseTag);
    const sorted = tags.toSorted(compareTags);
    for (const [index, tag] of sorted.entries())
      for (const later of sorted.slice(index)) assert.ok(compareTags(tag, later) <= 0, `${tag.text} ${later.text}`);
  });
});
