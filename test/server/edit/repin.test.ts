import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { agree } from '../../../server/src/edit/agree.ts';
import { type Pin, type Repinned, repin } from '../../../server/src/edit/repin.ts';
import type { ImageUse } from '../../../server/src/facts/model.ts';
import { applyEdits } from '../../../server/src/text/edits.ts';
import { factsOf } from '../facts/facts-of.ts';

const OLD = `sha256:${'0'.repeat(64)}`;
const NEW = `sha256:${'1'.repeat(64)}`;

/** The text after its first image was pinned anew, or why it was not. */
const pinned = (text: string, pin: Pin): string => {
  const repinned = repin(factsOf(text).images[0] as ImageUse, pin);
  return 'refusal' in repinned ? repinned.refusal : applyEdits(text, repinned.edits);
};

describe('repin', () => {
  it('puts tag and digest where they belong, and nothing else changes', () => {
    assert.equal(pinned('FROM node # x\n', { tag: '22', digest: NEW }), `FROM node:22@${NEW} # x\n`);
    assert.equal(pinned('FROM "a.b:5000/c" AS d\n', { tag: '1', digest: undefined }), 'FROM "a.b:5000/c:1" AS d\n');
    assert.equal(pinned(`FROM node:22@${OLD}\n`, { tag: '22.1', digest: NEW }), `FROM node:22.1@${NEW}\n`);
    assert.equal(pinned(`FROM node:22@${OLD}\n`, { tag: '22', digest: NEW }), `FROM node:22@${NEW}\n`);
    assert.equal(pinned(`FROM node@${OLD}\n`, { tag: '22', digest: OLD }), `FROM node:22@${OLD}\n`);
  });

  it('edits each part where it is written', () => {
    const text = (tag: string, digest: string): string => `ARG T=${tag}\nARG D=${digest}\nFROM node:\${T}@\${D}\n`;
    assert.equal(pinned(text('22', OLD), { tag: '22.1', digest: NEW }), text('22.1', NEW));
    const composite = (version: string, alpine: string): string => `ARG V=${version}\nARG A=${alpine}\nFROM python:\${V}-alpine\${A}\n`;
    assert.equal(pinned(composite('3.13', '3.21'), { tag: '3.14-alpine3.22', digest: undefined }), composite('3.14', '3.22'));
  });

  it('puts a digest into a variable only with all of the tag, and behind a name that is written there or beside it', () => {
    const pin = { tag: '22', digest: NEW };
    assert.equal(pinned('ARG V=22\nFROM node:$V\n', pin), `ARG V=22@${NEW}\nFROM node:$V\n`);
    assert.equal(pinned('ARG I=node:22\nFROM $I\n', pin), `ARG I=node:22@${NEW}\nFROM $I\n`);
    assert.equal(pinned('ARG H=a.b/\nFROM ${H}c/node:22\n', pin), `ARG H=a.b/\nFROM \${H}c/node:22@${NEW}\n`);
    assert.match(pinned('ARG V=2\nFROM node:${V}2\n', pin), /^The tag is put together/);
    assert.match(pinned('ARG I=node\nFROM ${I}:22\n', pin), /^A build argument can give/);
    assert.match(pinned('ARG O=org\nFROM a.b/${O}/node:22\n', pin), /^A build argument can give/);
  });

  it('refuses what is not written in one piece', () => {
    assert.match(pinned('FROM node:2\\\n2\n', { tag: '22.1', digest: NEW }), /^The tag is put together/);
    assert.match(pinned('ARG V\nFROM node:$V\n', { tag: '22', digest: undefined }), /^It is not known/);
  });
});

describe('an agreement of images', () => {
  /** What becomes of a text whose images would have tags, the best first; those without any are to stay. */
  const agreed = (text: string, tags: readonly (readonly string[])[]): string => {
    const { images } = factsOf(text);
    const wishes = images.map((image, index) => ({
      image,
      options: (tags[index] ?? []).map((tag) => repin(image, { tag, digest: undefined }) as Repinned),
    }));
    return applyEdits(text, [
      ...new Map([...agree(wishes, images).values()].flatMap(({ edits }) => edits.map((edit) => [edit.span.start, edit]))).values(),
    ]);
  };

  const shared = (version: string, suffix: string): string => `ARG V=${version}\nFROM a:$V\nFROM b:$V${suffix}\n`;

  it('takes the first options that go together', () => {
    assert.equal(agreed(shared('1', '-x'), [['1.2.3', '1.2'], ['1.2-x']]), shared('1.2', '-x'));
    assert.equal(agreed(shared('1', '-x'), [['1.2'], ['1.2-y', '1.2-x']]), shared('1.2', '-y'));
  });

  it('changes nothing where none do, and nothing that is to stay', () => {
    assert.equal(agreed(shared('1', '-x'), [['1.2'], ['1.3-x']]), shared('1', '-x'));
    assert.equal(agreed(shared('1', '-x'), [['1.2'], []]), shared('1', '-x'));
  });

  it('lets one quarrel be none of the others', () => {
    const text = (version: string): string => `ARG V=1\nARG W=${version}\nFROM a:$V\nFROM b:$V\nFROM c:$W\n`;
    assert.equal(agreed(text('1'), [['1.2'], ['1.3'], ['1.4']]), text('1.4'));
  });
});
