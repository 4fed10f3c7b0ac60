import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLabels, scoreUpstreams } from '../../../bench/upstreams.ts';

const labels = readLabels();

for (const release of ['bookworm', 'trixie', 'forky']) {
  test(`of labelled upstreams the package of ${release} is found, and hardly ever another one`, (t) => {
    const { high, highRight, medium, mediumRight, shipped, found, wrong } = scoreUpstreams(labels, release);
    t.diagnostic(`high ${highRight} of ${high}, medium ${mediumRight} of ${medium}; found ${found} of ${shipped}`);
    assert.ok(high > 150 && highRight / high >= 0.98, wrong.join('\n'));
    assert.ok(found / shipped >= 0.8);
  });
}

test('labels are of three sets, each upstream once', () => {
  assert.deepEqual([...new Set(labels.map(({ set }) => set))], ['research', 'corpus', 'unseen']);
  assert.equal(new Set(labels.map(({ url }) => url)).size, labels.length);
});
