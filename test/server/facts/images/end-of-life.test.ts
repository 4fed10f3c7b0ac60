import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { endsAsUsual, isOver, supportEnd, supportOf } from '../../../../server/src/facts/images/end-of-life.ts';
import type { Knowledge } from '../../../../server/src/knowledge/index.ts';
import { opened } from '../../knowledge/texts.ts';
import { KNOWLEDGE, referenceTo } from './world.ts';

const supports = (text: string): string[] => supportOf(referenceTo(text), KNOWLEDGE).map(({ of, name }) => `${of} ${name}`);

describe('support', () => {
  it('is that of the software and that of the distribution, by the exact tag where the tag is moved', () => {
    assert.deepEqual(supports('node:18.12.0-bullseye'), ['software Node.js 18', 'distribution Debian 11 (bullseye)']);
    assert.deepEqual(supports('node:22'), ['software Node.js 22', 'distribution Debian 12 (bookworm)']);
    assert.deepEqual(supports('ubuntu:jammy'), ['distribution Ubuntu 22.04 (jammy)']);
    assert.deepEqual(supports('somebody/thing:1-buster'), ['distribution Debian 10 (buster)']);
  });

  it('is not known of names that only objects have', () => {
    for (const name of ['constructor', 'tostring', 'docker.io/library/constructor']) assert.deepEqual(supports(`${name}:1`), [], name);
  });

  it("counts Debian's LTS, and no support that has to be paid for", () => {
    const [debian] = supportOf(referenceTo('debian:buster'), KNOWLEDGE);
    const [ubuntu] = supportOf(referenceTo('ubuntu:20.04'), KNOWLEDGE);
    assert.ok(debian && ubuntu);
    assert.deepEqual(supportEnd(debian.cycle), { day: '2024-06-30', kind: 'LTS' });
    assert.ok(!isOver(debian.cycle, '2024-06-30') && isOver(debian.cycle, '2024-07-01'));
    assert.deepEqual(supportEnd(ubuntu.cycle), { day: '2025-05-31' });
  });
});

/** Products that end a line each month, but for one that lasted; one that ends them each year; and one release of a distribution. */
const TABLE = opened(`table: end-of-life
source: a test
licence: MIT
asOf: 2026-01-01
columns: product name extended cycles

go	Go		1.3,2025-06-01,2026-06-01;1.2,2024-12-01,2025-12-01;1.1,2024-06-01,2025-06-01
rust	Rust		1.4,2025-11-01,2025-12-01;1.3,2025-10-01,2025-11-01;1.2,2025-09-01,2025-10-01;1.1,2023-01-01,2025-09-01;1.0,2022-01-01
`);

describe('an end of support', () => {
  const knowledge: Knowledge = { endOfLife: TABLE };
  const says = (of: 'software' | 'distribution', product: string, cycle: object): boolean =>
    endsAsUsual({ of, name: '', cycle: { product, cycle: '', ...cycle } }, knowledge);

  it('says little where lines end with each release', () => {
    assert.ok(says('software', 'rust', { released: '2025-10-01', endOfLife: '2025-11-01' }));
  });

  it('says something of a line that lasted, of one without days, of lines that last, and of distributions', () => {
    assert.ok(!says('software', 'rust', { released: '2023-01-01', endOfLife: '2025-09-01' }));
    assert.ok(!says('software', 'rust', { released: '2022-01-01' }));
    assert.ok(!says('software', 'go', { released: '2024-06-01', endOfLife: '2025-06-01' }));
    assert.ok(!says('software', 'unheard-of', { released: '2025-10-01', endOfLife: '2025-11-01' }));
    assert.ok(!says('distribution', 'rust', { released: '2025-10-01', endOfLife: '2025-11-01' }));
  });
});
