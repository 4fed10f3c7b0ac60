import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deprecatedImage } from '../../../server/src/knowledge/deprecated-images.ts';
import { officialTags } from '../../../server/src/knowledge/official-tags.ts';
import { opened, shippedText } from './texts.ts';

const table = opened(shippedText('deprecated-images'));
const tags = opened(shippedText('official-tags'));

test('status, day and successors', () => {
  const centos = deprecatedImage(table, 'centos');
  assert.equal(centos?.status, 'removed');
  assert.equal(centos?.since, '2024-06-30');
  assert.equal(centos?.successors[0], 'almalinux');
  const openjdk = deprecatedImage(table, 'openjdk');
  assert.equal(openjdk?.status, 'deprecated');
  assert.equal(openjdk?.successors[0], 'eclipse-temurin');
  assert.deepEqual(openjdk?.namesakes, openjdk?.successors.slice(0, 4));
  assert.deepEqual(deprecatedImage(table, 'jobber')?.successors, []);
  assert.deepEqual(deprecatedImage(table, 'celery')?.namesakes, []);
  assert.equal(deprecatedImage(table, 'rockylinux')?.status, 'stale');
});

test('images that have come back, are only advised about, or are alive but for some tags', () => {
  const alive = [
    'adminer',
    'satosa',
    'teamspeak',
    'rethinkdb',
    'elasticsearch',
    'kibana',
    'logstash',
    'nextcloud',
    'amazonlinux',
    'ibmjava',
  ];
  for (const image of [...alive, 'node', '', 'library/centos', 'constructor'])
    assert.equal(deprecatedImage(table, image), undefined, image);
});

test('the manifests agree: what was removed lists nothing, what lists nothing is deprecated', () => {
  for (const image of table.keys()) {
    const { status, since, successors, reason } = deprecatedImage(table, image) ?? {};
    assert.ok(status && reason, image);
    assert.match(since ?? '', /^\d{4}(-\d\d(-\d\d)?)?$/, image);
    for (const one of successors ?? []) assert.match(one, /^[a-z0-9][a-z0-9./-]*(:[\w.-]+)?$/, image);
    const builds = officialTags(tags, image)?.builds;
    assert.ok(builds, image);
    if (status === 'removed' || status === 'renamed') assert.deepEqual(builds, [], image);
  }
  for (const image of tags.keys()) {
    if (officialTags(tags, image)?.builds.length === 0) assert.ok(deprecatedImage(table, image), image);
  }
});

test('no successor is deprecated itself', () => {
  for (const image of table.keys()) {
    for (const one of deprecatedImage(table, image)?.successors ?? [])
      assert.equal(deprecatedImage(table, one), undefined, `${image} -> ${one}`);
  }
});
