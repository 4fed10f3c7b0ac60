import assert from 'node:assert/strict';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { assertValid, reportSchema } from '../formats/schemas.ts';
import { aFolder, filesIn, run } from './a-run.ts';

const CLEAN = 'FROM x:1\n';
const INFO = 'FROM x:1\nMAINTAINER me\n';
const WARNING = 'FROM x:latest\n';
const ERROR = 'FROM x:1\nVOLUME /var/run/docker.sock\n';

test('exit codes by --fail-on', async (context) => {
  const cwd = aFolder(context, { clean: CLEAN, info: INFO, warning: WARNING, error: ERROR, hushed: `# ignored\n${ERROR}` });
  const expected = {
    error: { clean: 0, info: 0, warning: 0, error: 1, hushed: 0 },
    warning: { clean: 0, info: 0, warning: 1, error: 1, hushed: 0 },
    info: { clean: 0, info: 1, warning: 1, error: 1, hushed: 0 },
    never: { clean: 0, info: 0, warning: 0, error: 0, hushed: 0 },
  };
  for (const [threshold, codes] of Object.entries(expected))
    for (const [file, code] of Object.entries(codes)) assert.equal((await run({ cwd }, 'lint', '--fail-on', threshold, file)).code, code);
  assert.equal((await run({ cwd }, 'lint', 'warning')).code, 1, 'warning is the default');
});

test('what cannot be read is told in a line each; the others go on; the exit code is 2', async (context) => {
  const cwd = aFolder(context, {
    binary: 'FROM x\0',
    utf16: Buffer.from('\ufeffFROM x', 'utf16le'),
    boom: 'BOOM',
    'file/x': '',
    Dockerfile: WARNING,
  });
  const ran = await run({ cwd }, 'lint', '-f', 'json', 'missing', 'binary', 'utf16', 'boom', 'Dockerfile/inside', 'Dockerfile');
  assert.equal(ran.code, 2);
  assert.deepEqual(filesIn(ran), ['Dockerfile']);
  assertValid(reportSchema(), ran.stdout);
  const lines = ran.stderr.trimEnd().split('\n');
  assert.deepEqual(lines, [
    'missing: no such file or folder',
    'Dockerfile/inside: a part of the path is a file, not a folder',
    'binary: is binary, or text in UTF-16; Docker reads UTF-8 only',
    'utf16: is binary, or text in UTF-16; Docker reads UTF-8 only',
    'boom: internal error, please report it: boom',
  ]);
  assert.equal(JSON.parse(ran.stdout).errors.length, lines.length);
});

const asRoot = process.getuid?.() === 0 ? 'the superuser may read everything' : false;

test('a file that may not be read is told', { skip: asRoot }, async (context) => {
  const cwd = aFolder(context, { Dockerfile: CLEAN });
  chmodSync(join(cwd, 'Dockerfile'), 0);
  assert.match((await run({ cwd }, 'lint')).stderr, /^Dockerfile: permission denied\n/);
});

test('a file of nearly 1 MiB is linted, one of 10 MB refused in one line', async (context) => {
  const cwd = aFolder(context, { big: `${WARNING}${'RUN true\n'.repeat(116_000)}`, huge: `${WARNING}${'RUN true\n'.repeat(1_165_084)}` });
  const big = await run({ cwd }, 'lint', 'big');
  assert.equal(big.code, 1);
  assert.match(big.stdout, /^big:1:7: warning/);
  const huge = await run({ cwd }, 'lint', 'huge');
  assert.equal(huge.code, 2);
  assert.equal(huge.stderr, 'huge: has 10 MiB; no Dockerfile and no manifest is larger than 1 MiB\n');
});

test('a file of more than 1 MiB that nobody named is skipped, with a word', async (context) => {
  const cwd = aFolder(context, { Dockerfile: WARNING, 'compose.yaml': `services: {}\n#${'x'.repeat(1024 * 1024)}` });
  const ran = await run({ cwd }, 'lint', '-f', 'json');
  assert.equal(ran.code, 1);
  assert.deepEqual([filesIn(ran), JSON.parse(ran.stdout).errors], [['Dockerfile'], []]);
  const told = 'has 1.1 MiB; no Dockerfile and no manifest is larger than 1 MiB; it is skipped\n';
  assert.equal(ran.stderr, `compose.yaml: info: ${told}`);
  const pinned = await run({ cwd }, 'pin');
  assert.equal(pinned.code, 0);
  assert.ok(pinned.stderr.includes(`compose.yaml ${told}`), pinned.stderr);
  assert.equal((await run({ cwd }, 'lint', 'compose.yaml')).code, 2);
});

test('what is too long to be read is told', async (context) => {
  const long = `#${'x'.repeat(256 * 1024)}\n`;
  const pod = 'apiVersion: v1\nkind: Pod\nspec: { containers: [] }\n';
  const cwd = aFolder(context, {
    'compose.yaml': `services: {}\n${long}`,
    'pods.yaml': `${pod}---\n${pod}${long}`,
    'maps.yaml': `${pod}---\napiVersion: v1\nkind: ConfigMap\n${long}`,
    'a.sh': long,
    Dockerfile: `${WARNING}${long}`,
  });
  const { stderr } = await run({ cwd }, 'lint', 'compose.yaml', 'pods.yaml', 'maps.yaml', 'a.sh', 'Dockerfile');
  const told = 'info: has a document of more than 256 KiB, and nothing of that is looked at\n';
  assert.equal(stderr, ['compose.yaml', 'pods.yaml', 'a.sh'].map((name) => `${name}: ${told}`).join(''));
});

test('a NUL far into a file makes it no binary', async (context) => {
  const cwd = aFolder(context, { Dockerfile: `FROM x:latest\n${'# y\n'.repeat(3000)}# \0\n` });
  const { code, stdout } = await run({ cwd }, 'lint');
  assert.equal(code, 1);
  assert.match(stdout, /:latest/);
});

test('invalid UTF-8 is linted with replacement characters, and told once', async (context) => {
  const cwd = aFolder(context, { Dockerfile: Buffer.from([...Buffer.from(WARNING), 0xff]) });
  const { code, stderr, lints } = await run({ cwd }, 'lint');
  assert.equal(code, 1);
  assert.equal(lints[0]?.text, `${WARNING}\ufffd`);
  assert.match(stderr, /^Dockerfile: info: is not valid UTF-8[^\n]*\n$/);
});

test('a bad configuration is located, told once, and stops only its own files', async (context) => {
  const cwd = aFolder(context, {
    'a/Dockerfile': CLEAN,
    'a/Dockerfile.b': CLEAN,
    'a/.plimsoll.yaml': 'rules: {}\n  bad: 1\n',
    'b/Dockerfile': WARNING,
  });
  const ran = await run({ cwd }, 'lint', '-f', 'json');
  assert.equal(ran.code, 2);
  assert.equal(ran.stderr, 'a/.plimsoll.yaml:2:3: no such key\n');
  assert.deepEqual(filesIn(ran), ['b/Dockerfile']);
  assert.equal((await run({ cwd }, 'lint', '--no-config')).code, 1);
  assert.equal((await run({ cwd }, 'lint', '--config', 'a/.plimsoll.yaml', 'b')).stderr, 'a/.plimsoll.yaml:2:3: no such key\n');
  assert.match((await run({ cwd }, 'lint', '--config', 'gone.yaml')).stderr, /^gone\.yaml: the configuration can't be read: no such file/);
});

test('--rule beats the configuration, by id or alias; --today reaches the lint', async (context) => {
  const cwd = aFolder(context, { Dockerfile: WARNING });
  assert.equal((await run({ cwd }, 'lint', '--rule', 'unpinned-image=off')).code, 0);
  assert.equal((await run({ cwd }, 'lint', '--rule', 'dl3006=error', '--fail-on', 'error')).code, 1);
  const { lints } = await run({ cwd }, 'lint', '--today', '2026-01-31');
  assert.equal(lints[0]?.config.today, '2026-01-31');
});

test('stdin is linted under the name given', async (context) => {
  const cwd = aFolder(context, { 'a/.plimsoll.yaml': 'bad' });
  const plain = await run({ cwd, stdin: WARNING }, 'lint', '-');
  assert.match(plain.stdout, /^<stdin>:1:7: warning/);
  assert.match((await run({ cwd, stdin: CLEAN }, 'lint', '-', '--stdin-filename', 'a/Dockerfile')).stderr, /^a\/\.plimsoll\.yaml:1:1: /);
  assert.match((await run({ cwd, stdin: 'x\0' }, 'lint', '-')).stderr, /^<stdin>: is binary/);
});

test('--output takes the report, without colours', async (context) => {
  const cwd = aFolder(context, { Dockerfile: WARNING });
  const ran = await run({ cwd, terminal: 'both' }, 'lint', '--output', 'report.txt');
  assert.equal(ran.stdout, '');
  assert.match(readFileSync(join(cwd, 'report.txt'), 'utf8'), /^Dockerfile:1:7: warning: Found :latest\. \[unpinned-image\]\n/);
  const failed = await run({ cwd }, 'lint', '-o', 'no/such/folder');
  assert.equal(failed.code, 2);
  assert.match(failed.stderr, /^no\/such\/folder: the report could not be written: no such file or folder\n$/);
});

test('colours follow --color, NO_COLOR, FORCE_COLOR and who looks', async (context) => {
  const cwd = aFolder(context, { Dockerfile: WARNING });
  const isColoured = async (world: object, ...options: readonly string[]) =>
    (await run({ cwd, ...world }, 'lint', ...options)).stdout.includes('\u001b[');
  assert.equal(await isColoured({}), false);
  assert.equal(await isColoured({ terminal: 'both' }), true);
  assert.equal(await isColoured({ terminal: 'both', env: { NO_COLOR: '1' } }), false);
  assert.equal(await isColoured({ terminal: 'both', env: { TERM: 'dumb' } }), false);
  assert.equal(await isColoured({ env: { FORCE_COLOR: '1' } }), true);
  assert.equal(await isColoured({ env: { GITHUB_ACTIONS: 'true' } }), true);
  assert.equal(await isColoured({ terminal: 'both' }, '--color=never'), false);
  assert.equal(await isColoured({ env: { NO_COLOR: '1' } }, '--color', 'always'), true);
});

test('--quiet leaves out infos unless they count; --show-suppressed shows what is ignored', async (context) => {
  const cwd = aFolder(context, { info: INFO, hushed: `# ignored\n${ERROR}` });
  assert.match((await run({ cwd }, 'lint', '-q', 'info')).stdout, /^0 errors, 0 warnings, 0 infos in 1 file\n$/);
  assert.match((await run({ cwd }, 'lint', '-q', '--fail-on', 'info', 'info')).stdout, /MAINTAINER/);
  assert.match((await run({ cwd }, 'lint', 'hushed')).stdout, /^0 errors, 0 warnings, 0 infos in 1 file \(1 suppressed\)\n$/);
  assert.match((await run({ cwd }, 'lint', '--show-suppressed', 'hushed')).stdout, /suppressed by # ignored/);
});

test('names of files do not steer the terminal, nor GitHub Actions', { skip: process.platform === 'win32' }, async (context) => {
  const cwd = aFolder(context, { '::error x/Dockerfile\u001b[2J': WARNING, 'a\nb/Dockerfile': 'x\0' });
  const { stdout, stderr } = await run({ cwd }, 'lint', '.', '::error x/Dockerfile\u001b[2J');
  assert.match(stdout, /^\.\/::error x\/Dockerfile\u241b\[2J:1:7/);
  assert.equal(stderr, 'a\ufffdb/Dockerfile: is binary, or text in UTF-16; Docker reads UTF-8 only\n');
});

test('facts that have grown old are told of once, and not while they are young', async (context) => {
  const cwd = aFolder(context, { 'a/Dockerfile': 'FROM a\n', 'b/Dockerfile': 'FROM b\n' });
  assert.equal((await run({ cwd }, 'lint', '--today', '2027-01-30')).stderr, '');
  const { stderr, code } = await run({ cwd }, 'lint', '--today', '2027-01-31');
  assert.equal(stderr, 'plimsoll: the facts are old on 2027-01-31\n');
  assert.equal(code, 0);
});
