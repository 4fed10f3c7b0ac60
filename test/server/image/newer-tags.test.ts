import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Aim, isAsPrecise, isInLine, lineOf, type NewerTags, newerTags, newestTag } from '../../../server/src/image/newer-tags.ts';
import { isPrerelease, parseTag } from '../../../server/src/image/tag.ts';
import { compareTags, type FamilyScope, familyOf } from '../../../server/src/image/tag-order.ts';
import { REAL_TAGS } from './real-tags.ts';
import { plausibleTag } from './tag-generators.ts';

const newest = (listed: string, current: string, line?: string): string | undefined =>
  newestTag(listed.split(' ').map(parseTag), parseTag(current), { ...(line !== undefined && { line }), scope: 'exact' })?.text;

/** What is listed, what is written, and the newest of the same variant: what users of Renovate and Dependabot expect, with our precision. */
const NEWEST: readonly (readonly [string, string, string | undefined])[] = [
  ['2.4.0-slim 2.4.2-slim 2.4.2 2.5-slim 2.5.0-rc1-slim', '2.4.0-slim', '2.4.2-slim'],
  ['17.04 17.10 17 artful', '17.04', '17.10'],
  ['17.04 17.10', 'artful', undefined],
  ['3.6.2-alpine3.6 3.6.3-alpine3.6 3.6.3-alpine3.7 3.6.3', '3.6.2-alpine3.6', '3.6.3-alpine3.6'],
  ['1.25 1.26 1.27.0', '1.25', '1.26'],
  ['1.25 1.27.0', '1.25', undefined],
  ['1.25.0 1.27 1.27.0', '1.25.0', '1.27.0'],
  ['v1.5.0 v1.6.0 1.7.0', 'v1.5.0', 'v1.6.0'],
  ['artful-20170826 artful-20170916 bionic-20180101', 'artful-20170826', 'artful-20170916'],
  [
    'jdk-11.0.2.7-alpine-slim jdk-11.0.2.9-alpine-slim jdk-11.28-alpine-slim jdk-12.0.0.1',
    'jdk-11.0.2.7-alpine-slim',
    'jdk-11.0.2.9-alpine-slim',
  ],
  ['3.10-master-777 3.10-master-999 3.10-foo-1000', '3.10-master-777', '3.10-master-999'],
  ['11-jdk-master-111 11-jdk-master-222 11-jre-master-333', '11-jdk-master-111', '11-jdk-master-222'],
  ['v3.9.0-177-ged5bcde v3.10.0-169-gfe040d3 v3.11.0', 'v3.9.0-177-ged5bcde', 'v3.10.0-169-gfe040d3'],
  ['20231101-230548-g159857a0b 20231203-230414-gd53f37589', '20231101-230548-g159857a0b', '20231203-230414-gd53f37589'],
  ['17.0.1_12-jre-alpine 17.0.2_8-jre-alpine 17.0.3_7-jdk-alpine', '17.0.1_12-jre-alpine', '17.0.2_8-jre-alpine'],
  ['11.0.16_8-jdk 11.0.16.1_1-jdk', '11.0.16_8-jdk', '11.0.16.1_1-jdk'],
  ['1803-KB4487017 1903 1903-KB4505057', '1803-KB4487017', '1903-KB4505057'],
  ['1803 1903-KB4505057 1903', '1803', '1903'],
  ['7.2-0.1 7.2-0.3 7.2-0.3.1 7.2', '7.1-0.1', '7.2-0.3'],
  ['3.3-apache-202209221209 4-apache-202502070602 4.11-apache-202502070602', '3.3-apache-202209221209', '4.11-apache-202502070602'],
  ['4.8.1-ltsc2022 4.8.1-20251014-ltsc2022 4.8.2-20990301-ltsc2022', '4.8.1-ltsc2022', undefined],
  ['1.25.4-alpine-arm64 1.25.4-alpine-amd64 1.25.4-alpine', '1.25.3-alpine-arm64', '1.25.4-alpine-arm64'],
  ['3.7.0a1 3.7.0a2 3.8.0a1', '3.7.0a1', '3.7.0a2'],
  ['3.7.0a2 3.7.0 3.7.1 3.8.0a1', '3.7.0a1', '3.7.1'],
  ['21-ea-32 22-ea-7 22-ea', '21-ea-32', '22-ea-7'],
  ['3.13 3.14-dev 3.14', '3.13-dev', '3.14-dev'],
  ['2.0 2.1 2.1.0', '2.1', undefined],
  ['19beta3 19 19.0 20beta1', '19beta2', '19.0'],
  ['19beta3 19', '19beta2', '19beta3'],
  ['6.0 6.0.1 6.1', '6.0-alpha2', '6.0.1'],
  ['3.14 3.15 3.15.0', '3.15-rc', '3.15'],
  ['1.2-apache-php8.3 1.3-php8.3-apache', '1.2-apache-php8.3', '1.3-php8.3-apache'],
  ['1.3-trixie 1.3-debian13', '1.2-debian13', '1.3-debian13'],
];

const texts = ({ inLine, onLaterDistribution, inNextLine }: NewerTags): (string | undefined)[] => [
  inLine?.text,
  onLaterDistribution?.text,
  inNextLine?.text,
];

const offers = (listed: string, current: string, lines: { current: string; next?: string }): (string | undefined)[] =>
  texts(newerTags(listed.split(' ').map(parseTag), parseTag(current), lines));

describe('the newest tag', () => {
  it('is of the same variant and as precise', () => {
    for (const [listed, current, expected] of NEWEST) {
      assert.equal(newest(listed, current), expected, current);
      assert.equal(newest(listed.split(' ').reverse().join(' '), current), expected, `${current}, listed the other way round`);
    }
  });

  it('stays in a line', () => {
    const listed = '3.7.9 3.8.2 3.8.10 3.80.0 3.9.1 4.0.0';
    assert.equal(newest(listed, '3.8.1', '3.8'), '3.8.10');
    assert.equal(newest(listed, '3.8.1', '3'), '3.80.0');
    assert.equal(newest(listed, '3.8.1'), '4.0.0');
    assert.equal(newest('3.08.2', '3.8.1', '3.8'), '3.08.2');
  });
});

describe('newer tags', () => {
  it('are named apart: in the line, on a later distribution, in the next line', () => {
    const listed =
      '18.12.0-bullseye 18.20.8-bullseye 18.20.8-bookworm 18.20.8 20.19.0-bookworm 20.19.0-bullseye 20.20.0-slim 22.0.0-bullseye';
    assert.deepEqual(offers(listed, '18.12.0-bullseye', { current: '18', next: '20' }), [
      '18.20.8-bullseye',
      '18.20.8-bookworm',
      '20.19.0-bullseye',
    ]);
    assert.deepEqual(offers(listed, '18.20.8-bookworm', { current: '18' }), [undefined, undefined, undefined]);
  });

  it('go to a later distribution where the old one is no longer built', () => {
    const listed = '3.4.10-alpine3.24 3.4.10-alpine3.23 3.4.10-alpine 3.4.10 3.4.10-slim-trixie';
    assert.deepEqual(offers(listed, '3.4.1-alpine3.15', { current: '3.4' }), [undefined, '3.4.10-alpine3.24', undefined]);
    assert.deepEqual(offers(listed, '3.1.1-alpine3.15', { current: '3.1', next: '3.4' }), [undefined, undefined, '3.4.10-alpine3.24']);
  });

  it('of a distribution are later builds, and later releases by themselves', () => {
    const listed = 'jammy-20260810 noble-20260810 resolute-20260811.1 22.04 24.04 26.04';
    assert.deepEqual(offers(listed, 'jammy-20240101', { current: '22.04', next: '24.04' }), [
      'jammy-20260810',
      'resolute-20260811.1',
      undefined,
    ]);
    assert.deepEqual(offers(listed, '22.04', { current: '22.04', next: '24.04' }), [undefined, undefined, '24.04']);
  });

  it('never are of an earlier distribution, nor of one that rolls', () => {
    assert.deepEqual(offers('1.3-bullseye 1.3-sid', '1.2-bookworm', { current: '1' }), [undefined, undefined, undefined]);
  });
});

describe('the line of a tag', () => {
  it('is the longest cycle that its release begins with, else its first number', () => {
    const line = (text: string, cycles: string): string | undefined => lineOf(parseTag(text), cycles.split(' '));
    assert.equal(line('18.12.0-bullseye', '18 20 22'), '18');
    assert.equal(line('3.8.1', '3 3.8 3.80 4'), '3.8');
    assert.equal(line('1.21.5-alpine3.18', '1.2 1.21'), '1.21');
    assert.equal(line('5.1', 'lts jammy'), '5');
    assert.equal(line('2019.03', '2019.3'), '2019.3');
    assert.equal(line('bookworm', '12'), undefined);
  });

  it('is as long as the cycles near to it, where it is older than those', () => {
    const line = (text: string, cycles: string): string | undefined => lineOf(parseTag(text), cycles.split(' '));
    assert.equal(line('1.11.13', '1.31 1.30 1.19'), '1.11');
    assert.equal(line('0.10.48', '26 24 4'), '0');
    assert.equal(line('2.8', '8.2 7.4 6.0'), '2.8');
    assert.equal(line('1.6.6', '3.11 2 1'), '1');
    assert.equal(line('5', '8.4 5.6'), '5');
    assert.ok(isInLine(parseTag('jammy-20260810'), '22.04'));
  });
});

describe('for any list of tags', () => {
  const pool = fc.array(fc.oneof(plausibleTag, fc.constantFrom(...REAL_TAGS)), { maxLength: 40 });

  it('what is offered is listed, newer, of the family, as precise, and a release for a release', () => {
    fc.assert(
      fc.property(
        pool,
        fc.oneof(plausibleTag, fc.constantFrom(...REAL_TAGS)),
        fc.constantFrom('exact', 'moved-distribution'),
        (listed, written, scope) => {
          const current = parseTag(written);
          const found = newestTag(listed.map(parseTag), current, { scope });
          if (!found) return;
          assert.ok(listed.includes(found.text));
          assert.ok(compareTags(found, current) > 0);
          assert.equal(familyOf(found, scope), familyOf(current, scope));
          assert.equal(found.libc, current.libc);
          assert.ok(isAsPrecise(found, current));
          assert.ok(isPrerelease(current) || !isPrerelease(found));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('one that was searched often gives the same as one that was not', () => {
    fc.assert(
      fc.property(
        pool,
        fc.oneof(plausibleTag, fc.constantFrom(...REAL_TAGS)),
        fc.record({
          scope: fc.constantFrom<FamilyScope>('exact', 'moved-distribution'),
          line: fc.constantFrom(undefined, '1', '2', '3.1', '0'),
          refused: fc.nat(3),
        }),
        (listed, written, { scope, line, refused }) => {
          const [tags, current] = [listed.map(parseTag), parseTag(written)];
          const aim: Aim = { scope, ...(line !== undefined && { line }), isOffered: ({ text }) => text.length % 4 !== refused };
          const first = newestTag(tags, current, aim);
          for (let again = 0; again < 20; again++) assert.equal(newestTag(tags, current, aim), first);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
