import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseDockerfile } from '../../../server/src/dockerfile/parse.ts';
import { splitCommas } from '../../../server/src/dockerfile/words.ts';
import { parseReference } from '../../../server/src/image/reference.ts';
import { factsOf, lastBase } from '../facts/facts-of.ts';
import { at, flagsOf, keywords, messages, only } from './reading.ts';

/** What dockerfile-ast 0.7.1 gets wrong, one test a row; each gives BuildKit's answer. */
describe('where dockerfile-ast errs, the parser answers as BuildKit does', () => {
  it('finds --from among other flags', () => {
    assert.deepEqual(flagsOf(only('FROM a\nCOPY --link --from=b /x /y', 'COPY')), [
      ['link', undefined],
      ['from', 'b'],
    ]);
  });

  it('finds --platform among other flags', () => {
    assert.deepEqual(flagsOf(only('FROM --platform=p --x=1 a', 'FROM')), [
      ['platform', 'p'],
      ['x', '1'],
    ]);
  });

  it('takes a first comment with an equals sign for a comment', () => {
    const file = parseDockerfile('# hadolint ignore=DL3006\nFROM a');
    assert.deepEqual(file.directives, []);
    assert.deepEqual(
      file.comments.map(({ text }) => text),
      ['hadolint ignore=DL3006'],
    );
  });

  it('ends the directives at the first comment that is none', () => {
    assert.equal(parseDockerfile('# Note: x=y\n# escape=`\nFROM a').escape, '\\');
    assert.equal(parseDockerfile('# unknown=y\n# escape=`\nFROM a').escape, '\\');
  });

  it('keeps the whole value of check=, of which BuildKit reads no more than the first word', () => {
    const text = '# check=skip=A, B\nFROM a';
    const [directive] = parseDockerfile(text).directives;
    assert.equal(directive?.name, 'check');
    assert.equal(directive?.value, 'skip=A, B');
    assert.equal(directive && at(text, directive.valueSpan), 'skip=A, B');
  });

  it('takes << in a string for no here-document', () => {
    for (const run of ['RUN echo "x <<EOF y"', "RUN awk '{x = 1 <<n }'", 'RUN echo \\<<EOF', 'RUN cat <<<EOF'])
      assert.deepEqual(keywords(parseDockerfile(`FROM a\n${run}\nFROM b`)), ['FROM', 'RUN', 'FROM'], run);
  });

  it('takes << with a space before its delimiter for a here-document', () => {
    const file = parseDockerfile('FROM a\nRUN cat << EOF\nFROM evil:latest\nEOF\nFROM b');
    assert.deepEqual(keywords(file), ['FROM', 'RUN', 'FROM']);
    assert.equal(file.instructions[1]?.heredocs[0]?.body.text, 'FROM evil:latest\n');
  });

  it('takes a file descriptor before << for part of a here-document', () => {
    const [heredoc] = only('FROM a\nRUN 3<<EOF cat\nx\nEOF\nFROM b').heredocs;
    assert.equal(heredoc?.fileDescriptor, 3);
    assert.equal(heredoc?.body.text, 'x\n');
  });

  it('strips tabs only from the here-document that asks for it', () => {
    const { heredocs } = only('FROM a\nRUN cat <<-A && cat <<B\n\tone\n\tA\n\tB\ntwo\nB\nFROM b');
    assert.deepEqual(
      heredocs.map(({ body }) => body.text),
      ['one\n', '\tB\ntwo\n'],
    );
  });

  it('leaves bodies and delimiters out of the arguments', () => {
    assert.equal(only('FROM a\nRUN cat <<EOF > $X\n$Y\nEOF').arguments.text, 'cat <<EOF > $X');
  });

  it('takes a dot in a name for no host', () => {
    const parsed = parseReference('foo/bar.baz:1');
    assert.deepEqual('reference' in parsed && [parsed.reference.registry, parsed.reference.repository, parsed.reference.tag], [
      'docker.io',
      'foo/bar.baz',
      '1',
    ]);
  });

  it('removes quotes from an image', () => {
    assert.equal(lastBase('FROM "alpine:3"'), 'alpine:3');
  });

  it('reads several ARGs on one line', () => {
    const text = 'ARG A=1 B=2\nFROM x:$A.$B';
    assert.deepEqual(messages(text), []);
    assert.equal(lastBase(text), 'x:1.2');
  });

  it('expands defaults, alternatives and errors', () => {
    assert.equal(lastBase('ARG A\nFROM x:${A:-3.19}'), 'x:3.19');
    assert.equal(lastBase('ARG A=1\nFROM x:${A:+2}'), 'x:2');
    assert.equal(lastBase('ARG A=1\nFROM x:${A:?no}'), 'x:1');
  });

  it('expands patterns and replacements', () => {
    assert.equal(lastBase('ARG V=3.19\nFROM alpine:${V%.*}'), 'alpine:3');
    assert.equal(lastBase('ARG V=3.19\nFROM alpine:${V/./-}'), 'alpine:3-19');
  });

  it('expands an ARG in an ARG', () => {
    assert.equal(lastBase('ARG A=1\nARG B=v$A\nFROM x:$B'), 'x:v1');
  });

  it('hands ENV on to the stages that stand on a stage', () => {
    const { volumes } = factsOf('FROM a AS b\nENV D=/data\nFROM b\nVOLUME $D');
    assert.deepEqual(
      volumes.map(({ path }) => path),
      ['/data'],
    );
  });

  it('knows the arguments that BuildKit predefines', () => {
    assert.equal(lastBase('FROM --platform=$BUILDPLATFORM x:$TARGETARCH-$TARGETOS'), 'x:amd64-linux');
  });

  it('takes only leading words for flags', () => {
    const run = only('FROM a\nRUN ./my--script --flag x');
    assert.deepEqual(run.flags, []);
    assert.equal(run.arguments.text, './my--script --flag x');
  });

  it('honours quotes in flags and fields', () => {
    const run = only('FROM a\nRUN --mount=type=bind,"source=/a b",target=/c ls');
    assert.equal(run.arguments.text, 'ls');
    const [mount] = run.flags;
    assert.deepEqual(mount?.value && splitCommas(mount.value).map(({ text }) => text), ['type=bind', 'source=/a b', 'target=/c']);
  });

  it('undoes the escapes of JSON', () => {
    assert.deepEqual(
      only('FROM a\nCMD ["a\\tb","\\u0041"]', 'CMD').json?.map(({ text }) => text),
      ['a\tb', 'A'],
    );
  });

  it('takes what is no JSON for the shell form', () => {
    assert.equal(only('FROM a\nCMD ["a", ]', 'CMD').json, undefined);
    assert.equal(only('FROM a\nCMD ["a"] b', 'CMD').json, undefined);
  });

  it('refuses a JSON array of other things than strings', () => {
    assert.deepEqual(messages('FROM a\nCMD ["a", 1]'), ['when using JSON array syntax, arrays must be comprised of strings only']);
  });

  it('joins lines before it reads JSON, whatever the escape token', () => {
    assert.deepEqual(
      only('# escape=`\nFROM a\nCMD ["a", `\n  "b"]', 'CMD').json?.map(({ text }) => text),
      ['a', 'b'],
    );
  });

  it('covers the whole file by its tiles when comments come first', () => {
    const text = '# c\n\nFROM a\nRUN b\n';
    const { tiles } = parseDockerfile(text);
    assert.deepEqual([tiles[0]?.span.start, tiles.at(-1)?.span.end], [0, text.length]);
  });

  it('ends a stage where the next one begins, blank lines and comments included', () => {
    const text = 'FROM a\nRUN b\n\n# c\nFROM d\n\n';
    assert.deepEqual(
      parseDockerfile(text).stages.map(({ span }) => at(text, span)),
      ['FROM a\nRUN b\n\n# c\n', 'FROM d\n\n'],
    );
  });

  it('reads the JSON of a health check', () => {
    assert.deepEqual(
      only('FROM a\nHEALTHCHECK --retries=3 CMD ["a", "b"]', 'HEALTHCHECK').json?.map(({ text }) => text),
      ['a', 'b'],
    );
  });

  it('gives EXPOSE and MAINTAINER their arguments', () => {
    assert.equal(only('FROM a\nEXPOSE 80/tcp 443', 'EXPOSE').arguments.text, '80/tcp 443');
    assert.equal(only('FROM a\nMAINTAINER Jo <jo@example.com>', 'MAINTAINER').arguments.text, 'Jo <jo@example.com>');
  });

  it('reads what ONBUILD puts off, here-documents included', () => {
    assert.deepEqual(flagsOf(only('FROM a\nONBUILD COPY --from=b /x /y', 'ONBUILD').trigger ?? only('')), [['from', 'b']]);
    const { trigger } = only('FROM a\nONBUILD RUN <<EOF\nx\nEOF\nUSER b', 'ONBUILD');
    assert.equal(trigger?.keyword, 'RUN');
    assert.equal(trigger?.heredocs[0]?.body.text, 'x\n');
  });

  it('reads syntax and check behind a shebang, but no escape', () => {
    const file = parseDockerfile('#!/usr/bin/env docker\n# escape=`\n# syntax=docker/dockerfile:1\n# check=skip=all\nFROM a');
    assert.deepEqual(
      file.directives.map(({ name }) => name),
      ['syntax', 'check'],
    );
    assert.equal(file.escape, '\\');
  });

  it('takes // and JSON forms of syntax, which are for other languages, for unknown instructions', () => {
    assert.deepEqual(messages('//syntax=docker/dockerfile:1\nFROM a')[0], 'unknown instruction: //SYNTAX=DOCKER/DOCKERFILE:1');
    assert.match(messages('{"syntax": "x"}')[0] ?? '', /^unknown instruction/);
  });

  it('reads a file that begins with an indented instruction with a variable', () => {
    for (const text of [' RUN echo $FOO', '  ENV A=$B\nFROM x', '# c\n  ARG B=$A\nFROM x'])
      assert.doesNotThrow(() => factsOf(text).commands, text);
  });
});

describe('where dockerfile-utils errs, the checks answer as BuildKit does', () => {
  it('knows ADD --unpack', () => {
    assert.deepEqual(messages('FROM a\nADD --unpack x.tar /y'), []);
  });

  it('refuses unknown flags of RUN', () => {
    assert.deepEqual(messages('FROM a\nRUN --bogus x'), ['unknown flag: RUN takes no --bogus']);
  });

  it('refuses unknown types of mounts', () => {
    assert.deepEqual(messages('FROM a\nRUN --mount=type=nfs,target=/x ls'), ['unsupported mount type "nfs"']);
  });

  it('takes an unknown --from for an image, as BuildKit does', () => {
    assert.deepEqual(
      factsOf('FROM a\nCOPY --from=nowhere /x /y').images.map(({ written }) => written),
      ['a', 'nowhere'],
    );
  });

  it('refuses bad and repeated check directives', () => {
    assert.deepEqual(messages('# check=jump=X\nFROM a'), ['invalid check option "jump"']);
    assert.deepEqual(messages('# check=skip=X\n# check=error=true\nFROM a'), ['only one check parser directive can be used']);
  });
});
