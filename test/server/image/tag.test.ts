import assert from 'node:assert/strict';
import { test } from 'node:test';
import { channelOf } from '../../../server/src/image/tag.ts';

test('a tag names a channel, alone or before a variant', () => {
  assert.equal(channelOf('latest'), 'latest');
  assert.equal(channelOf('lts-slim'), 'lts');
  assert.equal(channelOf('Stable-Alpine3.20'), 'stable');
  assert.equal(channelOf('nightly-bookworm-slim'), 'nightly');
});

test('the words for a libc, an architecture or a second channel are variants', () => {
  for (const tag of ['stable-musl', 'stable-glibc', 'stable-uclibc']) assert.equal(channelOf(tag), 'stable', tag);
  for (const tag of ['latest-amd64', 'latest-arm64v8', 'latest-dev']) assert.equal(channelOf(tag), 'latest', tag);
});

test('a tag that names a version, a suite or a build follows no channel', () => {
  for (const tag of ['3.20', 'bookworm', '1-latest', 'latest-20240101', 'lts-jenkins', 'v1.2-rc', 'ltsc2022', 'musl', ''])
    assert.equal(channelOf(tag), undefined, tag);
});
