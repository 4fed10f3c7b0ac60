import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factsOf } from './facts-of.ts';

const installs = (run: string): string[] =>
  factsOf(`FROM a\nRUN ${run}`).installs.map(
    ({ manager, verb, packages, options }) =>
      `${manager} ${verb.value} [${packages.map(({ value }) => value)}] [${options.map(({ value }) => value)}]`,
  );

test('installs are told from other sub-commands of package managers', () => {
  assert.deepEqual(installs('apt-get update && apt-get install -y curl git=1.2 && apt-get clean'), ['apt-get install [curl,git=1.2] [-y]']);
  assert.deepEqual(installs('apk add --no-cache curl; apk del x'), ['apk add [curl] [--no-cache]']);
  assert.deepEqual(installs('microdnf install -y curl'), ['microdnf install [curl] [-y]']);
  assert.deepEqual(installs('zypper in curl'), ['zypper in [curl] []']);
});

test('options may stand anywhere, some with a value', () => {
  assert.deepEqual(installs('apt-get -y -o Dpkg::Use-Pty=0 install -t bookworm-backports curl'), [
    'apt-get install [curl] [-y,-o,Dpkg::Use-Pty=0,-t,bookworm-backports]',
  ]);
  assert.deepEqual(installs('apk add --virtual .deps gcc -t .more make'), ['apk add [gcc,make] [--virtual,.deps,-t,.more]']);
});

test('installs are found behind wrappers and in conditions', () => {
  assert.equal(installs('if true; then sudo apt-get install curl; fi').length, 1);
  assert.equal(installs('sh -c "apk add curl"').length, 1);
});

test('what a container does when it runs is no install of the build', () => {
  assert.deepEqual(factsOf('FROM a\nCMD apt-get install curl').installs, []);
});
