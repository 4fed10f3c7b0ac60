import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pinFixes } from '../../../server/src/edit/pin-fixes.ts';
import { replaceReference } from '../../../server/src/edit/replace-reference.ts';
import { retagFix, usesBeside } from '../../../server/src/edit/retag-fix.ts';
import type { ReviewFix } from '../../../server/src/edit/review-fix.ts';
import { updateOf, type Way } from '../../../server/src/edit/update-fixes.ts';
import type { Facts, ImageUse } from '../../../server/src/facts/model.ts';
import { applyEdits } from '../../../server/src/text/edits.ts';
import { factsIn } from '../facts/facts-of.ts';
import { KNOWLEDGE, officialTag } from '../facts/images/world.ts';

const worldOf = (text: string): { readonly facts: Facts; readonly image: ImageUse } => {
  const facts = factsIn(text, { knowledge: KNOWLEDGE });
  return { facts, image: facts.images[0] as ImageUse };
};

const after = (text: string, fixes: readonly ReviewFix[]): string[] => fixes.map(({ edits }) => applyEdits(text, edits));

const retagged = (text: string, tag: string): string[] => {
  const { facts, image } = worldOf(text);
  return after(text, retagFix(image, { tag, title: '' }, facts));
};

describe('a fix of a tag', () => {
  it('is made whatever else is not known in the file', () => {
    assert.deepEqual(retagged('FROM node:18\nFROM $UNKNOWN\n', '22'), ['FROM node:22\nFROM $UNKNOWN\n']);
  });

  it('is refused where its ARG has a part in an image that is not known, or that would not be listed', () => {
    assert.deepEqual(retagged('ARG V=18\nFROM node:$V\nFROM node:$V-$UNKNOWN\n', '22'), []);
    assert.deepEqual(retagged('ARG V=18\nFROM node:$V\nFROM node:$V-stretch\n', '22'), []);
    assert.deepEqual(retagged('ARG V=18\nFROM node:$V\nFROM somebody/thing:$V\n', '22'), []);
    assert.deepEqual(retagged('ARG V=18\nFROM node:$V\nFROM node:$V-slim\n', '22'), ['ARG V=22\nFROM node:$V\nFROM node:$V-slim\n']);
  });

  it('puts no variant into an ARG that is used for its version elsewhere', () => {
    assert.deepEqual(retagged('ARG V=22\nFROM node:$V\nRUN echo $V\n', '22.22.0-bookworm'), []);
    assert.deepEqual(retagged('ARG V=22\nFROM node:$V\n', '22.22.0-bookworm'), ['ARG V=22.22.0-bookworm\nFROM node:$V\n']);
  });

  it('shows where else the ARG is used, up to twenty places', () => {
    const { facts, image } = worldOf(`ARG V=18\nFROM node:$V\n${'RUN echo ${V:-x}\n'.repeat(30)}`);
    const uses = usesBeside(image, retagFix(image, { tag: '22', title: '' }, facts), facts);
    assert.equal(uses.length, 20);
    assert.equal(facts.text.slice(uses[0]?.span.start, uses[0]?.span.end), '${V:-x}');
  });
});

describe('a pin', () => {
  const pinned = (text: string, tag: string): string[] => {
    const { facts, image } = worldOf(text);
    return after(text, pinFixes(image, officialTag(tag), facts));
  };

  it('is the tag that says most, or as much as an ARG can hold', () => {
    assert.deepEqual(pinned('FROM node:22-slim\n', 'node:22-slim'), ['FROM node:22.22.0-bookworm-slim\n']);
    assert.deepEqual(pinned('ARG V=22\nFROM node:${V}-slim\n', 'node:22-slim'), ['ARG V=22.22.0\nFROM node:${V}-slim\n']);
  });

  it('is not there for a tag that is exact', () => {
    assert.deepEqual(pinned('FROM alpine:3.23.2\n', 'alpine:3.23.2'), []);
  });
});

describe('updates', () => {
  const update = (tag: string, ways: readonly Way[]) => {
    const { facts, image } = worldOf(`FROM ${tag}\n`);
    return updateOf(image, officialTag(tag), { facts, ways });
  };

  it('are in the order asked for, the first in words', () => {
    const { advice, fixes } = update('node:22.11.0-bookworm', ['inLine', 'onLaterDistribution', 'inNextLine']);
    assert.equal(advice, 'The newest of its line is 22.22.0-bookworm.');
    assert.deepEqual(
      fixes.map(({ title }) => title),
      [
        'Use node:22.22.0-bookworm, the newest of the same line',
        'Use node:22.22.0-trixie, the same line on a later release of the distribution',
        'Move to node:24.13.0-bookworm, the next supported line',
      ],
    );
  });

  it('name a tag once', () => {
    assert.equal(update('node:22.11.0-bookworm', ['inLine', 'inLine']).fixes.length, 1);
  });

  it('are none where nothing is newer', () => {
    assert.deepEqual(update('node:24.13.0-bookworm', ['inLine']), { advice: undefined, fixes: [] });
  });
});

describe('another image', () => {
  const replaced = (text: string): string | undefined => {
    const edits = replaceReference(worldOf(text).image, 'b:2');
    return edits && applyEdits(text, edits);
  };

  it('takes the place of a whole reference, and of none that is put together or pinned', () => {
    assert.equal(replaced('FROM --platform=x "a:1" AS y\n'), 'FROM --platform=x "b:2" AS y\n');
    assert.equal(replaced('ARG I=a:1\nFROM $I\n'), 'ARG I=b:2\nFROM $I\n');
    assert.equal(replaced('ARG V=1\nFROM a:$V\n'), undefined);
    assert.equal(replaced(`FROM a:1@sha256:${'0'.repeat(64)}\n`), undefined);
  });
});
