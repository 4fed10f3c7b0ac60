import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Keyring, readSigned, type SignedText } from '../../server/src/cli/knowledge/signature.ts';
import { aFolder } from './a-run.ts';
import { DETACHED, KEYS, RELEASE, SIGNED, withoutGpgv } from './signed.ts';

const NO_KEY = Buffer.of();
const keyring = (context: TestContext, keys: Uint8Array = KEYS): Keyring => ({
  path: join(aFolder(context, { 'keys.gpg': keys }), 'keys.gpg'),
  needed: 'at hand',
});
const read = (text: string, keys: Keyring, detached?: Uint8Array): SignedText => readSigned({ bytes: Buffer.from(text), detached }, keys);
const problemOf = (read: SignedText): string => ('problem' in read ? read.problem : 'none');

test('what a key has signed is good', { skip: withoutGpgv }, (context) => {
  const keys = keyring(context);
  assert.deepEqual(read(SIGNED, keys), { text: RELEASE });
  assert.deepEqual(read(RELEASE, keys, DETACHED), { text: RELEASE });
});

test('words around what is signed are not read', { skip: withoutGpgv }, (context) => {
  const keys = keyring(context);
  assert.deepEqual(read(`Codename: evil\n\n${SIGNED}`, keys), { text: RELEASE });
  assert.notDeepEqual(read(`${SIGNED}Codename: evil\n`, keys), { text: `${RELEASE}Codename: evil\n` });
});

test('what was changed, is not signed, or is signed by another key is no good', { skip: withoutGpgv }, (context) => {
  const keys = keyring(context);
  assert.equal(problemOf(read(SIGNED.replace('stable', 'Stable'), keys)), 'it is not what was signed');
  assert.equal(problemOf(read(`${RELEASE}x`, keys, DETACHED)), 'it is not what was signed');
  for (const text of [RELEASE, '', '-----BEGIN PGP SIGNED MESSAGE-----\n\nCodename: a\n-----BEGIN PGP SIGNATURE-----\n'])
    assert.equal(problemOf(read(text, keys)), 'it is not signed; --keyring=none takes it as it is');
  assert.equal(problemOf(read(RELEASE, keys, Buffer.from('rubbish'))), 'it is not signed; --keyring=none takes it as it is');
  assert.match(problemOf(read(SIGNED, keyring(context, NO_KEY))), /it is not signed by a valid key of .*keys\.gpg/);
});

test('where no key is at hand it is said that nothing was checked, unless it must be', (context) => {
  const path = join(aFolder(context, {}), 'keys.gpg');
  assert.deepEqual(read(SIGNED, { path, needed: 'at hand' }), { text: SIGNED, unchecked: `there is no ${path}` });
  assert.deepEqual(read(SIGNED, { path, needed: 'always' }), { problem: `there is no ${path}` });
  assert.deepEqual(readSigned({ bytes: Buffer.from(SIGNED) }, undefined), { text: SIGNED });
});
