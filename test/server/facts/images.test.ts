import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { at } from '../dockerfile/reading.ts';
import { buildWith, factsOf } from './facts-of.ts';

const uses = (text: string): string[] => factsOf(text).images.map(({ role, resolved, written }) => `${role} ${resolved?.text ?? written}`);

describe('images', () => {
  it('are those of FROM, of COPY --from and of RUN --mount=from=', () => {
    assert.deepEqual(uses('FROM a\nCOPY --from=b:1 /x /y\nRUN --mount=type=bind,from=c,target=/z ls'), [
      'base a',
      'copy-source b:1',
      'mount-source c',
    ]);
  });

  it('are those that ONBUILD puts off', () => {
    assert.deepEqual(uses('FROM a\nONBUILD COPY --from=b /x /y'), ['base a', 'copy-source b']);
  });

  it('are no stages, by name in any case or by number', () => {
    assert.deepEqual(uses('FROM a AS One\nFROM one\nCOPY --from=ONE /x /y\nCOPY --from=0 /x /y\nRUN --mount=from=one,target=/z ls'), [
      'base a',
    ]);
  });

  it('are images where a stage of that name comes later only', () => {
    assert.deepEqual(uses('FROM alpine AS base\nFROM node\nFROM base AS node'), ['base alpine', 'base node']);
    assert.deepEqual(uses('FROM alpine AS alpine'), ['base alpine']);
  });

  it('are not scratch', () => {
    assert.deepEqual(uses('FROM scratch\nCOPY --from=scratch /x /y'), []);
  });

  it('may come from a variable, in FROM', () => {
    assert.deepEqual(uses('ARG I=scratch\nFROM $I'), []);
    assert.deepEqual(uses('ARG B=one\nFROM a AS one\nFROM $B'), ['base a']);
  });

  it('stand where they are written, without quotes of flags', () => {
    const text = 'FROM --platform=linux/amd64 \\\n a:1 AS x\nCOPY --from="b" /x /y';
    assert.deepEqual(
      factsOf(text).images.map((image) => at(text, image.at)),
      ['a:1', 'b'],
    );
  });

  it('that are no references say why', () => {
    const [image] = factsOf('FROM Alpine').images;
    assert.equal(image?.reference, undefined);
    assert.equal(image?.problem, 'the name "Alpine" must be lower case');
  });

  it('are those of the stages that are built for the target', () => {
    const text = 'FROM a AS one\nFROM b AS two\nFROM c';
    assert.deepEqual(
      factsOf(text, { ...buildWith({}), target: 'TWO' }).images.map(({ written }) => written),
      ['a', 'b'],
    );
  });
});

describe('stages', () => {
  it('stand on an image, on an earlier stage, or on nothing', () => {
    const { stages } = factsOf('FROM a AS one\nFROM one AS two\nFROM scratch');
    assert.deepEqual(
      stages.map(({ image, parent }) => [image?.written, parent?.name]),
      [
        ['a', undefined],
        [undefined, 'one'],
        [undefined, undefined],
      ],
    );
  });

  it('stand on the last of several stages of one name', () => {
    const { stages } = factsOf('FROM a AS x\nFROM b AS x\nFROM x');
    assert.equal(stages[2]?.parent?.index, 1);
  });
});
