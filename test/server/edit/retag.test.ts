import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { otherUses } from '../../../server/src/edit/argument-uses.ts';
import { retag } from '../../../server/src/edit/retag.ts';
import { NO_BUILD } from '../../../server/src/facts/index.ts';
import type { ImageUse } from '../../../server/src/facts/model.ts';
import { applyEdits } from '../../../server/src/text/edits.ts';
import { MappedText } from '../../../server/src/text/mapped-text.ts';
import { factsOf } from '../facts/facts-of.ts';

const first = (text: string): { readonly facts: ReturnType<typeof factsOf>; readonly image: ImageUse } => {
  const facts = factsOf(text);
  return { facts, image: facts.images[0] as ImageUse };
};

/** The text after its first image got a tag; `undefined` where that is refused. */
const afterTag = (text: string, tag: string): string | undefined => {
  const { facts, image } = first(text);
  const retagging = retag(image, tag, facts);
  return retagging && applyEdits(text, retagging.edits);
};

describe('retag', () => {
  it('puts a tag behind a name that has none', () => {
    assert.equal(afterTag('FROM node AS build\n', '22.1-slim'), 'FROM node:22.1-slim AS build\n');
    assert.equal(afterTag('FROM "node"\n', '22'), 'FROM "node:22"\n');
    assert.equal(afterTag('ARG BASE=node\nFROM $BASE\n', '22'), 'ARG BASE=node:22\nFROM $BASE\n');
  });

  it('replaces a tag and nothing else', () => {
    assert.equal(afterTag('FROM  node:22   AS x # y\n', '22.1'), 'FROM  node:22.1   AS x # y\n');
    assert.equal(afterTag('COPY\nFROM a:1\n', '2'), 'COPY\nFROM a:2\n');
  });

  it('edits the default of the ARG that carries the version', () => {
    assert.equal(afterTag('ARG V=22\nFROM node:${V}\n', '22.1'), 'ARG V=22.1\nFROM node:${V}\n');
    assert.equal(afterTag('ARG V="22"\nFROM node:${V}-slim\n', '22.1-slim'), 'ARG V="22.1"\nFROM node:${V}-slim\n');
    assert.equal(afterTag('FROM node:${V:-22}-slim\n', '22.1-slim'), 'FROM node:${V:-22.1}-slim\n');
  });

  it('edits the defaults of several ARGs, through those that take them up', () => {
    const text = 'ARG V=3.12\nARG A=3.20\nARG T=${V}-alpine${A}\nFROM python:${T}\n';
    assert.equal(afterTag(text, '3.12.9-alpine3.21'), 'ARG V=3.12.9\nARG A=3.21\nARG T=${V}-alpine${A}\nFROM python:${T}\n');
    assert.equal(afterTag('ARG V=3.12\nFROM python:${V}-alpine3.20\n', '3.13-alpine3.21'), 'ARG V=3.13\nFROM python:${V}-alpine3.21\n');
  });

  it('refuses a tag that can be shared out in several ways', () => {
    assert.equal(afterTag('ARG A=1\nARG B=2\nFROM a:${A}${B}\n', '345'), undefined);
  });

  it('edits a part of a component', () => {
    assert.equal(afterTag('ARG MINOR=12\nFROM python:3.${MINOR}\n', '3.13'), 'ARG MINOR=13\nFROM python:3.${MINOR}\n');
    assert.equal(afterTag('ARG MINOR=12\nFROM python:3.${MINOR}\n', '4.0'), 'ARG MINOR=0\nFROM python:4.${MINOR}\n');
  });

  it('edits an ARG once that stands twice in the tag, and refuses two values for it', () => {
    assert.equal(afterTag('ARG V=1\nFROM a:${V}-b${V}\n', '2-b2'), 'ARG V=2\nFROM a:${V}-b${V}\n');
    assert.equal(afterTag('ARG V=1\nFROM a:${V}-b${V}\n', '2-b3'), undefined);
  });

  it('refuses what a digest pins, and what is not known', () => {
    assert.equal(afterTag(`FROM node:22@sha256:${'a'.repeat(64)}\n`, '23'), undefined);
    assert.equal(afterTag('ARG V\nFROM node:$V\n', '23'), undefined);
  });

  it('edits the file that gives a build argument', () => {
    const given = new MappedText([{ text: '22', start: 7, path: '/w/compose.yaml' }]);
    const facts = factsOf('ARG V\nFROM node:$V\n', { ...NO_BUILD, arguments: new Map([['V', given]]) });
    const edits = retag(facts.images[0] as ImageUse, '23', facts)?.edits;
    assert.deepEqual(edits, [{ path: '/w/compose.yaml', span: { start: 7, end: 9 }, text: '23' }]);
  });

  it('tells what becomes of the other images that share an ARG', () => {
    const { facts, image } = first('ARG V=22\nFROM node:$V\nFROM node:${V}-slim\nFROM debian:12\n');
    assert.deepEqual(
      retag(image, '22.1', facts)?.sharing.map(({ text }) => text),
      ['node:22.1', 'node:22.1-slim'],
    );
  });

  it('tells of images whose part begins before the edit, and of those of a second ARG', () => {
    const { facts, image } = first(
      'ARG R=node:22\nARG A=3.22\nARG B=9\nFROM ${R}-alpine${A}\nFROM ${R}-slim\nFROM x:${A}\nFROM y:${B}\nFROM ${R#node:}\n',
    );
    assert.deepEqual(
      retag(image, '22.1-alpine3.23', facts)
        ?.sharing.map(({ text }) => text)
        .toSorted(),
      ['22.1', 'node:22.1-alpine3.23', 'node:22.1-slim', 'x:3.23'],
    );
  });

  it('finds the other uses of an ARG', () => {
    const text = 'ARG V=22\nARG VX=1\nFROM node:$V\nARG V\nRUN echo ${V} $VX ${V:-3}\n';
    const { facts, image } = first(text);
    const uses = [...otherUses(retag(image, '23', facts)?.edits ?? [], image, facts)];
    assert.deepEqual(
      uses.map(({ span }) => text.slice(span.start, span.end)),
      ['${V}', '${V:-3}'],
    );
  });
});
