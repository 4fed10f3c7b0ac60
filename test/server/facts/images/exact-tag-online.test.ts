import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exactTagsOf } from '../../../../server/src/facts/images/exact-tag-online.ts';
import { worldWith } from './registry-world.ts';
import { referenceTo } from './world.ts';

const TAGS = [
  'latest',
  'main',
  '11',
  '11.2',
  '11.2.0',
  '11.2.1',
  '11.2.1-alpine3.20',
  '11.1.9',
  '11.3.0-rc1',
  '10.4.9',
  '11.2-alpine',
  '20240101',
];

const exact = (text: string, digests: Readonly<Record<string, string>>, tags: readonly string[] = TAGS) => {
  const world = worldWith({ 'grafana/grafana': { tags, digests } });
  const found = exactTagsOf(referenceTo(text), world);
  return { found, asked: world.lookUps.read.flatMap((question) => (question.ask === 'digest' ? question.of.tag : [])) };
};

describe('the exact tag of a moved one, as a registry tells', () => {
  it('is the one of its line and variant that has the same digest', () => {
    assert.deepEqual(exact('grafana/grafana:11', { '11': 'a', '11.2.1': 'b', '11.2.0': 'a' }).found, ['11.2.0']);
    assert.deepEqual(exact('grafana/grafana:11.2', { '11.2': 'a', '11.2.1': 'a' }).found, ['11.2.1']);
    assert.deepEqual(exact('grafana/grafana:11.2-alpine', { '11.2-alpine': 'a', '11.2.1': 'a', '11.2.1-alpine3.20': 'a' }).found, [
      '11.2.1-alpine3.20',
    ]);
  });

  it('is looked for among the newest, and never among prereleases', () => {
    assert.deepEqual(exact('grafana/grafana:11', { '11': 'a' }).asked, ['11', '11.2.1', '11.2.1-alpine3.20', '11.2.0', '11.1.9']);
    assert.deepEqual(exact('grafana/grafana', { latest: 'a', '11.2.1': 'a', '20240101': 'c' }).found, ['11.2.1']);
  });

  it('is looked for among at most five', () => {
    const tags = Array.from({ length: 40 }, (_, index) => `1.${index}.0`);
    const { asked, found } = exact('grafana/grafana:1', { '1': 'a', '1.0.0': 'a' }, ['1', ...tags]);
    assert.deepEqual(asked, ['1', '1.39.0', '1.38.0', '1.37.0', '1.36.0', '1.35.0']);
    assert.deepEqual(found, []);
  });

  it('is not looked for where the tag is exact, or its own digest is not known', () => {
    assert.deepEqual(exact('grafana/grafana:11.2.0', {}).asked, []);
    assert.deepEqual(exact('grafana/grafana:11', {}).asked, ['11']);
    assert.deepEqual(exact('grafana/grafana:main', { main: 'a' }).found, []);
  });
});
