import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { unlistedTag } from '../../../../server/src/facts/images/unlisted-tag.ts';
import { officialTag } from './world.ts';

/** The tag that was meant, or why there is none. */
const verdict = (text: string): string => {
  const unlisted = unlistedTag(officialTag(text));
  return unlisted ? (unlisted.nearest ?? 'never listed') : 'silent';
};

const VERDICTS: Readonly<Record<string, string>> = {
  // Slips of the pen, in letters and separators.
  'node:22-alpin': '22-alpine',
  'node:22alpine': '22-alpine',
  'node:latst': 'latest',
  'node:v22': '22',
  'debian:bookworm-slm': 'bookworm-slim',
  'ubuntu:22.4': '22.04',
  // Numbers that never were: the newest before it.
  'node:18.12.9-bullseye': '18.12.1-bullseye',
  'alpine:3.18.99': '3.18.12',
  // Too few numbers: the newest that they begin.
  'ubuntu:22': '22.04',
  // What may have come since.
  'node:22.99.0': 'silent',
  'node:99': 'silent',
  'alpine:3.99': 'silent',
  'debian:bookworm-20990101': 'silent',
  'node:22-forky': 'silent',
  // Words that the image never had, and what is no version.
  'node:22-with-python': 'silent',
  'node:0a1b2c3d4e': 'silent',
  // Listed, and listed once.
  'node:22': 'silent',
  'node:18.12.0-bullseye': 'silent',
};

describe('a tag that was never listed', () => {
  it('is told by the one that was meant, unless it may be newer', () => {
    assert.deepEqual(Object.fromEntries(Object.keys(VERDICTS).map((text) => [text, verdict(text)])), VERDICTS);
  });

  it('does no harm, whatever it is', () => {
    for (const tag of ['_', '__proto__', 'constructor', 'a'.repeat(128), '1.'.repeat(63), `_${'-'.repeat(127)}`, '0'.repeat(128)])
      assert.ok(
        ['string', 'undefined'].includes(
          typeof unlistedTag({ ...officialTag('node:22'), tag, build: undefined, history: undefined })?.nearest,
        ),
        tag,
      );
  });
});
