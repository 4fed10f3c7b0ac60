import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type OfficialTags, officialTags } from '../../../server/src/knowledge/official-tags.ts';
import { opened, shippedText } from './texts.ts';

const shipped = opened(shippedText('official-tags'));

const HEADER = 'table: official-tags\nsource: x\nlicence: MIT\nasOf: 2026-01-15\ncolumns: image builds listed ends gone\n';

/** Days count from 2013-01-01: 10 is 2013-02-06, 1 is a day. */
const SMALL = opened(
  `${HEADER}\na\ta8 2.1-x 2-x + 2.1 2;w 2.1-w + 2.1 2\t10.1,,10.0,,10.2\t=,slim|slim|slim y/1\t10.0.5 1.0,1/0 0/2;1.1.1 zz 3/2\n` +
    'gone\t\t\t\t10.0.1 7\nnew\tap 1\t10.0\n',
);

const tagsOf = (image: string, table = shipped): OfficialTags => {
  const tags = officialTags(table, image);
  assert.ok(tags, image);
  return tags;
};

test('builds of today: own tags first, shared ones told, architectures by name', () => {
  assert.deepEqual(tagsOf('a', SMALL).builds, [
    { tags: ['2.1-x', '2-x', '2.1', '2'], shared: ['2.1', '2'], architectures: ['amd64', 'arm64v8'] },
    { tags: ['2.1-w', '2.1', '2'], shared: ['2.1', '2'], architectures: ['windows-amd64'] },
  ]);
  assert.equal(tagsOf('a', SMALL).buildOf('2')?.tags[0], '2.1-x');
  assert.equal(tagsOf('a', SMALL).buildOf('1.0'), undefined);
});

test('three days of every tag, listed or gone', () => {
  const listed = (firstListed: string, lastChanged: string) => ({ firstListed, lastChanged, lastListed: undefined });
  const gone = { firstListed: '2013-02-06', lastChanged: '2013-02-06', lastListed: '2013-02-11' };
  const later = { firstListed: '2013-02-07', lastChanged: '2013-02-08', lastListed: '2013-02-09' };
  const expected = {
    '2.1-x': listed('2013-02-06', '2013-02-07'),
    '2-x': listed('2013-02-06', '2013-02-07'),
    '2.1': listed('2013-02-06', '2013-02-06'),
    '2': listed('2013-02-06', '2013-02-06'),
    '2.1-w': listed('2013-02-06', '2013-02-08'),
    '1.0': gone,
    '1.0-slim': gone,
    '1': gone,
    '1-slim': gone,
    '0-slim': gone,
    '0-y-slim': gone,
    zz: later,
    '3-y-slim': later,
    '3': undefined,
    '1-y-slim': undefined,
  };
  for (const [tag, days] of Object.entries(expected)) assert.deepEqual(tagsOf('a', SMALL).historyOf(tag), days, tag);
});

test('what was never listed has no history', () => {
  const tags = tagsOf('a', SMALL);
  for (const tag of [
    '',
    '0',
    '1.',
    '1.0-',
    '1.0-=',
    '1.0-slim y',
    'slim',
    '=',
    '10.0.5',
    '5',
    'zz-slim',
    '1-slim/0',
    'constructor',
    '2-X',
  ]) {
    assert.equal(tags.historyOf(tag), undefined, tag);
    assert.equal(tags.buildOf(tag), undefined, tag);
  }
});

test('every tag ever listed, each once', () => {
  assert.deepEqual([...tagsOf('gone', SMALL).everListed()], ['7']);
  assert.deepEqual([...tagsOf('new', SMALL).everListed()], ['1']);
  const all = [...tagsOf('a', SMALL).everListed()];
  assert.equal(new Set(all).size, all.length);
  assert.ok(all.every((tag) => tagsOf('a', SMALL).historyOf(tag)));
});

test('a tag is found the same way by the search of the first questions and by the index of the later ones', () => {
  const all = [...tagsOf('tomcat').everListed()].filter((_, index) => index % 97 === 0);
  const indexed = all.map((tag) => tagsOf('tomcat').historyOf(tag));
  assert.ok(all.length > 100);
  const searched = all.map((tag) => tagsOf('tomcat', opened(shippedText('official-tags'))).historyOf(tag));
  assert.deepEqual(searched, indexed);
});

test('an image is read once, and an unknown one is none', () => {
  assert.equal(officialTags(SMALL, 'a'), officialTags(SMALL, 'a'));
  for (const image of ['b', '', 'library/a', '__proto__']) assert.equal(officialTags(SMALL, image), undefined);
});

test('the facts that a hover on node:18.12.0-bullseye tells', () => {
  const node = tagsOf('node');
  assert.deepEqual(node.historyOf('18.12.0-bullseye'), {
    firstListed: '2022-10-26',
    lastChanged: '2022-10-26',
    lastListed: '2022-11-08',
  });
  assert.equal(node.buildOf('18.12.0-bullseye'), undefined);
  assert.equal(node.historyOf('18')?.lastListed, '2025-05-28');
  assert.equal(node.historyOf('18.20.8-bullseye')?.lastListed, '2025-05-28');
  assert.equal(node.historyOf('18.12.9-bullseye'), undefined);
});

test('a floating tag stands beside the exact one of its build', () => {
  assert.ok(tagsOf('node').buildOf('26-alpine')?.tags.includes('26.7.0-alpine3.24'));
  assert.ok(tagsOf('ubuntu').buildOf('22.04')?.tags.includes('jammy-20260810'));
  assert.deepEqual(tagsOf('golang').buildOf('1.27')?.shared, ['1.27.0', '1.27', '1', 'latest']);
});

test('images that left the programme keep their history', () => {
  const centos = tagsOf('centos');
  assert.deepEqual(centos.builds, []);
  assert.deepEqual(centos.historyOf('7'), { firstListed: '2015-01-05', lastChanged: '2020-11-17', lastListed: '2024-07-02' });
  assert.equal(tagsOf('ruby').historyOf('3.1.1-alpine3.15')?.lastListed, '2022-04-12');
});

test('all 181 images: every tag of today has a history, every tag ever listed is found, in order of days', () => {
  let count = 0;
  for (const image of shipped.keys()) {
    const tags = tagsOf(image);
    const today = new Set(tags.builds.flatMap((build) => build.tags));
    for (const tag of today) assert.equal(tags.historyOf(tag)?.lastListed, undefined, `${image}:${tag}`);
    const seen = new Set(tags.everListed());
    for (const tag of today) assert.ok(seen.has(tag) && tags.buildOf(tag)?.tags.includes(tag), `${image}:${tag}`);
    for (const tag of seen) {
      const { firstListed = '', lastChanged = '', lastListed = shipped.asOf } = tags.historyOf(tag) ?? {};
      assert.ok(firstListed >= '2013-09-17' && firstListed <= lastChanged && lastChanged <= lastListed, `${image}:${tag}`);
      assert.ok(lastListed <= shipped.asOf, `${image}:${tag}`);
    }
    count += seen.size;
  }
  assert.equal(count, 185_939);
});
