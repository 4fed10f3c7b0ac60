import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { at } from '../dockerfile/reading.ts';
import { factsOf } from './facts-of.ts';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

describe('the image of # syntax=', () => {
  it('is where it is written, whatever stands around it', () => {
    for (const text of [
      '# syntax=docker/dockerfile:1\nFROM a',
      '#!/bin/sh\n#SYNTAX  =  docker/dockerfile:1\t\r\nFROM a',
      '\ufeff# syntax=docker/dockerfile:1',
    ]) {
      const { syntaxImage } = factsOf(text);
      assert.equal(syntaxImage?.role, 'syntax');
      assert.equal(at(text, syntaxImage.at), 'docker/dockerfile:1');
      assert.equal(syntaxImage.reference?.tag, '1');
      assert.deepEqual(syntaxImage.resolved?.locate(0, 6), { span: { start: syntaxImage.at.start, end: syntaxImage.at.start + 6 } });
    }
  });

  it('may have a digest', () => {
    assert.equal(factsOf(`# syntax=docker/dockerfile:1@${DIGEST}\nFROM a`).syntaxImage?.reference?.digest, DIGEST);
  });

  it('ends at the first space, as BuildKit has it: options for the frontend follow', () => {
    assert.equal(factsOf('# syntax=docker/dockerfile:1 --opt a\nFROM a').syntaxImage?.written, 'docker/dockerfile:1');
  });

  it('is none of the images that the build stands on', () => {
    assert.deepEqual(
      factsOf('# syntax=docker/dockerfile:1\nFROM a').images.map(({ written }) => written),
      ['a'],
    );
  });

  it('is none without the equals sign, or where the time for directives is over', () => {
    assert.equal(factsOf('# syntax docker/dockerfile:1\nFROM a').syntaxImage, undefined);
    assert.equal(factsOf('# first\n# syntax=docker/dockerfile:1\nFROM a').syntaxImage, undefined);
    assert.equal(factsOf('FROM a').syntaxImage, undefined);
  });

  it('says why it is no reference', () => {
    assert.equal(factsOf('# syntax=Docker/Dockerfile\nFROM a').syntaxImage?.reference, undefined);
    assert.match(factsOf('# syntax=docker/Dockerfile\nFROM a').syntaxImage?.problem ?? '', /must be lower case/);
  });
});
