import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readCommands } from '../../../server/src/shell/commands.ts';
import { type Command, isRun } from '../../../server/src/shell/model.ts';
import { MappedText } from '../../../server/src/text/mapped-text.ts';

const run = (script: string): Command[] =>
  readCommands(MappedText.verbatim(script, 0), (name) => (name === 'V' ? { text: '1.2', certainty: 'known' } : undefined)).filter(isRun);

const told = (script: string, name: string): string[] =>
  run(script)
    .filter((command) => command.name === name)
    .map(({ arguments: words }) => words.map(({ value }) => value).join(' '));

const folderOf = (script: string): string | undefined => run(script).find(({ name }) => name === 'make')?.folder;

describe('functions', () => {
  it('are read once more for each call, with its arguments', () => {
    const script = 'get() { curl -o "$1" "https://a.example/$2"; }; get a.tgz a-$V.tgz; get b.tgz b.tgz';
    assert.deepEqual(told(script, 'curl'), ['-o a.tgz https://a.example/a-1.2.tgz', '-o b.tgz https://a.example/b.tgz']);
  });

  it('are read as they are written when nobody calls them', () => {
    assert.deepEqual(told('get() { curl "$1"; }', 'curl'), ['$1']);
  });

  it('know what `local` and `shift` make of their arguments', () => {
    assert.deepEqual(told('get() { local f="$1"; shift; curl -o "$f" "$1"; }; get a https://a.example', 'curl'), [
      '-o a https://a.example',
    ]);
    assert.deepEqual(told('get() { curl "$@"; }; get -O x', 'curl'), ['-O x']);
  });

  it('that call themselves, or one another many times over, come to an end', () => {
    const doubled = Array.from({ length: 40 }, (_, index) => `f${index}() { f${index + 1}; f${index + 1}; }`).join('; ');
    assert.ok(run(`f() { curl x; f; }; f; ${doubled}; f0`).length < 10_000);
  });
});

describe('branches', () => {
  const script = (test: string): string => `if ${test}; then curl a $V; else curl b $V; fi`;

  it('for a moving version that is not asked for are not run', () => {
    assert.deepEqual(told(script('[ "$V" = latest ]'), 'curl'), ['b 1.2']);
    assert.deepEqual(told(script('[ "$V" != master ]'), 'curl'), ['a 1.2']);
    assert.deepEqual(told(script('[[ $V == nightly ]]'), 'curl'), ['b 1.2']);
    assert.deepEqual(told('[ "$V" = latest ] && curl a || curl b', 'curl'), ['b']);
    assert.deepEqual(told('case "$V" in latest) curl a ;; 1.2) curl b ;; esac; curl c', 'curl'), ['b', 'c']);
  });

  it('for other values are read with the variables of their condition not known', () => {
    assert.deepEqual(told(script('[ "$V" = 1.3 ]'), 'curl'), ['a $V', 'b 1.2']);
    assert.deepEqual(told(script('test -z "$V"'), 'curl'), ['a $V', 'b 1.2']);
    assert.deepEqual(told(script('[ "$UNKNOWN" = x ]'), 'curl'), ['a 1.2', 'b 1.2']);
    assert.deepEqual(told(script('[ -f x ]'), 'curl'), ['a 1.2', 'b 1.2']);
    assert.deepEqual(told('case "$V" in 1.3) curl a $V ;; 1.2) curl b $V ;; *) curl c $V ;; esac', 'curl'), ['a $V', 'b 1.2', 'c $V']);
  });

  it('set nothing for those behind when they are not taken', () => {
    assert.deepEqual(told('A=b; if [ "$V" = 1.3 ]; then A=c; curl $A; fi; curl $A', 'curl'), ['c', 'b']);
  });
});

describe('loops and words', () => {
  it('take a loop variable for the first of its words', () => {
    assert.deepEqual(told('for u in https://a.example https://b.example; do curl "$u"; done', 'curl'), ['https://a.example']);
    assert.deepEqual(told('U="https://a.example https://b.example"; for u in $U; do curl "$u"; done', 'curl'), ['https://a.example']);
  });

  it('cut a command that is kept in a variable', () => {
    assert.deepEqual(told('C="git clone --depth 1"; $C https://a.example/x', 'git'), ['clone --depth 1 https://a.example/x']);
  });
});

describe('folders', () => {
  it('are where cd leads, from one command to the next', () => {
    assert.equal(folderOf('make'), '');
    assert.equal(folderOf('cd /a && cd b/../c && make'), '/a/c');
    assert.equal(folderOf('cd "$X/a"; make'), '$X/a');
    assert.equal(folderOf('cd a; cd b; cd -; make'), 'a');
    assert.equal(folderOf('cd "$(pwd)/a" && make'), 'a');
    assert.equal(folderOf('pushd a; pushd b; popd; make'), 'a');
  });

  it('are left with a subshell, a pipe and a script of its own', () => {
    assert.equal(folderOf('(cd a && true); make'), '');
    assert.equal(folderOf('cd a | true; make'), '');
    assert.equal(folderOf('sh -c "cd a"; make'), '');
    assert.equal(folderOf('X=$(cd a && pwd); make'), '');
    assert.equal(folderOf('(cd a && make)'), 'a');
    assert.equal(folderOf('cd a; sh -c "make"'), 'a');
  });

  it('stay as they are behind a branch that is not taken', () => {
    assert.equal(folderOf('if [ "$V" = 1.3 ]; then cd a; fi; make'), '');
  });
});
