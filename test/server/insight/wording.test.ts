import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NO_LOOK_UPS } from '../../../server/src/facts/look-ups.ts';
import { ageOf } from '../../../server/src/insight/age.ts';
import { dossierOf } from '../../../server/src/insight/dossier.ts';
import { linksOf } from '../../../server/src/insight/links.ts';
import { ageInShort, inWords } from '../../../server/src/insight/wording.ts';
import { officialTag, referenceTo, WORLD } from '../facts/images/world.ts';

const sentences = (text: string): readonly string[] => inWords(dossierOf(referenceTo(text), { ...WORLD, lookUps: NO_LOOK_UPS }));

const VERDICTS: Readonly<Record<string, string>> = {
  'node:22': 'node:22 is a Docker Official Image.',
  'node:18.12.0-bullseye':
    'node:18.12.0-bullseye is a Docker Official Image that has not been built since 2022-11-08; Node.js 18 is past its end of life.',
  'node:18.12.9-bullseye':
    'node:18.12.9-bullseye is a Docker Official Image that has never had this tag; Node.js 18 is past its end of life.',
  'centos:7':
    'centos:7 was a Docker Official Image until 2024-06-30, and has not been built since 2024-07-02; CentOS 7 is past its end of life.',
  'openjdk:17-jdk': 'openjdk:17-jdk is a Docker Official Image that is deprecated and has not been built since 2022-05-02.',
  'ubuntu:20.04':
    "ubuntu:20.04 is a distribution's own Docker Official Image that has not been built since 2025-06-02; Ubuntu 20.04 (focal) is past its end of life.",
  'httpd:2.4': 'httpd:2.4 is a Docker Official Image that compiles Apache HTTP Server from source.',
  'bitnami/postgresql:16': "bitnami/postgresql:16 is a rebuild by Bitnami (Broadcom), not by the software's maintainers.",
  'foo/bar:1': 'foo/bar:1 is by a publisher that Plimsoll does not know.',
  'myapp:dev': 'myapp:dev is no Docker Official Image that Plimsoll knows.',
};

describe('the words of a dossier', () => {
  it('begin with whose image it is and what is wrong with it', () => {
    assert.deepEqual(Object.fromEntries(Object.keys(VERDICTS).map((text) => [text, sentences(text)[0]])), VERDICTS);
  });

  it('say that a tag is moved only of one that is', () => {
    const moved = (text: string): string | undefined => sentences(text).find((one) => /the same build as/.test(one));
    assert.equal(moved('node:22-slim'), 'On 2026-01-15 the same build as 22.22.0-bookworm-slim; the tag is moved with every release.');
    assert.equal(moved('node:22.22.0-slim'), 'On 2026-01-15 the same build as 22.22.0-bookworm-slim.');
  });

  it('speak of a newer base only where there is a base', () => {
    const isRebuilt = (text: string): boolean => sentences(text).some((one) => /a newer base/.test(one));
    assert.ok(isRebuilt('node:22') && !isRebuilt('debian:12'));
  });

  it('name the tag that was meant, and what a digest does', () => {
    assert.ok(sentences('node:18.12.9-bullseye').includes('The tag that was meant may be 18.12.1-bullseye.'));
    const digest = `sha256:${'0'.repeat(64)}`;
    assert.equal(sentences(`node:22@${digest}`).at(-1), `Pinned by ${digest}, which decides whatever the tag says.`);
    assert.equal(sentences(`node@${digest}`).at(-1), `Pinned by ${digest}.`);
  });
});

describe('the age of an image', () => {
  it('has two bounds when it is no longer built, and one while it is', () => {
    assert.deepEqual(ageOf(officialTag('node:18.12.0-bullseye'), '2022-11-18'), {
      builtFrom: '2022-10-26',
      builtUntil: '2022-11-08',
      atLeastDays: 10,
      atMostDays: 23,
    });
    const { builtUntil, atLeastDays } = ageOf(officialTag('node:22'), '2026-01-20') ?? {};
    assert.deepEqual([builtUntil, atLeastDays], [undefined, 0]);
    assert.equal(ageOf(officialTag('node:18.12.9'), '2026-01-20'), undefined);
  });

  it('is never negative, and short in a hint', () => {
    assert.equal(ageOf(officialTag('node:18.12.0-bullseye'), '2020-01-01')?.atLeastDays, 0);
    assert.equal(ageInShort({ builtFrom: '', builtUntil: '', atLeastDays: 1, atMostDays: 2 }), '1 day old, no longer built');
    assert.equal(ageInShort({ builtFrom: '', builtUntil: undefined, atLeastDays: 0, atMostDays: 800 }), 'changed 2 years ago');
  });
});

describe('links', () => {
  it('lead to where an image is described, and nowhere else', () => {
    const urls = (text: string, isOfficial = false): string[] => linksOf(referenceTo(text), isOfficial).map(({ url }) => url);
    assert.equal(urls('arm64v8/node:22', true)[0], 'https://hub.docker.com/_/node');
    assert.deepEqual(urls('foo/bar'), ['https://hub.docker.com/r/foo/bar']);
    assert.deepEqual(urls('quay.io/a/b'), ['https://quay.io/repository/a/b']);
    for (const text of ['registry.internal:5000/app', 'myapp']) assert.deepEqual(urls(text), [], text);
  });
});
