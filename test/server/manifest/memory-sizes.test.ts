import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { composeBytes, kubernetesBytes, memoryLimit } from '../../../server/src/manifest/memory-sizes.ts';
import { MappedText } from '../../../server/src/text/mapped-text.ts';

const KIBI = 1024;

describe('sizes of memory', () => {
  it('are powers of 1024 in Compose, whatever the unit is called', () => {
    for (const [size, bytes] of [
      ['1048576', KIBI ** 2],
      ['64b', 64],
      ['512k', 512 * KIBI],
      ['512m', 512 * KIBI ** 2],
      ['512MB', 512 * KIBI ** 2],
      ['1.5g', 1.5 * KIBI ** 3],
      ['1GiB', KIBI ** 3],
    ] as const)
      assert.equal(composeBytes(size), bytes, size);
    for (const size of ['', 'm', '-1', '50%', '1 x', '1e3']) assert.equal(composeBytes(size), undefined, size);
  });

  it('are what their unit says in Kubernetes', () => {
    for (const [size, bytes] of [
      ['128974848', 128_974_848],
      ['129e6', 129_000_000],
      ['129M', 129_000_000],
      ['123Mi', 123 * KIBI ** 2],
      ['1.5Gi', 1.5 * KIBI ** 3],
      ['2G', 2_000_000_000],
      ['1000m', 1],
    ] as const)
      assert.equal(kubernetesBytes(size), bytes, size);
    for (const size of ['', 'Mi', '512MB', '1g', '10%', '${LIMIT}']) assert.equal(kubernetesBytes(size), undefined, size);
  });

  it('have a place, and limit nothing where they are nought', () => {
    assert.deepEqual(memoryLimit(MappedText.verbatim(' 1g', 4), composeBytes), {
      at: { span: { start: 5, end: 7 } },
      text: '1g',
      bytes: KIBI ** 3,
    });
    assert.equal(memoryLimit(MappedText.verbatim('0', 0), composeBytes), undefined);
  });
});
