// Where dockerfile-ast is right, the two agree; where it is not stands in dockerfile-ast-faults.test.ts.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DockerfileParser } from 'dockerfile-ast';
import { parseDockerfile } from '../../../server/src/dockerfile/parse.ts';
import { splitWords } from '../../../server/src/dockerfile/words.ts';

const SPLIT_AT_BLANKS = [
  'FROM node:22.1 AS build',
  'RUN apt-get update && ls',
  'COPY --chown=1:1 a b /c',
  'ADD a b/ c/',
  'EXPOSE 80 443/udp',
  'WORKDIR /src',
  'USER node',
  'STOPSIGNAL TERM',
  'ARG V=1',
  'ENV A=1 B=2',
  'LABEL a=b c=d',
];
const columnsOf = (text: string): number[] =>
  DockerfileParser.parse(text)
    .getInstructions()[0]
    ?.getArguments()
    .map((argument) => argument.getRange().start.character) ?? [];

describe('dockerfile-ast agrees on', () => {
  for (const text of SPLIT_AT_BLANKS)
    it(text, () => {
      const [ours] = parseDockerfile(text).instructions;
      assert.ok(ours);
      assert.equal(ours.keyword, DockerfileParser.parse(text).getInstructions()[0]?.getKeyword());
      assert.deepEqual(
        splitWords(ours.arguments).map((word) => word.span().start),
        columnsOf(text),
      );
    });
});
