import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type TestContext, test } from 'node:test';
import { monorepoFiles, writeMonorepo } from '../bench/monorepo.ts';
import { aFolder } from './a-run.ts';

const CLI = resolve(process.env.PLIMSOLL_CLI ?? join(import.meta.dirname, '../../dist/cli.cjs'));
const skip = existsSync(CLI) ? false : `${CLI} is not built`;

/** Notes each file that the process opens, by whatever function; what can't be opened has thrown before it is noted. */
const COUNTER = `
const fs = require('node:fs');
const opened = { whole: [], inPart: [] };
// Reading a file whole may open it by the other function.
let depth = 0;
for (const [name, kind] of [['readFileSync', 'whole'], ['openSync', 'inPart'], ['createReadStream', 'whole']]) {
  const real = fs[name];
  fs[name] = (path, ...rest) => {
    depth++;
    try {
      const given = real(path, ...rest);
      if (depth === 1) opened[kind].push(String(path));
      return given;
    } finally {
      depth--;
    }
  };
}
for (const name of ['open', 'readFile']) {
  fs[name] = fs.promises[name] = () => { throw new Error('a way to open files that is not counted: ' + name); };
}
process.on('exit', () => fs.writeFileSync(process.env.OPENED, JSON.stringify(opened)));
`;

interface Opened {
  readonly whole: readonly string[];
  readonly inPart: readonly string[];
}

const lintCounted = (context: TestContext, cwd: string): Opened & { readonly linted: number } => {
  const counting = aFolder(context, { 'counter.cjs': COUNTER });
  const env = { ...process.env, GITHUB_ACTIONS: '', NODE_DISABLE_COMPILE_CACHE: '1', OPENED: join(counting, 'opened.json') };
  const argv = ['-r', join(counting, 'counter.cjs'), CLI, 'lint', '.', '-f', 'json', '--today', '2026-09-01'];
  const { stdout, stderr } = spawnSync(process.execPath, argv, { cwd, encoding: 'utf8', env, maxBuffer: 1 << 28 });
  assert.equal(stderr, '');
  const { whole, inPart } = JSON.parse(readFileSync(env.OPENED, 'utf8')) as Opened;
  const inside = (paths: readonly string[]): string[] =>
    paths.filter((path) => path.startsWith(`${cwd}/`)).map((path) => path.slice(cwd.length + 1));
  return { whole: inside(whole), inPart: inside(inPart), linted: JSON.parse(stdout).files.length };
};

test('of a monorepo of 5,000 files only those are opened that may be ours, and of other YAML only the beginning', { skip }, (context) => {
  const cwd = aFolder(context, {});
  writeMonorepo(cwd);
  writeFileSync(join(cwd, '.gitignore'), 'built/\n');
  const paths = [...monorepoFiles().keys()];
  assert.equal(paths.length, 5000);
  const { whole, inPart, linted } = lintCounted(context, cwd);
  const isOurs = (path: string): boolean => /\/(?:Dockerfile(?:\.migrate)?|compose\.yaml|pod\.yaml)$/.test(path);
  // What begins as an object of Kubernetes has to be read, to see that it starts nothing.
  const configMaps = paths.filter((path) => path.includes('settings-'));
  assert.equal(linted, paths.filter(isOurs).length);
  assert.deepEqual([...new Set(whole)].sort(), ['.gitignore', ...paths.filter(isOurs), ...configMaps].sort());
  assert.deepEqual([...new Set(inPart)].sort(), paths.filter((path) => path.endsWith('.yaml') && !path.endsWith('compose.yaml')).sort());
  // A Compose file is read for each file near it, since it may build that.
  const again = whole.filter((path, index) => whole.indexOf(path) !== index);
  assert.deepEqual([...new Set(again.map((path) => path.replace(/.*\//, '')))], ['compose.yaml']);
});
