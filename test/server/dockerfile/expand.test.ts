import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Expansion, expand, type Scope, Unknown } from '../../../server/src/dockerfile/expand.ts';
import type { EscapeToken } from '../../../server/src/dockerfile/model.ts';
import { MappedText } from '../../../server/src/text/mapped-text.ts';

/** Values stand at 1000 and beyond, the text itself at 0. */
const VALUES: ReadonlyMap<string, MappedText> = new Map([
  ['V', MappedText.verbatim('3.19.1', 1000)],
  ['EMPTY', MappedText.verbatim('', 2000)],
  ['PATH', MappedText.verbatim('/usr/local/bin', 3000)],
  ['STARS', MappedText.verbatim('a*b*c', 4000)],
  ['SOME', new Unknown()],
]);
const scope: Scope = (name) => VALUES.get(name);

const read = (text: string, escapeToken: EscapeToken = '\\'): Expansion => expand(MappedText.verbatim(text, 0), scope, escapeToken);
const value = (text: string, escapeToken: EscapeToken = '\\'): string | undefined => {
  const { value: expanded, problem } = read(text, escapeToken);
  return problem === undefined ? expanded.text : undefined;
};

describe('expansion', () => {
  it('replaces variables with and without braces', () => {
    assert.equal(value('x:$V-y'), 'x:3.19.1-y');
    assert.equal(value('x:${V}y'), 'x:3.19.1y');
    assert.equal(value('$Vy'), '');
  });

  it('leaves a dollar that begins nothing', () => {
    assert.equal(value('a$'), 'a$');
    assert.equal(value('a$.b'), 'a$.b');
  });

  it('takes digits and special parameters for names', () => {
    assert.deepEqual(read('$1a$@b').unresolved, ['1', '@']);
  });

  it('removes quotes; in single ones nothing is replaced', () => {
    assert.equal(value(`"a$V"'$V'`), 'a3.19.1$V');
    assert.equal(value(`"it's"`), `it's`);
  });

  it('removes escapes, in double quotes only those of quotes, dollars and escapes', () => {
    assert.equal(value('a\\$V\\b\\\\'), 'a$Vb\\');
    assert.equal(value('"a\\$V\\b\\"\\\\"'), 'a$V\\b"\\');
    assert.equal(value('C:\\a`$V', '`'), 'C:\\a$V');
  });

  it('takes the default of a variable that is not set, or with a colon is empty', () => {
    assert.equal(value('${NO-d}${EMPTY-d}${V-d}'), 'd3.19.1');
    assert.equal(value('${NO:-d}${EMPTY:-d}${V:-d}'), 'dd3.19.1');
    assert.equal(value('${NO:-${V}x${NO:-"}"}}'), '3.19.1x}');
  });

  it('takes the alternative of a variable that is set, or with a colon is not empty', () => {
    assert.equal(value('[${NO+a}${EMPTY+a}${V+a}]'), '[aa]');
    assert.equal(value('[${NO:+a}${EMPTY:+a}${V:+a}]'), '[a]');
  });

  it('refuses a variable that has to be set', () => {
    assert.equal(read('${NO:?say it}').problem, 'NO: say it');
    assert.equal(read('${NO?}').problem, 'NO: is not allowed to be unset');
    assert.equal(value('${EMPTY?no}'), '');
    assert.notEqual(read('${EMPTY:?}').problem, undefined);
  });

  it('cuts the shortest or longest match off the beginning', () => {
    assert.equal(value('${V#*.}'), '19.1');
    assert.equal(value('${V##*.}'), '1');
    assert.equal(value('${V#x}'), '3.19.1');
    assert.equal(value('${V#?}'), '.19.1');
  });

  it('cuts the shortest or longest match off the end', () => {
    assert.equal(value('${V%.*}'), '3.19');
    assert.equal(value('${V%%.*}'), '3');
    assert.equal(value('${V%x}'), '3.19.1');
  });

  it('replaces the first match or all', () => {
    assert.equal(value('${V/./-}'), '3-19.1');
    assert.equal(value('${V//./-}'), '3-19-1');
    assert.equal(value('${PATH//\\//_}'), '_usr_local_bin');
    assert.equal(value('${V/.*/}'), '3');
  });

  it('takes escaped stars and question marks in patterns for themselves', () => {
    assert.equal(value('${STARS#a\\*}'), 'b*c');
    assert.equal(value('${STARS//\\*/+}'), 'a+b+c');
  });

  it('takes variables in patterns', () => {
    assert.equal(value('${PATH%${NO:-/bin}}'), '/usr/local');
  });

  it('refuses what BuildKit does not know', () => {
    for (const text of ['${', '${}', '${V', '${.}', '${V^^}', '${V:x}', '${V:=x}', '${V/a}', '"a', "'a", '${{V}}', '${V[0]}'])
      assert.equal(value(text), undefined, text);
  });

  it('names the variables that are not known', () => {
    assert.deepEqual(read('$A-${B#x}-$V').unresolved, ['A', 'B']);
    assert.deepEqual(read('${A:-$B}').unresolved, ['B']);
  });

  it('makes nothing of a value that is there but not known', () => {
    assert.deepEqual(read('x:${SOME:-1}').unresolved, ['SOME']);
    assert.deepEqual(read('x:${SOME:+1}').unresolved, ['SOME']);
  });

  it('leads from each part to where it is written', () => {
    const { value: expanded } = read('x:"$V"-y');
    assert.equal(expanded.text, 'x:3.19.1-y');
    assert.deepEqual(expanded.locate(2, 8)?.span, { start: 1000, end: 1006 });
    assert.deepEqual(expanded.locate(9, 10)?.span, { start: 7, end: 8 });
    assert.equal(expanded.isVerbatim(2, 8), true);
    assert.equal(expanded.isVerbatim(0, 8), false);
  });

  it('leads from a default to where it is written', () => {
    const { value: expanded } = read('x:${NO:-3.20}');
    assert.deepEqual(expanded.locate(2, 6)?.span, { start: 8, end: 12 });
  });

  it('leads from what a pattern leaves to where it is written', () => {
    assert.deepEqual(read('${V#*.}').value.locate(0, 4)?.span, { start: 1002, end: 1006 });
  });

  it('leads from a replacement to nowhere', () => {
    assert.equal(read('${V/./-}').value.locate(0, 3), undefined);
  });

  it('does not let values grow without end', () => {
    const long: Scope = () => MappedText.verbatim('x'.repeat(4000), 0);
    assert.deepEqual(expand(MappedText.verbatim('$A$B', 0), long, '\\').unresolved, ['B']);
  });
});
