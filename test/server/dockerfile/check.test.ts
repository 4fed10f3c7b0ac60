import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { blamed, messages } from './reading.ts';

/** The instruction in a stage of its own: what is said of it, and where. */
const refused = (instruction: string): [string, string][] => {
  const text = `FROM a\n${instruction}`;
  const places = blamed(text);
  return messages(text).map((message, index) => [message, places[index] ?? '']);
};

const accepted = (instruction: string): void => assert.deepEqual(refused(instruction), [], instruction);

describe('what BuildKit rejects', () => {
  it('unknown instructions', () => {
    assert.deepEqual(refused('RUNN x'), [['unknown instruction: RUNN', 'RUNN']]);
    assert.deepEqual(refused('constructor x'), [['unknown instruction: CONSTRUCTOR', 'constructor']]);
  });

  it('flags that are unknown, repeated or without a value', () => {
    assert.deepEqual(refused('COPY --form=b /x /y'), [['unknown flag: COPY takes no --form', '--form=b']]);
    assert.deepEqual(refused('COPY --from=b --from=c /x /y'), [['duplicate flag: --from', '--from=c']]);
    assert.deepEqual(refused('COPY --from /x /y'), [['missing a value on flag: --from', '--from']]);
    accepted('RUN --mount=target=/x --mount=target=/y z');
    accepted('COPY --exclude=a --exclude=b /x /y');
  });

  it('booleans that are none', () => {
    accepted('COPY --link --parents=FALSE /x /y');
    assert.deepEqual(refused('COPY --link=yes /x /y'), [['--link is true or false, not "yes"', '--link=yes']]);
    assert.deepEqual(refused('COPY --link= /x /y'), [['missing a value on flag: --link', '--link=']]);
  });

  it('variables where they are not expanded', () => {
    assert.match(refused('COPY --from=$A /x /y')[0]?.[0] ?? '', /^variables are not expanded in --from/);
    assert.match(refused('RUN --mount=type=bind,from=${A},target=/x y')[0]?.[0] ?? '', /^variables are not expanded in from=/);
    accepted('RUN --mount=type=$T,source=${S},target=/x y');
  });

  it('fields of mounts that are unknown or without a value', () => {
    assert.deepEqual(refused('RUN --mount=type=bind,sorce=/x y'), [['--mount has no "sorce"', '--mount=type=bind,sorce=/x']]);
    assert.deepEqual(refused('RUN --mount=type=bind,target y')[0]?.[0], '"target" in --mount must be key=value');
    accepted('RUN --mount=type=cache,target=/x,sharing=locked,mode=0755,uid=1,gid=1 y');
    accepted('RUN --mount=type=secret,id=x,env=Y,required --mount=type=ssh y');
    accepted('RUN --mount=TYPE=Bind,Source=/x,Target=/y,RW z');
  });

  it('missing arguments', () => {
    for (const keyword of ['ADD', 'ARG', 'COPY', 'ENV', 'EXPOSE', 'LABEL', 'ONBUILD', 'SHELL', 'USER', 'VOLUME', 'WORKDIR', 'STOPSIGNAL'])
      assert.deepEqual(refused(keyword), [[`${keyword} requires at least one argument`, keyword]]);
    for (const keyword of ['CMD', 'ENTRYPOINT', 'RUN']) accepted(keyword);
  });

  it('FROM with two words or a bad name', () => {
    assert.equal(messages('FROM a b')[0], 'FROM requires either one or three arguments: FROM image [AS name]');
    assert.equal(messages('FROM a is b')[0], 'FROM requires either one or three arguments: FROM image [AS name]');
    assert.match(messages('FROM a AS 1b')[0] ?? '', /^invalid name for build stage: "1b"/);
    assert.deepEqual(messages('FROM a AS b-c_d.e'), []);
  });

  it('COPY and ADD without a destination', () => {
    assert.equal(refused('COPY /x')[0]?.[0], 'COPY requires at least two arguments, but only one was provided');
    assert.equal(refused('ADD ["/x"]')[0]?.[0], 'ADD requires at least two arguments, but only one was provided');
    accepted('COPY <<EOF /x\nEOF');
  });

  it('SHELL and VOLUME without strings', () => {
    assert.equal(refused('SHELL bash -c')[0]?.[0], 'SHELL requires the arguments to be in JSON form');
    assert.equal(refused('SHELL []')[0]?.[0], 'SHELL requires at least one argument');
    assert.equal(refused('VOLUME []')[0]?.[0], 'VOLUME requires at least one argument');
  });

  it('ENV and LABEL with words that set nothing', () => {
    assert.deepEqual(refused('ENV A'), [['ENV must have two arguments', 'A']]);
    assert.deepEqual(refused('LABEL a=b c d=e'), [['can\'t find = in "c": it must be of the form name=value', 'c']]);
    assert.deepEqual(refused('ENV =b'), [['ENV names can not be blank', '=b']]);
    assert.deepEqual(refused('ARG =b'), [['ARG names can not be blank', '=b']]);
    accepted('ENV A b c=d');
    accepted('ENV A=b\\ c "D=e f"');
  });

  it('health checks of an unknown type or without a command', () => {
    assert.equal(refused('HEALTHCHECK curl x')[0]?.[0], 'unknown type "CURL" in HEALTHCHECK (try CMD)');
    assert.equal(refused('HEALTHCHECK NONE x')[0]?.[0], 'HEALTHCHECK NONE takes no arguments');
    assert.equal(refused('HEALTHCHECK --interval=1s CMD')[0]?.[0], 'missing command after HEALTHCHECK CMD');
    accepted('HEALTHCHECK none');
  });

  it('triggers that may not be put off, and what is wrong in those that may', () => {
    for (const keyword of ['ONBUILD', 'FROM', 'MAINTAINER'])
      assert.deepEqual(refused(`ONBUILD ${keyword} x`), [[`${keyword} isn't allowed as an ONBUILD trigger`, keyword]]);
    assert.deepEqual(refused('ONBUILD COPY --form=b /x /y'), [['unknown flag: COPY takes no --form', '--form=b']]);
  });
});
