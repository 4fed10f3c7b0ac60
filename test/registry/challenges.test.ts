import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readChallenges } from '../../server/src/registry/challenges.ts';

const read = (header: string) => readChallenges(header).map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)]);

describe('challenges', () => {
  it('one of Docker Hub', () => {
    const header = 'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:library/node:pull"';
    assert.deepEqual(read(header), [
      ['bearer', { realm: 'https://auth.docker.io/token', service: 'registry.docker.io', scope: 'repository:library/node:pull' }],
    ]);
  });

  it('several in one header, with commas and quotes in their parameters', () => {
    assert.deepEqual(read('Negotiate, Basic realm="a, \\"b\\"" , charset=UTF-8, Bearer realm = "https://t/x?a=b,c", service=s'), [
      ['negotiate', {}],
      ['basic', { realm: 'a, "b"', charset: 'UTF-8' }],
      ['bearer', { realm: 'https://t/x?a=b,c', service: 's' }],
    ]);
  });

  it('with what some schemes have in place of parameters', () => {
    assert.deepEqual(
      read('Negotiate YII/abc+d==, Basic realm="x"').map(([scheme]) => scheme),
      ['negotiate', 'basic'],
    );
    assert.deepEqual(read('NTLM, Basic realm=""').at(-1), ['basic', { realm: '' }]);
  });

  it('the first of two parameters of one name counts', () => {
    assert.deepEqual(read('Bearer realm="https://one", REALM="https://two"'), [['bearer', { realm: 'https://one' }]]);
  });

  it('anything can come, at no cost', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (header) => Array.isArray(readChallenges(header))));
    const since = performance.now();
    readChallenges(`Bearer realm="${'\\"'.repeat(50_000)}`);
    readChallenges(`Bearer ${'a='.repeat(50_000)}`);
    readChallenges(' ,'.repeat(50_000));
    assert.ok(performance.now() - since < 500);
  });
});
