import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { replaceFiles } from '../../server/src/cli/replace-files.ts';
import { aFolder, run } from './a-run.ts';

const BOTH = '\ufeffFROM x:latest\r\nMAINTAINER me\r\n';
const SAFE = BOTH.replace('MAINTAINER', 'LABEL maintainer=');
const ALL = SAFE.replace(':latest', ':1.2.3');

test('--fix makes safe fixes, --fix=all all; mode, line ends and byte order mark stay', async (context) => {
  const cwd = aFolder(context, { Dockerfile: BOTH });
  const path = join(cwd, 'Dockerfile');
  // What a umask would take away, too.
  chmodSync(path, 0o773);
  const safe = await run({ cwd }, 'lint', '--fix');
  assert.equal(readFileSync(path, 'utf8'), SAFE);
  assert.equal(safe.code, 1, 'what is left counts');
  assert.equal(safe.stderr, 'fixed 1 problem in 1 file\n');
  assert.equal((await run({ cwd }, 'lint', '--fix=all')).code, 0);
  assert.equal(readFileSync(path, 'utf8'), ALL);
  assert.equal(statSync(path).mode & 0o777, 0o773);
  assert.deepEqual(readdirSync(cwd), ['Dockerfile'], 'no temporary file stays');
});

test('a file without fixes is not touched', async (context) => {
  const cwd = aFolder(context, { Dockerfile: 'FROM x:1\n' });
  const path = join(cwd, 'Dockerfile');
  utimesSync(path, 1000, 1000);
  const before = statSync(path);
  await run({ cwd }, 'lint', '--fix=all');
  assert.deepEqual([statSync(path).mtimeMs, statSync(path).ino], [before.mtimeMs, before.ino]);
});

test('a link stays a link, and what it leads to is fixed', async (context) => {
  const cwd = aFolder(context, { 'real/base': BOTH });
  symlinkSync('real/base', join(cwd, 'Dockerfile'));
  await run({ cwd }, 'lint', '--fix', 'Dockerfile');
  assert.ok(lstatSync(join(cwd, 'Dockerfile')).isSymbolicLink());
  assert.equal(readFileSync(join(cwd, 'real/base'), 'utf8'), SAFE);
});

test('a link out of where the user works is not written through, unless the user has named it', async (context) => {
  const home = aFolder(context, { Dockerfile: BOTH });
  const cwd = aFolder(context, {});
  symlinkSync(join(home, 'Dockerfile'), join(cwd, 'Dockerfile'));
  const { code, stderr } = await run({ cwd }, 'lint', '--fix');
  assert.equal(code, 2);
  assert.match(stderr, /^Dockerfile: could not be written: it is a link to a file elsewhere; name that one to have it changed$/m);
  assert.equal(readFileSync(join(home, 'Dockerfile'), 'utf8'), BOTH);
  await run({ cwd }, 'lint', '--fix', 'Dockerfile');
  assert.equal(readFileSync(join(home, 'Dockerfile'), 'utf8'), SAFE);
});

test('what is not valid UTF-8 is never written', async (context) => {
  const bytes = Buffer.from([...Buffer.from(BOTH), 0xe9]);
  const cwd = aFolder(context, { Dockerfile: bytes });
  const { code, stderr, stdout } = await run({ cwd }, 'lint', '--fix=all');
  assert.deepEqual(readFileSync(join(cwd, 'Dockerfile')), bytes);
  assert.equal(code, 2);
  assert.match(stderr, /Dockerfile: is not valid UTF-8; a fix would write replacement characters/);
  assert.match(stdout, /:latest/);
  writeFileSync(join(cwd, 'Dockerfile'), Buffer.from([...Buffer.from('FROM x\n# '), 0xe9]));
  assert.equal((await run({ cwd }, 'lint', '--fix=all')).code, 0, 'nothing to fix is no failure');
});

test('a file that may not be written is told and still reported', {
  skip: process.getuid?.() === 0 && 'the superuser may write everything',
}, async (context) => {
  const cwd = aFolder(context, { Dockerfile: BOTH });
  chmodSync(join(cwd, 'Dockerfile'), 0o444);
  const { code, stderr, stdout } = await run({ cwd }, 'lint', '--fix');
  assert.equal(code, 2);
  assert.match(stderr, /Dockerfile: could not be written: permission denied/);
  assert.match(stdout, /MAINTAINER/);
  assert.equal(readFileSync(join(cwd, 'Dockerfile'), 'utf8'), BOTH);
});

test('several files are written together or not at all', (context) => {
  const cwd = aFolder(context, { a: 'one', b: 'two' });
  const change = (name: string, before: string) => ({ path: join(cwd, name), before, after: 'new' });
  const texts = () => ['a', 'b'].map((name) => readFileSync(join(cwd, name), 'utf8'));
  assert.match(replaceFiles([change('a', 'one'), change('b', 'read earlier')]) ?? '', /changed by someone else/);
  assert.match(replaceFiles([change('a', 'one'), change('gone', '')]) ?? '', /no such file/);
  assert.deepEqual(texts(), ['one', 'two']);
  assert.equal(replaceFiles([change('a', 'one'), change('b', 'two')]), undefined);
  assert.deepEqual(texts(), ['new', 'new']);
  assert.deepEqual(readdirSync(cwd), ['a', 'b']);
});

test('--diff prints a patch that git takes, and writes nothing', async (context) => {
  const cwd = aFolder(context, { 'sub dir/Dockerfile': BOTH, Dockerfile: 'FROM x:latest' });
  const { code, stdout, stderr } = await run({ cwd }, 'lint', '--diff', '--fix=all');
  assert.equal(code, 1);
  assert.equal(stderr, 'would fix 3 problems in 2 files\n');
  assert.equal(readFileSync(join(cwd, 'sub dir/Dockerfile'), 'utf8'), BOTH);
  writeFileSync(join(cwd, 'patch'), stdout);
  execFileSync('git', ['apply', '--whitespace=nowarn', 'patch'], { cwd });
  assert.equal(readFileSync(join(cwd, 'sub dir/Dockerfile'), 'utf8'), ALL);
  assert.equal(readFileSync(join(cwd, 'Dockerfile'), 'utf8'), 'FROM x:1.2.3');
  assert.equal((await run({ cwd }, 'lint', '--diff')).stdout, '');
});

test('--diff of more changes than anybody reads is one that git takes too', async (context) => {
  for (const end of ['', '\n']) {
    const before = Array.from({ length: 700 }, (_, index) => `FROM x:latest AS s${index}`).join('\n') + end;
    const cwd = aFolder(context, { Dockerfile: before });
    const { stdout } = await run({ cwd }, 'lint', '--diff', '--fix=all');
    assert.equal(stdout.match(/^@@/gm)?.length, 1);
    writeFileSync(join(cwd, 'patch'), stdout);
    execFileSync('git', ['apply', '--whitespace=nowarn', 'patch'], { cwd });
    assert.equal(readFileSync(join(cwd, 'Dockerfile'), 'utf8'), before.replaceAll(':latest', ':1.2.3'));
  }
});

test('--fix of stdin prints the text to stdout and the report to stderr', async (context) => {
  const cwd = aFolder(context, {});
  const { stdout, stderr } = await run({ cwd, stdin: BOTH }, 'lint', '--fix', '-');
  assert.equal(stdout, SAFE);
  assert.match(stderr, /^fixed 1 problem in 1 file\n<stdin>:1:7: warning/);
  const broken = await run({ cwd, stdin: Uint8Array.of(0x46, 0xff) }, 'lint', '--fix', '-');
  assert.deepEqual([broken.code, broken.stdout], [2, '']);
});
