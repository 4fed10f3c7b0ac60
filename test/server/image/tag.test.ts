import assert from 'node:assert/strict';
import { test } from 'node:test';
import { channelOf } from '../../../server/src/image/tag.ts';

test('a tag names a channel, alone or before a variant', () => {
  assert.equal(channelOf('latest'), 'latest');
  assert.equal(channelOf('lts-slim'), 'lts');
  assert.equal(channelOf('Stable-Alpine3.20'), 'stable');
});

test('a tag that names a version, a suite or a build follows no channel', () => {
  for (const tag of ['3.20', 'bookworm', '1-latest', 'latest-20240101', 'lts-jenkins', 'v1.2-rc', ''])
    assert.equal(channelOf(tag), undefined, tag);
});
