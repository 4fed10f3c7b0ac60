import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
