import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { createLinter } from '../../server/src/linter.ts';
import { createNodeHost } from '../../server/src/main/node-host.ts';
import { latestTag } from '../server/engine/rules-for-tests.ts';
import { aFolder, run } from './a-run.ts';

const service = (name: string): string => `  ${name}:\n    build:\n      context: ${name}\n      args:\n        TAG: latest\n`;
const COMPOSE = `services:\n${service('web')}${service('api')}`;
const FIXED = COMPOSE.replaceAll('latest', '1.2.3');
const DOCKERFILE = 'ARG TAG=1\nFROM node:${TAG}\n';

const aProject = (context: TestContext, compose: string | Uint8Array = COMPOSE) => {
  const cwd = aFolder(context, { 'compose.yaml': compose, 'web/Dockerfile': DOCKERFILE, 'api/Dockerfile': DOCKERFILE });
  const textOf = (name: string): string => readFileSync(join(cwd, name), 'utf8');
  return { cwd, textOf, linter: createLinter(createNodeHost(), { rules: [latestTag] }) };
};

test('--fix writes the Compose file that a build argument stands in, for each Dockerfile in turn', async (context) => {
  const { cwd, textOf, linter } = aProject(context);
  const { code, stderr, stdout } = await run({ cwd, linter }, 'lint', '--fix');
  assert.deepEqual([code, stderr], [0, 'fixed 2 problems in 1 file\n'], stdout);
  assert.equal(textOf('compose.yaml'), FIXED);
  assert.equal(textOf('web/Dockerfile'), DOCKERFILE);
});

test('--diff shows one patch for the file, with the edits for all Dockerfiles', async (context) => {
  const { cwd, textOf, linter } = aProject(context);
  const { stdout, stderr } = await run({ cwd, linter }, 'lint', '--diff');
  assert.equal(stderr, 'would fix 2 problems in 1 file\n');
  assert.equal(textOf('compose.yaml'), COMPOSE);
  assert.equal(stdout.match(/^--- a\/compose.yaml/gm)?.length, 1);
  writeFileSync(join(cwd, 'patch'), stdout);
  execFileSync('git', ['apply', '--whitespace=nowarn', 'patch'], { cwd });
  assert.equal(textOf('compose.yaml'), FIXED);
});

test('JSON has the edits with the path that they are for, and text the place', async (context) => {
  const { cwd, linter } = aProject(context);
  const json = JSON.parse((await run({ cwd, linter }, 'lint', '-f', 'json')).stdout);
  const [file] = json.files;
  const start = COMPOSE.lastIndexOf('latest');
  assert.equal(file.path, 'api/Dockerfile');
  assert.deepEqual(file.findings[0].fixes[0].edits, [{ path: 'compose.yaml', start, end: start + 'latest'.length, text: '1.2.3' }]);
  assert.equal(json.summary.fixable, 2);
  const { stdout } = await run({ cwd, linter }, 'lint');
  assert.match(stdout, /= fixable with --fix: Name a version\n/);
  assert.match(stdout, /= see compose\.yaml:11:14: The tag is written here\./);
});

test('SARIF has the edits as lines and columns of that file', async (context) => {
  const { cwd, linter } = aProject(context);
  const log = JSON.parse((await run({ cwd, linter }, 'lint', '-f', 'sarif')).stdout);
  const [change] = log.runs[0].results[0].fixes[0].artifactChanges;
  assert.equal(change.artifactLocation.uri, 'compose.yaml');
  assert.deepEqual(change.replacements[0].deletedRegion, { startLine: 11, startColumn: 14, endLine: 11, endColumn: 20 });
});

test('where the other file can not be written, nothing is', async (context) => {
  const bytes = Buffer.concat([Buffer.from(COMPOSE), Buffer.from([0x23, 0xe9, 0x0a])]);
  const { cwd, linter } = aProject(context, bytes);
  const { code, stderr, stdout } = await run({ cwd, linter }, 'lint', '--fix');
  assert.equal(code, 2);
  assert.match(stderr, /web\/Dockerfile: could not be written: .*compose\.yaml: it is not valid UTF-8/);
  assert.match(stdout, /The tag moves/);
  assert.deepEqual(readFileSync(join(cwd, 'compose.yaml')), bytes);
});

test('a Dockerfile that is named is fixed by itself', async (context) => {
  const { cwd, textOf, linter } = aProject(context);
  assert.equal((await run({ cwd, linter }, 'lint', '--fix', 'web/Dockerfile')).code, 0);
  assert.equal(textOf('compose.yaml'), COMPOSE);
});
