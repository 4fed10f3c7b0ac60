import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createNodeHost } from '../../../server/src/main/node-host.ts';

const folder = mkdtempSync(join(tmpdir(), 'plimsoll-host-'));
after(() => rmSync(folder, { recursive: true }));

test('a folder is listed with a slash behind folders; one that is not there is empty', async () => {
  const { files } = createNodeHost();
  writeFileSync(join(folder, 'a'), '');
  mkdirSync(join(folder, 'b'));
  assert.deepEqual(await files?.list(folder), ['a', 'b/']);
  assert.deepEqual(await files?.list(join(folder, 'missing')), []);
});

test('an editor sees what has come into a folder, a run over many files reads it once', async () => {
  const [fresh, kept] = [createNodeHost().files, createNodeHost({ listings: 'kept' }).files];
  const before = await kept?.list(folder);
  assert.deepEqual(await fresh?.list(folder), before);
  writeFileSync(join(folder, 'compose.yaml'), '');
  assert.deepEqual(await kept?.list(folder), before);
  assert.ok((await fresh?.list(folder))?.includes('compose.yaml'));
});

test('a file that another one names is read when it has an end, and is no larger than what is linted', {
  skip: process.platform === 'win32' ? 'there are no named pipes in folders' : false,
}, async () => {
  const { files } = createNodeHost();
  writeFileSync(join(folder, 'file'), 'A=b');
  writeFileSync(join(folder, 'huge'), 'x'.repeat(1024 * 1024 + 1));
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  symlinkSync('/dev/zero', join(folder, 'zeros'));
  symlinkSync('loop', join(folder, 'loop'));
  mkdirSync(join(folder, 'folder'));
  const paths = ['file', 'huge', 'pipe', 'zeros', 'loop', 'folder', 'missing'].map((name) => join(folder, name));
  const texts = await Promise.all([...paths, '/dev/stdin'].map((path) => files?.read(path)));
  assert.deepEqual(texts, ['A=b', ...Array(7).fill(undefined)]);
});
