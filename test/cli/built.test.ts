import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { DEFAULT_CONFIG } from '../../server/src/engine/config-model.ts';
import type { Finding, Report } from '../../server/src/engine/model.ts';
import { createLinter } from '../../server/src/linter.ts';
import { createNodeHost } from '../../server/src/main/node-host.ts';
import { aFolder } from './a-run.ts';

const CLI = resolve(process.env.PLIMSOLL_CLI ?? join(import.meta.dirname, '../../dist/cli.cjs'));
const skip = existsSync(CLI) ? false : `${CLI} is not built`;

/** In bytes: a report of all fixtures of the rules has more than a megabyte. */
const MAX_OUTPUT = 16 * 1_024 * 1_024;

const CACHES = mkdtempSync(join(tmpdir(), 'plimsoll-caches-'));
after(() => rmSync(CACHES, { recursive: true }));

const cli = (cwd: string, ...argv: readonly string[]) =>
  spawnSync(process.execPath, [CLI, ...argv], {
    cwd,
    encoding: 'utf8',
    maxBuffer: MAX_OUTPUT,
    env: { ...process.env, GITHUB_ACTIONS: '', FORCE_COLOR: '', XDG_CACHE_HOME: CACHES },
  });

const SYNTAX_ERROR = 'FROM debian:12.5\nRUM echo\n';

test('the built command line lints, fails and says its version', { skip }, (context) => {
  const cwd = aFolder(context, { Dockerfile: SYNTAX_ERROR, '.plimsoll.yaml': 'extends: recommended\n' });
  const found = cli(cwd, 'lint', '--today', '2026-09-01');
  assert.deepEqual([found.status, found.stderr], [1, '']);
  assert.match(found.stdout, /^Dockerfile:2:1: error: .*\[syntax-error\]$/m);
  assert.equal(cli(cwd, 'lint', '--fail-on', 'never').status, 0);
  assert.equal(cli(cwd, 'lint', 'missing').status, 2);
  assert.match(cli(cwd, '--version').stdout, /^\d+\.\d+\.\d+\n$/);
  assert.match(cli(cwd, 'explain', 'syntax-error').stdout, /^syntax-error\n/);
});

test('the start is quick: the script is ASCII, which V8 reads at half the cost, and loads none of the streams of Node', {
  skip,
}, (context) => {
  assert.ok([...readFileSync(join(dirname(CLI), 'program.cjs'))].every((byte) => byte < 0x80));
  const cwd = aFolder(context, {
    Dockerfile: 'FROM node:22.11.0\nRUN echo\n',
    'loaded.cjs': 'process.on("exit", () => require("fs").writeFileSync("loaded.txt", process.moduleLoadList.join("\\n")));',
  });
  const env = { ...process.env, XDG_CACHE_HOME: CACHES };
  for (const run of ['the first', 'the second']) {
    const { status } = spawnSync(process.execPath, ['-r', './loaded.cjs', CLI, 'lint'], { cwd, env });
    assert.equal(status, 0, run);
  }
  const loaded = readFileSync(join(cwd, 'loaded.txt'), 'utf8').split('\n');
  assert.ok(loaded.includes('NativeModule fs'));
  assert.deepEqual(
    loaded.filter((name) => name === 'NativeModule stream' || name === 'NativeModule v8'),
    [],
  );
});

test('what V8 compiled is kept for the next run, and made anew where it is of no use', { skip }, (context) => {
  const cwd = aFolder(context, { Dockerfile: SYNTAX_ERROR });
  const run = (env: NodeJS.ProcessEnv) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'lint'], {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });
    return { status, stdout, stderr };
  };
  const caches = join(cwd, 'caches');
  const first = run({ XDG_CACHE_HOME: caches });
  assert.equal(first.status, 1);
  const [name = '', ...others] = readdirSync(join(caches, 'plimsoll/code'));
  assert.deepEqual(others, []);
  const file = join(caches, 'plimsoll/code', name);
  const whole = readFileSync(file);
  assert.deepEqual([run({ XDG_CACHE_HOME: caches }), readFileSync(file).equals(whole)], [first, true]);
  // Twice the same, as it must be, but nothing that V8 made.
  writeFileSync(file, 'code'.repeat(1000));
  assert.deepEqual([run({ XDG_CACHE_HOME: caches }), readFileSync(file).length > 100_000], [first, true]);
  const none = join(cwd, 'none');
  assert.deepEqual([run({ XDG_CACHE_HOME: none, NODE_DISABLE_COMPILE_CACHE: '1' }), existsSync(none)], [first, false]);
});

test('every part that is loaded late is there', { skip }, (context) => {
  const cwd = aFolder(context, { Dockerfile: SYNTAX_ERROR, '.gitignore': 'x\n' });
  for (const format of ['text', 'json', 'sarif', 'github']) assert.equal(cli(cwd, 'lint', '--format', format).status, 1, format);
  for (const argv of [['--no-config'], ['--diff', '--fix=all'], ['*/../Dockerf*'], ['Dockerf*']])
    assert.ok(!/internal|Cannot find/.test(cli(cwd, 'lint', ...argv).stderr), argv.join(' '));
  for (const argv of [['rules'], ['help'], ['knowledge'], ['lint', '--help']]) assert.equal(cli(cwd, ...argv).status, 0, argv.join(' '));
});

test('what is pinned and updated by facts alone needs no network, and the second time nothing changes', { skip }, (context) => {
  const cwd = aFolder(context, { Dockerfile: 'FROM node:22 AS a\nFROM alpine:3.22.0\n', '.gitignore': 'x\n' });
  const offline = (...argv: readonly string[]) => cli(cwd, ...argv, '--registry=off');
  assert.match(offline('pin', '--tag-only', '--diff').stdout, /^\+FROM node:22\.\d+\.\d+\S* AS a$/m);
  for (const [command, ...options] of [
    ['pin', '--tag-only'],
    ['update', '--policy', 'line'],
  ] as const) {
    const first = JSON.parse(offline(command, ...options, '-f', 'json').stdout);
    assert.deepEqual([first.result, first.changed], ['written', ['Dockerfile']], command);
    const second = offline(command, ...options);
    assert.deepEqual([second.status, second.stdout.split(';')[0]], [0, `nothing to ${command}`]);
  }
  const [first = '', second = ''] = readFileSync(join(cwd, 'Dockerfile'), 'utf8').split('\n');
  assert.match(first, /^FROM node:\d+\.\d+\.\d+\S* AS a$/);
  assert.match(second, /^FROM alpine:3\.22\.[1-9]/);
});

test('what is known of an image is told with no network, by text and by JSON', { skip }, (context) => {
  const cwd = aFolder(context, {});
  const frozen = cli(cwd, 'inspect', '--today', '2026-08-22', 'node:18.12.0-bullseye');
  assert.equal(frozen.status, 0);
  const text = frozen.stdout.replaceAll(/\s+/g, ' ');
  assert.match(text, /^node:18\.12\.0-bullseye is a Docker Official Image that has not been built since 2022-11-08/);
  assert.match(text, /Last built between 2022-10-26 and 2022-11-08: at least 1,383 days old\./);
  assert.match(text, /No more fixes: Node\.js 18 since 2025-04-30\./);
  assert.match(text, /Supported: Debian 11 \(bullseye\) until 2026-08-31 \(LTS; normal support until 2024-08-14\)\./);
  assert.match(text, /Last of its line, which is no longer built: 18\.20\.8-bullseye\./);
  const { images } = JSON.parse(cli(cwd, 'inspect', '-f', 'json', 'node:18', 'centos:7', 'foo/bar.baz:1').stdout);
  assert.deepEqual(
    images.map(({ reference, tag }: { reference: string; tag?: { standing: string } }) => [reference, tag?.standing]),
    [
      ['docker.io/library/node:18', 'retired'],
      ['docker.io/library/centos:7', 'retired'],
      ['docker.io/foo/bar.baz:1', undefined],
    ],
  );
});

test('the built command line finds what the sources find', { skip }, async () => {
  const cwd = join(import.meta.dirname, '../rules');
  const linter = createLinter(createNodeHost({ knowledge: join(CLI, '../knowledge') }));
  const { files } = JSON.parse(cli(cwd, 'lint', '--no-config', '--format', 'json', '--fail-on', 'never').stdout) as Pick<Report, 'files'>;
  assert.ok(files.length > 30);
  for (const { path, findings } of files) {
    const text = readFileSync(join(cwd, path), 'utf8');
    const report = await linter.lint({ path: join(cwd, path), text, config: DEFAULT_CONFIG, scope: 'file' });
    assert.deepEqual(findings.map(whatIsFound), report.findings.map(whatIsFound), path);
  }
});

const whatIsFound = ({ rule, message }: Finding): string => `${rule}: ${message}`;

test('a bad configuration is located', { skip }, (context) => {
  const cwd = aFolder(context, { Dockerfile: SYNTAX_ERROR, '.plimsoll.yaml': 'extends: nothing\n' });
  const { status, stderr } = cli(cwd, 'lint');
  assert.equal(status, 2);
  assert.match(stderr, /^\.plimsoll\.yaml:1:\d+: [^\n]+\n$/);
});

test('started through a link, as npm does, it finds what lies beside it', { skip: skip || process.platform === 'win32' }, (context) => {
  const cwd = aFolder(context, { Dockerfile: SYNTAX_ERROR });
  symlinkSync(CLI, join(cwd, 'plimsoll'));
  assert.equal(spawnSync(process.execPath, [join(cwd, 'plimsoll'), 'lint', '-f', 'sarif'], { cwd }).status, 1);
});

test('a slow reader gets all of it, one that leaves early does no harm', { skip }, async (context) => {
  const faulty = `FROM debian:12.5\n${'RUM echo\n'.repeat(1000)}`;
  const cwd = aFolder(context, Object.fromEntries([1, 2, 3, 4, 5].map((number) => [`Dockerfile.${number}`, faulty])));
  const child = spawn(process.execPath, [CLI, 'lint', '-f', 'json'], { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((done) => setTimeout(done, 300));
  let text = '';
  for await (const chunk of child.stdout) text += chunk;
  assert.equal(JSON.parse(text).summary.error, 5000);
  const leaver = spawn(process.execPath, [CLI, 'lint', '--today', '2026-09-01'], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let complaints = '';
  leaver.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  leaver.stdout.once('data', () => leaver.stdout.destroy());
  await once(leaver, 'close');
  assert.equal(complaints, '');
});

test('the built command line reads stdin and a shell stream', { skip: skip || process.platform === 'win32' }, (context) => {
  const cwd = aFolder(context, {});
  const piped = spawnSync(process.execPath, [CLI, 'lint', '-'], { cwd, input: SYNTAX_ERROR, encoding: 'utf8' });
  assert.match(piped.stdout, /^<stdin>:2:1: error/m);
  const substituted = spawnSync('bash', ['-c', `"$0" "$1" lint <(printf 'RUM x\\n')`, process.execPath, CLI], { cwd, encoding: 'utf8' });
  assert.match(substituted.stdout, /\[syntax-error\]/);
});
