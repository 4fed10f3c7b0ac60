import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lastOfLine, newerTags } from '../../../../server/src/facts/images/newer-tags.ts';
import { frozenText, opened } from '../../knowledge/texts.ts';
import { KNOWLEDGE, officialTag, WORLD } from './world.ts';

/** Nobody says which lines of Node.js are supported. */
const WITHOUT_CYCLES = {
  ...WORLD,
  knowledge: { ...KNOWLEDGE, officialImages: opened(frozenText('official-images').replace('\tnodejs\tNode.js', '\t\tNode.js')) },
};

const newer = (text: string): (string | undefined)[] => {
  const { inLine, onLaterDistribution, inNextLine } = newerTags(officialTag(text), WORLD);
  return [inLine, onLaterDistribution, inNextLine];
};

describe('newer tags', () => {
  it('are of the line, of a later distribution, and of the next line with a year of support', () => {
    assert.deepEqual(newer('node:22.11.0-bookworm'), ['22.22.0-bookworm', '22.22.0-trixie', '24.13.0-bookworm']);
    assert.deepEqual(newer('node:18.12.0-bullseye'), [undefined, undefined, '22.22.0-bullseye']);
  });

  it('of a distribution go from name to name as they go from number to number', () => {
    assert.deepEqual(newer('ubuntu:focal'), [undefined, undefined, 'jammy']);
    assert.deepEqual(newer('ubuntu:20.04'), [undefined, undefined, '22.04']);
    assert.deepEqual(newer('debian:buster-slim'), [undefined, undefined, 'trixie-slim']);
  });

  it('of a tag that says less than a line follow that number, and never stay in it', () => {
    assert.deepEqual(newer('python:3'), [undefined, undefined, undefined]);
  });

  it('are of the next major version that is still built, where no table knows the lines', () => {
    const next = (text: string) => newerTags(officialTag(text), WITHOUT_CYCLES).inNextLine;
    assert.deepEqual(['node:18.12.0-bookworm', 'node:14', 'node:25'].map(next), ['20.20.0-bookworm', '20', undefined]);
  });
});

describe('the last of a line', () => {
  it('is the newest that ever was in it, in the same variant', () => {
    assert.equal(lastOfLine(officialTag('node:18.12.0-bullseye'), WORLD), '18.20.8-bullseye');
    assert.equal(lastOfLine(officialTag('node:18.20.8-bullseye'), WORLD), undefined);
    assert.equal(lastOfLine(officialTag('ubuntu:focal'), WORLD), undefined);
  });
});
