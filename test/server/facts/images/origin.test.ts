import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isBuiltAtHome, isBuiltHere, originOf } from '../../../../server/src/facts/images/origin.ts';
import { isTrusted } from '../../../../server/src/facts/images/trust.ts';
import { KNOWLEDGE, referenceTo } from './world.ts';

const origin = (text: string): (string | undefined)[] => {
  const { kind, alternative } = originOf(referenceTo(text), KNOWLEDGE) ?? {};
  return [kind, alternative];
};

describe('the origin of an image', () => {
  it('is known of official ones, wherever they are mirrored', () => {
    for (const text of ['node', 'arm64v8/node', 'public.ecr.aws/docker/library/node'])
      assert.deepEqual(origin(text), ['official', undefined], text);
    assert.deepEqual(origin('debian:12'), ['distribution', undefined]);
    assert.deepEqual(origin('jenkins:2'), ['official', undefined]);
  });

  it('names the official image of the same name, but none that is kept up no more', () => {
    assert.deepEqual(origin('somebody/redis'), ['unknown', 'redis']);
    assert.deepEqual(origin('somebody/openjdk'), ['unknown', 'eclipse-temurin']);
    assert.deepEqual(origin('somebody/centos'), ['unknown', 'almalinux']);
  });

  it('is the machine at hand for one-part names that nobody publishes, and the workspace for names that it builds', () => {
    assert.ok(isBuiltAtHome(referenceTo('myapp:dev'), KNOWLEDGE));
    for (const text of ['node', 'somebody/myapp', 'localhost/myapp']) assert.ok(!isBuiltAtHome(referenceTo(text), KNOWLEDGE), text);
    const builtHere = ['org/base:dev', '', 'UPPER', 'ghcr.io/org/x'];
    assert.ok(isBuiltHere(referenceTo('docker.io/org/base:1'), { builtHere }));
    assert.ok(!isBuiltHere(referenceTo('org/x'), { builtHere }));
  });
});

describe('trust', () => {
  it('is given to a registry, a folder of it, or a publisher, and to no name that only begins alike', () => {
    const trusted = (text: string, registries: string[], publishers: string[] = []): boolean =>
      isTrusted(referenceTo(text), { registries, publishers });
    assert.ok(
      trusted('ghcr.io/org/x', ['ghcr.io']) && trusted('ghcr.io/org/x', ['ghcr.io/org']) && trusted('ghcr.io/org/x', ['ghcr.io/org/']),
    );
    assert.ok(trusted('org/x', [], ['org']) && trusted('ghcr.io/org/x', [], ['ghcr.io/org']));
    assert.ok(
      !trusted('ghcr.io/organ/x', ['ghcr.io/org']) && !trusted('ghcr.io.evil/org/x', ['ghcr.io']) && !trusted('orga/x', [], ['org']),
    );
  });
});
