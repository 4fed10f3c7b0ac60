import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pinCloneFixes } from '../../../server/src/edit/pin-clone.ts';
import type { Download } from '../../../server/src/facts/model.ts';
import { applyEdits } from '../../../server/src/text/edits.ts';
import { factsOf } from '../facts/facts-of.ts';

const pinned = (text: string): string | undefined => {
  const facts = factsOf(text);
  const [fix] = pinCloneFixes(facts.downloads[0] as Download, facts);
  if (!fix) return undefined;
  const result = applyEdits(text, fix.edits);
  assert.equal(factsOf(result).downloads[0]?.ref?.kind, 'tag');
  return result;
};

const CLONE = 'git clone --depth 1 https://github.com/example/my-tool.git /src';

test('a clone takes the release that a variable called after it names', () => {
  for (const setting of ['ARG MY_TOOL_VERSION=1.4.2', 'ENV MYTOOL_TAG v1.4.2', 'ENV OTHER=1 MY_TOOL_REF="v1.4.2"']) {
    assert.equal(
      pinned(`FROM debian:12\n${setting}\nRUN ${CLONE}\n`),
      `FROM debian:12\n${setting}\nRUN git clone --branch "\${${/MY\w+/.exec(setting)?.[0]}}" --depth 1 https://github.com/example/my-tool.git /src\n`,
    );
  }
});

test('nothing is guessed', () => {
  assert.equal(pinned(`FROM debian:12\nRUN ${CLONE}\n`), undefined, 'no variable');
  assert.equal(pinned(`FROM debian:12\nARG OTHER_VERSION=1.4.2\nRUN ${CLONE}\n`), undefined, "another software's");
  assert.equal(pinned(`FROM debian:12\nARG MY_TOOL_VERSION=main\nRUN ${CLONE}\n`), undefined, 'a branch');
  assert.equal(pinned(`ARG MY_TOOL_VERSION=1.4.2\nFROM debian:12\nRUN ${CLONE}\n`), undefined, 'not seen in the stage');
  assert.equal(pinned(`FROM debian:12\nRUN ${CLONE}\nARG MY_TOOL_VERSION=1.4.2\n`), undefined, 'set too late');
  assert.equal(pinned(`FROM debian:12\nARG MY_TOOL_VERSION=1.4.2\nARG MY_TOOL_TAG=v1.5\nRUN ${CLONE}\n`), undefined, 'two of them');
  assert.equal(
    pinned(`FROM debian:12\nARG MY_TOOL_VERSION=1.4.2\nRUN ${CLONE} && cd /src && git checkout dev\n`),
    undefined,
    'checked out later',
  );
});
