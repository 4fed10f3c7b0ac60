// Each row of what dockerfile-ast 0.7.1 gets wrong, with BuildKit's answer; and the plain cases, in which the two agree.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DockerfileParser } from 'dockerfile-ast';
import { parseDockerfile } from '../../../server/src/dockerfile/parse.ts';
import { splitCommas, splitWords } from '../../../server/src/dockerfile/words.ts';
import { dockerfileFacts, NO_BUILD } from '../../../server/src/facts/index.ts';
import { applyEdits } from '../../../server/src/text/edits.ts';

const factsOf = (text: string) =>
  dockerfileFacts(parseDockerfile(text), {
    path: 'Dockerfile',
    today: () => '2026-01-20',
    knowledge: {},
    trusted: { registries: [], publishers: [] },
    build: NO_BUILD,
  });
const keywords = (text: string) => parseDockerfile(text).instructions.map(({ keyword }) => keyword);
const images = (text: string) => factsOf(text).images.map(({ resolved }) => resolved?.text);
const flags = (text: string) =>
  parseDockerfile(text)
    .instructions.at(-1)
    ?.flags.map(({ name, value }) => `${name}=${value?.text ?? ''}`);
const only = (text: string) => parseDockerfile(text).instructions.at(-1);

describe('where dockerfile-ast is wrong, BuildKit is followed', () => {
  it('an indented first instruction with a variable is read', () => {
    for (const text of [' RUN echo $FOO', '  ENV A=$B\nFROM x', '# c\n  ARG B=$A\nFROM x']) assert.ok(keywords(text).length > 0);
  });
  it('one flag among others', () => assert.deepEqual(flags('COPY --link --from=b /x /y'), ['link=', 'from=b']));
  it('a platform beside another flag', () => assert.deepEqual(flags('FROM --platform=p --x=1 a'), ['platform=p', 'x=1']));
  it('a comment with a word and = on the first line is a comment', () => {
    const { comments, directives } = parseDockerfile('# hadolint ignore=DL3006\nFROM a');
    assert.deepEqual([comments.length, directives.length], [1, 0]);
  });
  it('the directive phase ends at the first unknown name', () =>
    assert.equal(parseDockerfile('# Note: x=y\n# escape=`\nFROM a').escape, '\\'));
  it('a check directive is one', () => assert.equal(parseDockerfile('# check=skip=A, B\nFROM a').directives[0]?.name, 'check'));
  it('<< inside a quoted string is no heredoc', () => assert.deepEqual(keywords('RUN echo "x <<EOF y"\nFROM b'), ['RUN', 'FROM']));
  it('<< inside quotes of awk is none', () => assert.deepEqual(keywords("RUN awk '{x = 1 <<n }'\nFROM b"), ['RUN', 'FROM']));
  it('a heredoc may have a space before its delimiter', () =>
    assert.deepEqual(keywords('RUN cat << EOF\nFROM evil:latest\nEOF\nFROM b'), ['RUN', 'FROM']));
  it('a heredoc may have a file descriptor', () => {
    const { heredocs } = only('RUN 3<<EOF cat\nx\nEOF\n') ?? { heredocs: [] };
    assert.deepEqual(
      heredocs.map(({ fileDescriptor, body }) => [fileDescriptor, body.text]),
      [[3, 'x\n']],
    );
  });
  it('tabs are chomped per heredoc', () => {
    const bodies = only('RUN cat <<-A && cat <<B\n\ta\n\tA\n\tb\nB\n')?.heredocs.map(({ body }) => body.text);
    assert.deepEqual(bodies, ['a\n', '\tb\n']);
  });
  it('arguments of a RUN with a heredoc are its line', () => assert.equal(only('RUN cat <<EOF\nbody\nEOF\n')?.arguments.text, 'cat <<EOF'));
  it('a dot after the first slash makes no registry', () => {
    const [image] = factsOf('FROM foo/bar.baz:1').images;
    assert.deepEqual([image?.reference?.registry, image?.reference?.repository], ['docker.io', 'foo/bar.baz']);
  });
  it('quotes around an image are no part of it', () => assert.deepEqual(images('FROM "alpine:3"'), ['alpine:3']));
  it('ARG takes several', () => assert.deepEqual(images('ARG A=x B=y:1\nFROM $B'), ['y:1']));
  it('defaults are expanded', () => assert.deepEqual(images('ARG A\nFROM x:${A:-3.19}'), ['x:3.19']));
  it('patterns are expanded', () => {
    assert.deepEqual(images('ARG V=3.20.1\nFROM alpine:${V%.*}'), ['alpine:3.20']);
    assert.deepEqual(images('ARG V=3.20\nFROM alpine:${V/./-}'), ['alpine:3-20']);
  });
  it('chains of ARGs are expanded', () => assert.deepEqual(images('ARG A=1\nARG B=v$A\nFROM x:$B'), ['x:v1']));
  it('ENV is inherited from the stage below', () => {
    const { downloads } = factsOf('FROM a AS b\nENV V=1.2\nFROM b\nADD https://x.org/t-$V.tgz /');
    assert.equal(downloads[0]?.url, 'https://x.org/t-1.2.tgz');
  });
  it('platform arguments are predefined', () => assert.deepEqual(images('FROM x-$TARGETARCH:1'), ['x-amd64:1']));
  it('flags stand only in front', () => assert.deepEqual(flags('RUN ./my--script --flag x'), []));
  it('quotes group in mounts', () => {
    const [mount] = only('RUN --mount=type=bind,"source=/a b",target=/c ls')?.flags ?? [];
    assert.deepEqual(mount?.value && splitCommas(mount.value).map(({ text }) => text), ['type=bind', 'source=/a b', 'target=/c']);
  });
  it('escapes of JSON are undone', () =>
    assert.deepEqual(
      only('CMD ["a\\tb","\\u0041"]')?.json?.map(({ text }) => text),
      ['a\tb', 'A'],
    ));
  it('what is no JSON array of strings is a shell command', () => {
    for (const text of ['CMD ["a", ]', 'CMD ["a"] b']) assert.equal(only(text)?.json, undefined);
    assert.equal(parseDockerfile('FROM a\nCMD ["a", 1]').parseErrors.length, 1);
  });
  it('a JSON array may go on in the next line', () => assert.equal(only('# escape=`\nCMD ["a", `\n "b"]')?.json?.length, 2));
  it('a stage reaches to the next FROM', () => {
    const text = 'FROM a\n\nFROM b\nRUN x\n\n';
    assert.deepEqual(
      parseDockerfile(text).stages.map(({ span }) => text.slice(span.start, span.end)),
      ['FROM a\n\n', 'FROM b\nRUN x\n\n'],
    );
  });
  it('HEALTHCHECK CMD has a JSON form', () =>
    assert.deepEqual(
      only('HEALTHCHECK CMD ["a"]')?.json?.map(({ text }) => text),
      ['a'],
    ));
  it('ONBUILD triggers are read', () => {
    assert.deepEqual(images('FROM x:1\nONBUILD COPY --from=b:2 /a /b'), ['x:1', 'b:2']);
    assert.equal(only('ONBUILD RUN <<EOF\nls\nEOF\n')?.heredocs.length, 1);
  });
  it('check and syntax stand below a shebang, too, and escape does not', () => {
    const { directives, escape: token } = parseDockerfile('#!/usr/bin/env x\n# check=skip=all\n# escape=`\nFROM a');
    assert.ok(directives.some(({ name }) => name === 'check'));
    assert.equal(token, '\\');
  });
  it('new flags are known and unknown ones are errors', () => {
    assert.equal(parseDockerfile('FROM a\nADD --unpack=true x /y').parseErrors.length, 0);
    assert.equal(parseDockerfile('FROM a\nRUN --bogus x').parseErrors.length, 1);
  });
});

const PLAIN = [
  'FROM node:22.1 AS build',
  'RUN apt-get update && ls',
  'COPY --chown=1:1 a b /c',
  'ENV A=1 B="x y"',
  'LABEL a=b c=d',
  'ARG V=1',
  'EXPOSE 80 443',
  'WORKDIR /src',
  'USER node',
];

describe('where dockerfile-ast is right, the two agree', () => {
  for (const text of PLAIN)
    it(text, () => {
      const [theirs] = DockerfileParser.parse(text).getInstructions();
      const [ours] = parseDockerfile(text).instructions;
      assert.equal(ours?.keyword, theirs?.getKeyword());
      const args = theirs?.getArguments().map((argument) => argument.getRange().start.character) ?? [];
      const words = ours ? splitWords(ours.arguments).map((word) => word.span().start) : [];
      if (!text.includes('"')) assert.deepEqual(words, args);
    });
});

describe('any text', () => {
  it('is rebuilt from its tiles', () => {
    for (const text of ['', '\ufeffFROM a', 'FROM a\r\nRUN b \\\r\n c\r\n', 'RUN <<EOF\nx', '\\', '# c\n\n \n', 'FROM a\\\n# c\n\nb']) {
      const { tiles } = parseDockerfile(text);
      assert.equal(tiles.map(({ span }) => text.slice(span.start, span.end)).join(''), text);
    }
  });
  it('takes edits without those of other files', () =>
    assert.equal(
      applyEdits('ab', [
        { span: { start: 0, end: 1 }, text: 'x' },
        { path: 'y', span: { start: 0, end: 1 }, text: 'z' },
      ]),
      'xb',
    ));
});
