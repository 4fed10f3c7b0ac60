import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Memo } from '../../server/src/lsp/memo.ts';

test('what was promised is kept, what failed is tried again, and an old failure takes nothing new away', async () => {
  const memo = new Memo<string>();
  await assert.rejects(memo.get('a', () => Promise.reject(new Error('no'))));
  assert.equal(await memo.get('a', async () => 'first'), 'first');
  assert.equal(await memo.get('a', async () => 'second'), 'first');
  let fail = (_: Error): void => {};
  const old = memo.get('b', () => new Promise((_, reject) => (fail = reject)));
  memo.clear();
  const next = memo.get('b', async () => 'new');
  fail(new Error('late'));
  await assert.rejects(old);
  assert.equal(await memo.get('b', async () => 'other'), await next);
});
