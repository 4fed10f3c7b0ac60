import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { versionIn } from '../../../../server/src/facts/images/ever-listed.ts';
import { frontierOf } from '../../../../server/src/facts/images/frontier.ts';
import { knownTags } from '../../../../server/src/facts/images/known-tags.ts';
import { isMoved, pinOf, pinsOf } from '../../../../server/src/facts/images/pin.ts';
import { parseTag, type Tag } from '../../../../server/src/image/tag.ts';
import { officialTag } from './world.ts';

const { tags } = officialTag('node:22');
const { ever } = knownTags(tags);

const texts = (all: readonly Tag[]): string[] => all.map(({ text }) => text);

describe('the tags ever listed', () => {
  it('are told by a few, with each version and each variant', () => {
    const all = [...tags.everListed()];
    const samples = texts(ever.samples);
    assert.ok(samples.length < all.length);
    assert.deepEqual(new Set(samples.map(versionIn)), new Set(all.map(versionIn)));
    assert.ok(samples.every((text) => all.includes(text)));
    assert.ok(ever.words.has('slim') && ever.words.has('alpine 3.20') && !ever.words.has('slimm'));
  });

  it('are found by their numbers, and by their shape', () => {
    assert.ok(texts(ever.withNumbersOf('22.11.0slim')).includes('22.11.0-slim'));
    assert.ok(texts(ever.withNumbersOf('22')).every((text) => /^22(?:-|$)/.test(text)));
    assert.deepEqual(texts(ever.withNumbersOf('77')), []);
    assert.ok(texts(ever.like('1.2.3-bullseye', '18')).every((text) => /^[\d.]+-bullseye$/.test(text) && text.includes('18')));
  });

  it('have a version before their words', () => {
    assert.deepEqual(['22.1-slim', 'slim', '27-ea-12-jdk', '6.0-rc1-slim', 'jammy-20240101', '3-apache-php8.3'].map(versionIn), [
      '22.1',
      'slim',
      '27-ea-12',
      '6.0-rc1',
      'jammy-20240101',
      '3',
    ]);
  });
});

describe('how far an image has got', () => {
  const frontier = frontierOf(tags);

  it('is known for each line, those that are still built apart', () => {
    assert.equal(frontier.newestInLine(parseTag('18.12'), 1)?.release?.components.join('.'), '18.20.8');
    assert.ok(frontier.isListed(parseTag('22.1'), 1) && !frontier.isListed(parseTag('18.1'), 1));
    assert.equal(frontier.newestInLine(parseTag('77.1'), 1), undefined);
  });

  it('is known for each distribution', () => {
    assert.equal(frontier.latestDistribution(parseTag('22-bullseye'))?.distribution?.release, '13');
    assert.equal(frontier.latestDistribution(parseTag('22-fedora40')), undefined);
  });
});

describe('the exact tag of a build', () => {
  it('is not there for one that is exact, nor for one that is not listed', () => {
    assert.equal(pinOf(officialTag('node:22-alpine')), '22.22.0-alpine3.23');
    for (const text of ['node:22.22.0-alpine3.23', 'node:18', 'node:latst']) assert.deepEqual(pinsOf(officialTag(text)), [], text);
  });

  it('is where a tag moves to but for one that has the whole release', () => {
    for (const text of ['node:22', 'node:22.22', 'ubuntu:22.04', 'debian:bookworm', 'alpine:3.23'])
      assert.ok(isMoved(officialTag(text)), text);
    for (const text of ['node:22.22.0', 'node:22.22.0-slim', 'alpine:3.23.2', 'debian:bookworm-20260112', 'node:18'])
      assert.ok(!isMoved(officialTag(text)), text);
  });
});
