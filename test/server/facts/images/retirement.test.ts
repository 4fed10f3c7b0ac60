import assert from 'node:assert/strict';
import { it } from 'node:test';
import { retiredOn } from '../../../../server/src/facts/images/retirement.ts';

const gone = (tag: string, lastListed?: string) =>
  retiredOn({ tag, build: undefined, history: { firstListed: '2014-06-04', lastChanged: '2026-06-01', lastListed }, asOf: '2026-08-21' });

it('takes a tag that has left the list for retired from that day on', () => {
  assert.equal(gone('8.2', '2026-08-04'), '2026-08-04');
  assert.equal(gone('8.2'), undefined);
});

it('waits for a latest that has just been lost to come back', () => {
  assert.equal(gone('latest', '2026-08-04'), undefined);
  assert.equal(gone('latest', '2023-02-13'), '2023-02-13');
});
