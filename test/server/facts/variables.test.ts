import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BuildContext } from '../../../server/src/facts/model.ts';
import { buildWith, factsOf, lastBase } from './facts-of.ts';

/** What $X is where VOLUME stands, at the end of the last stage. */
const paths = (text: string, build?: BuildContext): string[] => factsOf(text, build).volumes.map(({ path }) => path);

describe('variables of FROM lines', () => {
  it('are the ARGs before the first FROM, chained', () => {
    assert.equal(lastBase('ARG A=1\nARG B=$A.2\nARG C=${B}-slim\nFROM x:$C'), 'x:1.2-slim');
  });

  it('are not the ARGs and ENVs of stages', () => {
    assert.equal(lastBase('FROM a\nARG V=1\nENV W=2\nFROM x:$V$W'), undefined);
  });

  it('are defined by no other instruction', () => {
    assert.equal(lastBase('RG V=22\nFROM node:${V}\n'), undefined);
  });

  it('take the last value given before the first FROM', () => {
    assert.equal(lastBase('ARG V=1\nARG V=2\nFROM x:$V'), 'x:2');
    assert.equal(lastBase('ARG V=1\nARG V\nFROM x:$V'), 'x:1');
  });

  it('are known one by one when one line gives several', () => {
    assert.equal(lastBase('ARG A=1 B=$A C="2 3"\nFROM x:$A-$B'), 'x:1-1');
  });

  it('are not known without a default, nor those made from them', () => {
    const facts = factsOf('ARG V\nARG W=v$V\nFROM x:$W');
    assert.deepEqual(facts.images[0]?.unresolved, ['W']);
    assert.equal(facts.images[0]?.resolved, undefined);
  });

  it('include the platform, as the build gives it', () => {
    assert.equal(lastBase('FROM x:$TARGETOS-$TARGETARCH$TARGETVARIANT', { ...buildWith({}), platform: 'linux/arm/v7' }), 'x:linux-armv7');
    assert.equal(lastBase('FROM x:$BUILDARCH'), 'x:amd64');
  });

  it('include the stage that is built', () => {
    assert.equal(lastBase('FROM a-$TARGETSTAGE AS one', { ...buildWith({}), target: 'one' }), 'a-one');
    assert.equal(lastBase('FROM a-$TARGETSTAGE'), 'a-default');
  });

  it('lead back to their defaults', () => {
    const text = 'ARG V=3.19\nFROM alpine:$V';
    const [image] = factsOf(text).images;
    assert.deepEqual(image?.resolved?.locate(7, 11)?.span, { start: 6, end: 10 });
  });
});

describe('build arguments', () => {
  it('beat defaults', () => {
    assert.equal(lastBase('ARG V=1\nFROM x:$V', buildWith({ V: '2' })), 'x:2');
    assert.deepEqual(paths('FROM a\nARG V=1\nVOLUME /$V', buildWith({ V: '2' })), ['/2']);
  });

  it('are nothing where no ARG takes them up', () => {
    assert.deepEqual(paths('FROM a\nVOLUME /${V:-none}', buildWith({ V: '2' })), ['/none']);
  });

  it('without a known value make the variable unknown, default or not', () => {
    assert.equal(lastBase('ARG V=1\nFROM x:$V', buildWith({ V: undefined })), undefined);
    assert.equal(lastBase('ARG V\nFROM x:${V:-1}', buildWith({ V: undefined })), undefined);
  });
});

describe('variables of a stage', () => {
  it('take up those before the first FROM by name', () => {
    assert.deepEqual(paths('ARG V=1\nFROM a\nVOLUME /${V:-no}\nARG V\nVOLUME /$V'), ['/no', '/1']);
  });

  it('take up the predefined ones by name', () => {
    assert.deepEqual(paths('FROM a\nVOLUME /x${TARGETARCH}\nARG TARGETARCH\nVOLUME /x$TARGETARCH'), ['/x', '/xamd64']);
  });

  it('have the value of the last ENV or ARG before', () => {
    assert.deepEqual(paths('FROM a\nARG V=1\nVOLUME /$V\nENV V=2\nVOLUME /$V'), ['/1', '/2']);
    assert.deepEqual(paths('FROM a\nENV V=2\nARG V=1\nVOLUME /$V'), ['/1']);
    assert.deepEqual(paths('FROM a\nENV V=2\nARG V\nVOLUME /$V'), ['/2']);
  });

  it('see one another in one ARG, but not in one ENV', () => {
    assert.deepEqual(paths('FROM a\nARG A=1 B=$A\nVOLUME /x$B'), ['/x1']);
    assert.deepEqual(paths('FROM a\nENV A=0\nENV A=1 B=$A\nVOLUME /x$B'), ['/x0']);
  });

  it('may be set in the old form, quotes and all', () => {
    assert.deepEqual(paths('FROM a\nENV V  b c\nVOLUME ["/$V"]'), ['/b c']);
    assert.deepEqual(paths('FROM a\nENV V="b c"\nVOLUME ["/$V"]'), ['/b c']);
  });

  it('reach the stages that stand on it when ENV has set them', () => {
    const text = 'FROM a AS one\nENV E=1\nARG A=2\nFROM one AS two\nENV F=$E\nFROM two\nVOLUME /${E:-no} /${A:-no} /${F:-no}';
    assert.deepEqual(paths(text), ['/1', '/no', '/1']);
  });

  it('reach no other stage', () => {
    assert.deepEqual(paths('FROM a AS one\nENV E=1\nFROM a\nVOLUME /${E:-no}'), ['/no']);
  });

  it('are those of the stage in ONBUILD triggers, too', () => {
    assert.deepEqual(paths('FROM a\nENV E=1\nONBUILD VOLUME /$E'), ['/1']);
  });
});
