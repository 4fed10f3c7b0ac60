import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseDockerfile } from '../../../server/src/dockerfile/parse.ts';
import { at, messages } from './reading.ts';

describe('stages', () => {
  it('are named in lower case behind AS, in any case', () => {
    const { stages } = parseDockerfile('FROM a AS Build\nFROM b as two\nFROM c');
    assert.deepEqual(
      stages.map(({ name }) => name),
      ['build', 'two', undefined],
    );
  });

  it('hold what stands between two FROMs', () => {
    const { stages } = parseDockerfile('ARG V\nFROM a\nRUN b\nUSER c\nFROM d');
    assert.deepEqual(
      stages.map(({ instructions }) => instructions.map(({ keyword }) => keyword)),
      [['FROM', 'RUN', 'USER'], ['FROM']],
    );
  });

  it('reach from their FROM to the next, the last one to the end of the file', () => {
    const text = 'ARG V\nFROM a\n# x\n\nFROM d\nRUN e\n\n# end\n';
    assert.deepEqual(
      parseDockerfile(text).stages.map(({ span }) => at(text, span)),
      ['FROM a\n# x\n\n', 'FROM d\nRUN e\n\n# end\n'],
    );
  });

  it('are needed by all but ARG', () => {
    assert.deepEqual(messages('ARG A\nRUN x\nRUN y\nFROM a'), [
      'no build stage in current context: only ARG may stand before the first FROM',
    ]);
  });
});
