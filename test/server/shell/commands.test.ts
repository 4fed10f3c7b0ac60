import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readCommands } from '../../../server/src/shell/commands.ts';
import { only } from '../dockerfile/reading.ts';
import { commandsOf, lines, linesOf } from './reading.ts';

describe('the commands of a script', () => {
  it('are the simple ones, in order, whatever joins them', () => {
    assert.deepEqual(linesOf('a 1 && b 2 || c; d & e\nf'), ['a 1', 'b 2', 'c', 'd', 'e', 'f']);
  });

  it('are those of loops, conditions, groups, functions and cases, too', () => {
    const script =
      'if a; then b; else c; fi; for x in 1 2; do d; done; { e; }; (f); case $x in y) g;; esac; h() { i; }; while j; do k; done';
    assert.deepEqual(linesOf(script), ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'i', 'j', 'k']);
    const conditional = commandsOf(script).filter(({ isConditional }) => isConditional);
    assert.deepEqual(
      conditional.map(({ name }) => name),
      ['a', 'b', 'c', 'd', 'g', 'i', 'j', 'k'],
    );
  });

  it('lose their quotes and the path of their program', () => {
    const [command] = commandsOf(`/usr/bin/curl -o "a b" 'c d' e\\ f $'g\\n'`);
    assert.equal(command?.name, 'curl');
    assert.deepEqual(
      command?.arguments.map(({ value }) => value),
      ['-o', 'a b', 'c d', 'e f', 'g\n'],
    );
    assert.equal(command?.arguments[1]?.text, '"a b"');
  });

  it('have words that are plain to the reader and to the shell', () => {
    const plain = ['a', '-o', '--x=y', 'a/b.c', 'https://example.com:80/a%20b', 'user@host', '1,2', 'c++'];
    const words = commandsOf(`out ${plain.join(' ')} \\a {a,b} ~/a`)[0]?.arguments ?? [];
    assert.deepEqual(
      words.slice(0, plain.length).map(({ value, isKnown }) => [value, isKnown]),
      plain.map((word) => [word, true]),
    );
    assert.deepEqual(
      words.slice(plain.length).map(({ value, isKnown }) => [value, isKnown]),
      [
        ['a', true],
        ['{a,b}', false],
        ['~/a', true],
      ],
    );
  });

  it('know their place in a list', () => {
    const [a, , c] = commandsOf('a && b | b2 && c');
    assert.equal(a?.item.list.items.length, 3);
    assert.deepEqual([a?.item.index, c?.pipeline.commands.length], [0, 2]);
    assert.equal(a?.item.list, c?.item.list);
  });

  it('know their place in a pipeline', () => {
    const [curl, tar] = commandsOf('curl x | tar xz');
    assert.equal(curl?.pipeline.commands, tar?.pipeline.commands);
    assert.deepEqual([curl?.pipeline.index, tar?.pipeline.index], [0, 1]);
  });

  it('know their redirects and the bodies of here-documents', () => {
    const [command] = commandsOf('cat <<A >b 2>&1\nx\nA\n');
    assert.deepEqual(
      command?.redirects.map(({ operator, target }) => [operator, target?.value]),
      [
        ['<<', undefined],
        ['>', 'b'],
        ['>&', '1'],
      ],
    );
    assert.equal(command?.redirects[0]?.body?.text, 'x\n');
  });

  it('stand in the document where they are written, continuations and comments between', () => {
    const text = 'FROM a\nRUN set -e && \\\n  # get it\n  curl -O \\\n    "http://x/y" && \\\n\n  tar x';
    const commands = readCommands(only(text).arguments, () => undefined);
    const spans = commands.map(({ span }) => text.slice(span.start, span.end));
    assert.deepEqual(spans, ['set -e', 'curl -O \\\n    "http://x/y"', 'tar x']);
    const word = commands[1]?.arguments[1];
    assert.equal(word && text.slice(word.span.start, word.span.end), '"http://x/y"');
  });

  it('are read as far as a broken script can be', () => {
    assert.deepEqual(linesOf('curl x | sh; if true; then').slice(0, 2), ['curl x', 'sh']);
    assert.doesNotThrow(() => commandsOf('"'));
    assert.deepEqual(linesOf(''), []);
  });
});

describe('commands inside commands', () => {
  it('are those of substitutions', () => {
    const commands = commandsOf('a "$(b | c)" `d` <(e) ${X:-$(f)}');
    assert.deepEqual(
      lines(commands).map((line) => line[0]),
      ['b', 'c', 'd', 'e', 'f', 'a'],
    );
    assert.deepEqual(
      commands.map(({ nesting }) => nesting),
      ['substitution', 'substitution', 'substitution', 'substitution', 'substitution', 'script'],
    );
  });

  it('are those of substitutions in whatever form and depth they are written', () => {
    const forms = [
      '$(inner)',
      '`inner`',
      'a"b$(inner)"',
      '${x:-$(inner)}',
      '"${x:-`inner`}"',
      '$((1 + $(inner)))',
      '<(inner)',
      '>(inner)',
      '${ inner; }',
      'y=$(inner)',
    ];
    for (const form of forms)
      assert.deepEqual(
        linesOf(`out ${form}`).filter((line) => line === 'inner'),
        ['inner'],
        form,
      );
  });

  it('are those of substitutions in redirects', () => {
    assert.deepEqual(linesOf('bash < <(curl x)').sort(), ['bash', 'curl x']);
    assert.deepEqual(linesOf('bash <<< "$(curl x)"').sort(), ['bash', 'curl x']);
  });

  it('are those of assignments', () => {
    assert.deepEqual(linesOf('A=$(b c)'), ['b c']);
  });

  it('are those of scripts given to a shell', () => {
    assert.deepEqual(linesOf(`sh -c 'a b'`), ['sh -c a b', 'a b']);
    assert.deepEqual(linesOf('bash -exc "a && b"').slice(1), ['a', 'b']);
    assert.deepEqual(linesOf(`su app -c 'a b'`).slice(1), ['a b']);
    assert.deepEqual(linesOf('eval "a b"').slice(1), ['a b']);
  });

  it('are those of here-documents that a shell reads', () => {
    assert.deepEqual(linesOf('bash -e <<EOF\na b\nEOF\n').slice(1), ['a b']);
    assert.deepEqual(linesOf('bash script.sh <<EOF\na b\nEOF\n'), ['bash script.sh']);
    assert.deepEqual(linesOf('cat <<EOF\na b\nEOF\n'), ['cat']);
  });

  it('stand in the document where they are written, escapes in quotes and all', () => {
    const script = 'sh -c "a \\"b c\\" && d"';
    const [, a, d] = commandsOf(script);
    assert.deepEqual(
      a?.arguments.map(({ value }) => value),
      ['b c'],
    );
    assert.equal(d && script.slice(d.span.start, d.span.end), 'd');
    assert.equal(a && script.slice(a.span.start, a.span.end), 'a \\"b c\\"');
  });
});

describe('commands behind wrappers', () => {
  it('are those that are run', () => {
    const wrapped = [
      'sudo curl x',
      'sudo -E -u root -- curl x',
      'env A=b curl x',
      'env -i -u C A=b curl x',
      'timeout 5 curl x',
      'timeout -k 1 -s KILL 5m curl x',
      'exec curl x',
      'command curl x',
      'nice -n 10 nohup time curl x',
      'gosu app curl x',
      'sudo env A=b timeout 5 curl x',
      '/usr/bin/sudo /usr/bin/curl x',
    ];
    for (const line of wrapped) assert.deepEqual(linesOf(line), ['curl x'], line);
  });

  it('are the wrappers themselves when they run nothing', () => {
    assert.deepEqual(linesOf('env'), ['env']);
    assert.deepEqual(linesOf('sudo -v'), ['sudo -v']);
    assert.deepEqual(linesOf('exec'), ['exec']);
  });
});

describe('scripts that no shell is given', () => {
  it('have no commands when they are nested too deeply', () => {
    for (const part of ['$(', '(', '"$(', '<(', '${A:-', '{ ', 'if ', '`'])
      assert.doesNotThrow(() => commandsOf(`echo ${part.repeat(5000)}`), part);
  });

  it('have no commands when they are longer than any', () => {
    assert.deepEqual(linesOf('a;'.repeat(200_000)), []);
  });
});
