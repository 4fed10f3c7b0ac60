import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readExecForm } from '../../../server/src/shell/exec-form.ts';
import { only } from '../dockerfile/reading.ts';
import { lines } from './reading.ts';

const read = (text: string): ReturnType<typeof readExecForm> => readExecForm(only(text).json ?? [], () => undefined);

describe('the exec form', () => {
  it('is one command, without any expansion', () => {
    assert.deepEqual(lines(read('RUN ["/bin/curl", "$A", "b c"]')), ['curl $A b c']);
  });

  it('holds the script of a shell', () => {
    const text = 'RUN ["/bin/sh", "-ec", "curl \\"x y\\" | tar x"]';
    const commands = read(text);
    assert.deepEqual(lines(commands).slice(1), ['curl x y', 'tar x']);
    const tar = commands[2];
    assert.equal(tar && text.slice(tar.span.start, tar.span.end), 'tar x');
    const word = commands[1]?.arguments[0];
    assert.equal(word && text.slice(word.span.start, word.span.end), '\\"x y\\"');
  });

  it('is read behind wrappers', () => {
    assert.deepEqual(lines(read('RUN ["tini", "x"]')), ['tini x']);
    assert.deepEqual(lines(read('RUN ["sudo", "sh", "-c", "a b"]')), ['sh -c a b', 'a b']);
  });

  it('may be empty', () => {
    assert.deepEqual(read('RUN []'), []);
  });
});
