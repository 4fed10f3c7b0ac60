import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLinter } from '../../server/src/linter.ts';
import { createNodeHost } from '../../server/src/main/node-host.ts';
import { FOLDER, FOUND } from '../one-finding/folder.ts';
import { aFolder, run } from './a-run.ts';

interface FileJson {
  readonly path: string;
  readonly findings: readonly { readonly rule: string; readonly message: string }[];
}

test('a run over a folder tells of a fault once that several of its files speak of', async (context) => {
  const cwd = aFolder(context, FOLDER);
  const { stdout } = await run({ cwd, linter: createLinter(createNodeHost()) }, 'lint', '-f', 'json');
  const { files }: { readonly files: readonly FileJson[] } = JSON.parse(stdout);
  const told = files.filter(({ findings }) => findings.length > 0);
  assert.deepEqual(Object.fromEntries(told.map(({ path, findings }) => [path, findings.map(({ rule }) => rule)])), FOUND);
  const [pin] = told.find(({ path }) => path === 'Dockerfile')?.findings ?? [];
  assert.match(pin?.message ?? '', /Found in the build of service "web", service "worker"\.$/);
});
