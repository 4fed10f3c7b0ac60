import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseDockerfile } from '../../../server/src/dockerfile/parse.ts';
import { at, blamed, messages } from './reading.ts';

const names = (text: string): string[] => parseDockerfile(text).directives.map(({ name }) => name);

describe('parser directives', () => {
  it('are syntax, escape and check, in any case and with blanks anywhere', () => {
    const text = '#Syntax = docker/dockerfile:1 \n#  ESCAPE=`\n# check = skip=all\nFROM a';
    const { directives } = parseDockerfile(text);
    assert.deepEqual(names(text), ['syntax', 'escape', 'check']);
    assert.deepEqual(
      directives.map(({ valueSpan }) => at(text, valueSpan)),
      ['docker/dockerfile:1', '`', 'skip=all'],
    );
    assert.equal(at(text, directives[1]?.span ?? { start: 0, end: 0 }), '#  ESCAPE=`');
  });

  it('end at a blank line, a comment or an instruction', () => {
    for (const line of ['', '# c', '#', 'FROM a']) assert.deepEqual(names(`${line}\n# escape=\`\nFROM a`), [], JSON.stringify(line));
  });

  it('may stand once each', () => {
    const text = '# escape=`\n# escape=\\\nFROM a';
    assert.deepEqual(messages(text), ['only one escape parser directive can be used']);
    assert.deepEqual(blamed(text), ['# escape=\\']);
  });

  it('escape with a backslash or a backtick only', () => {
    assert.deepEqual(blamed('# escape=x\nFROM a'), ['x']);
    assert.equal(parseDockerfile('# escape=x\nFROM a').escape, '\\');
  });

  it('need a value', () => {
    assert.deepEqual(names('# escape=\nFROM a'), []);
    assert.deepEqual(names('# escape= \t\nFROM a'), []);
  });

  it('skip a first line that is a shebang, and no other', () => {
    assert.deepEqual(names('#!/bin/x\n# syntax=y\nFROM a'), ['syntax']);
    assert.deepEqual(names('# check=skip=all\n#!/bin/x\n# syntax=y\nFROM a'), ['check']);
  });

  it('check with skip, error and experimental', () => {
    assert.deepEqual(messages('# check=skip=JSONArgsRecommended,StageNameCasing;error=true;experimental=all\nFROM a'), []);
    assert.deepEqual(messages('# check=error\nFROM a'), ['invalid check option "error"']);
  });
});
