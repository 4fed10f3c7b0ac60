import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { distribute } from '../../../server/src/edit/distribute.ts';

const CASES: readonly (readonly [text: string, parts: string, shared: string | undefined])[] = [
  ['3.12.9-alpine3.21', '3.12|-alpine|3.20', '3.12.9|-alpine|3.21'],
  ['3.13', '3.|12', '3.|13'],
  ['22', '22', '22'],
  ['22-slim', '20|-slim', '22|-slim'],
  ['345', '1|2', undefined],
  ['22-slim', '20', undefined],
];

describe('sharing out a text', () => {
  it('changes as few parts as can be, or is refused where that can be done in several ways or none', () => {
    for (const [text, parts, shared] of CASES) assert.equal(distribute(text, parts.split('|'))?.join('|'), shared, `${text} ${parts}`);
  });

  it('loses nothing, and is quick for many parts', () => {
    const part = fc.stringMatching(/^[a-c0-2.-]{1,6}$/);
    fc.assert(
      fc.property(fc.stringMatching(/^[a-c0-2.-]{1,60}$/), fc.array(part, { maxLength: 12 }), (text, parts) => {
        const shared = distribute(text, parts);
        if (shared) assert.deepEqual([shared.join(''), shared.length], [text, parts.length]);
      }),
      { numRuns: 300 },
    );
  });
});
