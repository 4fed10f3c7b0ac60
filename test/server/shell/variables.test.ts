import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Command } from '../../../server/src/shell/model.ts';
import { commandsOf, linesOf } from './reading.ts';

const last = (script: string): Command | undefined =>
  commandsOf(script, (name) => (name === 'KNOWN' ? { text: '1.2', certainty: 'known' } : undefined)).at(-1);
const value = (script: string): string | undefined => last(script)?.arguments[0]?.value;

describe('variables of a script', () => {
  it('have the values that the Dockerfile gives them', () => {
    assert.equal(value('curl x-$KNOWN-"${KNOWN}"'), 'x-1.2-1.2');
    assert.equal(last('curl $KNOWN')?.arguments[0]?.isKnown, true);
  });

  it('stay as written when they are not known', () => {
    assert.equal(value('curl x-$A-${B}-$(c)'), 'x-$A-${B}-$(c)');
    assert.equal(last('curl $A')?.arguments[0]?.isKnown, false);
    assert.equal(value('curl ${KNOWN%.*}'), '${KNOWN%.*}');
  });

  it('are not replaced in single quotes', () => {
    assert.equal(value(`curl '$KNOWN'`), '$KNOWN');
  });

  it('have the value assigned before, in order', () => {
    assert.deepEqual(linesOf('A=1; a $A; A=2; b $A'), ['a 1', 'b 2']);
    assert.equal(value('A=1 && B="$A.2" && curl $B'), '1.2');
    assert.equal(value('export A=1 B=2; curl $A$B'), '12');
    assert.equal(value('KNOWN=3; curl $KNOWN'), '3');
  });

  it('keep their value behind an assignment for one command', () => {
    assert.equal(value('KNOWN=3 true; curl $KNOWN'), '1.2');
  });

  it('are not known when what is assigned is not', () => {
    assert.equal(value('KNOWN=$(uname); curl $KNOWN'), '$KNOWN');
    assert.equal(value('for KNOWN in a b; do curl $KNOWN; done'), 'a');
    assert.equal(value('read KNOWN; curl $KNOWN'), '$KNOWN');
  });

  it('are known inside a branch that sets them, and one of their values behind it', () => {
    const script = 'case $m in x) A=1; a $A;; y) A=2; b $A;; esac; c $A';
    assert.deepEqual(linesOf(script), ['a 1', 'b 2', 'c 2']);
    assert.equal(last(script)?.arguments[0]?.isKnown, false);
    assert.equal(value('if x; then KNOWN=2; fi; curl $KNOWN'), '2');
    assert.equal(last('if x; then KNOWN=2; fi; curl $KNOWN')?.arguments[0]?.isKnown, false);
  });

  it('hand on that they are only possible', () => {
    const script = 'case $m in x) A=amd64;; *) A=arm64;; esac; U="https://a.example/$A/x"; curl $U';
    assert.equal(value(script), 'https://a.example/arm64/x');
    assert.equal(last(script)?.arguments[0]?.isKnown, false);
    assert.equal(value('case $m in x) export A=1;; esac; curl "$A"'), '1');
  });

  it('are not known behind branches of which one sets what is not, nor behind a subshell', () => {
    assert.equal(value('if x; then A=$(uname -m); else A=2; fi; curl $A'), '$A');
    assert.equal(value('if x; then A=2; else A=$(uname -m); fi; curl $A'), '$A');
    assert.equal(value('(KNOWN=2); curl $KNOWN'), '$KNOWN');
  });

  it('are known behind a group in braces', () => {
    assert.equal(value('{ A=1; }; curl $A'), '1');
  });

  it('do not grow without end', () => {
    assert.doesNotThrow(() => linesOf(`A=xxxxxxxxxx; ${'A=$A$A; '.repeat(200)} curl $A`));
    assert.equal(value(`A=xxxxxxxxxx; ${'A=$A$A; '.repeat(200)} curl $A`), '$A');
  });
});
