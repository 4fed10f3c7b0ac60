import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { splitCommas, splitWords, withoutQuotes } from '../../../server/src/dockerfile/words.ts';
import { MappedText } from '../../../server/src/text/mapped-text.ts';
import { at, flagsOf, only } from './reading.ts';

const text = (source: MappedText): string => source.text;

describe('flags', () => {
  it('lose quotes and escapes', () => {
    assert.deepEqual(flagsOf(only('COPY --from="a b" --chown=\'x\' --chmod=7\\ 5 /x /y', 'COPY')), [
      ['from', 'a b'],
      ['chown', 'x'],
      ['chmod', '7 5'],
    ]);
    assert.deepEqual(flagsOf(only('# escape=`\nCOPY --from=a`"b --chown=C:\\x /x /y', 'COPY')), [
      ['from', 'a"b'],
      ['chown', 'C:\\x'],
    ]);
  });

  it('know where they and their values stand', () => {
    const source = 'FROM a\nCOPY --link \\\n  --from="b" /x /y';
    const { flags } = only(source, 'COPY');
    assert.deepEqual(
      flags.map(({ span }) => at(source, span)),
      ['--link', '--from="b"'],
    );
    assert.equal(at(source, flags[1]?.value?.span() ?? { start: 0, end: 0 }), 'b');
  });

  it('end at a lone --', () => {
    const copy = only('COPY --link -- --from=a /x', 'COPY');
    assert.deepEqual(flagsOf(copy), [['link', undefined]]);
    assert.equal(copy.arguments.text, '--from=a /x');
  });

  it('with an empty value stand where it would', () => {
    const source = 'FROM a\nCOPY --from= /x /y';
    const { value } = only(source, 'COPY').flags[0] ?? {};
    assert.equal(value?.text, '');
    assert.deepEqual(value?.span(), { start: 19, end: 19 });
  });

  it('may hold lists, split as CSV is', () => {
    const split = (list: string): string[] => splitCommas(MappedText.verbatim(list, 0)).map(text);
    assert.deepEqual(split('type=bind,source=/a,ro'), ['type=bind', 'source=/a', 'ro']);
    assert.deepEqual(split('type=bind,"source=/a,b",ro'), ['type=bind', 'source=/a,b', 'ro']);
    assert.deepEqual(split(''), ['']);
  });
});

describe('words', () => {
  it('are split at white space, quotes or not', () => {
    assert.deepEqual(splitWords(MappedText.verbatim('a  "b c"\td', 0)).map(text), ['a', '"b', 'c"', 'd']);
  });

  it('lose their quotes with the way back kept', () => {
    const source = withoutQuotes(MappedText.verbatim(`"ab"'c'`, 10));
    assert.equal(source.text, 'abc');
    assert.deepEqual(source.span(2, 3), { start: 15, end: 16 });
  });
});

describe('the JSON form', () => {
  it('maps each escape to the whole of it', () => {
    const source = 'CMD ["a\\u0041b\\n"]';
    const [string] = only(source, 'CMD').json ?? [];
    assert.equal(string?.text, 'aAb\n');
    assert.equal(at(source, string?.span(1, 2) ?? { start: 0, end: 0 }), '\\u0041');
    assert.equal(at(source, string?.span() ?? { start: 0, end: 0 }), 'a\\u0041b\\n');
    assert.equal(string?.isVerbatim(0, 2), false);
    assert.equal(string?.isVerbatim(2, 3), true);
  });

  it('maps a pair of surrogates to both of its escapes', () => {
    const source = 'CMD ["\\ud83d\\udea2"]';
    const [string] = only(source, 'CMD').json ?? [];
    assert.equal(string?.text, '🚢');
    assert.equal(at(source, string?.span() ?? { start: 0, end: 0 }), '\\ud83d\\udea2');
  });

  it('may be empty', () => {
    assert.deepEqual(only('CMD []', 'CMD').json, []);
  });

  it('is read across continued lines', () => {
    const source = 'RUN ["a", \\\n# c\n  "b"]';
    assert.deepEqual(only(source).json?.map(text), ['a', 'b']);
    assert.equal(at(source, only(source).json?.[1]?.span() ?? { start: 0, end: 0 }), 'b');
  });

  it('is for instructions that take one', () => {
    for (const keyword of ['ADD', 'COPY', 'CMD', 'ENTRYPOINT', 'RUN', 'SHELL', 'VOLUME'])
      assert.equal(only(`${keyword} ["a"]`, keyword).json?.length, 1, keyword);
    for (const keyword of ['USER', 'EXPOSE', 'LABEL', 'ENV', 'WORKDIR'])
      assert.equal(only(`${keyword} ["a"]`, keyword).json, undefined, keyword);
  });

  it('stands behind the type of a health check', () => {
    assert.equal(only('HEALTHCHECK CMD a ["b"]', 'HEALTHCHECK').json, undefined);
    assert.equal(only('HEALTHCHECK cmd ["b"]', 'HEALTHCHECK').json?.length, 1);
  });
});

describe('ONBUILD', () => {
  it('puts off an instruction with spans of its own', () => {
    const source = 'FROM a\nONBUILD  COPY --from=b \\\n /x /y';
    const { trigger } = only(source, 'ONBUILD');
    assert.ok(trigger);
    assert.equal(at(source, trigger.keywordSpan), 'COPY');
    assert.equal(at(source, trigger.span), 'COPY --from=b \\\n /x /y');
    assert.equal(trigger.arguments.text, '/x /y');
  });

  it('puts off nothing of another ONBUILD', () => {
    assert.equal(only('ONBUILD ONBUILD RUN x', 'ONBUILD').trigger?.trigger, undefined);
  });

  it('may put off nothing', () => {
    assert.equal(only('ONBUILD', 'ONBUILD').trigger, undefined);
  });
});
