import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Linter } from '../../server/src/linter.ts';
import { assertValid, planSchema } from '../formats/schemas.ts';
import { aFolder, run } from './a-run.ts';
import { createFakeLinter } from './fake-linter.ts';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

const textIn = (cwd: string, name: string): string => readFileSync(join(cwd, name), 'utf8');

test('pin writes, tells what it did, and finds nothing to do the second time', async (context) => {
  const cwd = aFolder(context, { 'b/Dockerfile': 'FROM x:latest\n', Dockerfile: 'FROM x:latest AS a\nFROM y:1\nFROM z:mine\n' });
  const first = await run({ cwd }, 'pin');
  assert.equal(first.code, 0);
  assert.equal(
    first.stdout,
    [
      'Dockerfile',
      '  1  x  latest  \u2192 1.2.3@sha256:0123456789ab  The exact tag of latest.',
      '  3  z  mine    skipped                      A comment ignores it.',
      '',
      'b/Dockerfile',
      '  1  x  latest  \u2192 1.2.3@sha256:0123456789ab  The exact tag of latest.',
      '',
      'pinned 2 images in 2 files; 1 already pinned; 1 skipped',
      '',
    ].join('\n'),
  );
  assert.equal(textIn(cwd, 'Dockerfile'), `FROM x:1.2.3@${DIGEST} AS a\nFROM y:1\nFROM z:mine\n`);
  const second = await run({ cwd }, 'pin', '--verbose');
  assert.equal(second.code, 0);
  assert.match(second.stdout, /^ {2}2 {2}y {2}1 +current$/m);
  assert.match(second.stdout, /^nothing to pin; 3 already pinned; 1 skipped$/m);
});

test('what was asked for reaches the plan', async (context) => {
  const cwd = aFolder(context, { Dockerfile: 'FROM x:1\n', '.plimsoll.yaml': '' });
  const optionsOf = async (...argv: readonly string[]) => (await run({ cwd }, ...argv)).plans.map(({ options }) => options);
  assert.deepEqual(await optionsOf('pin'), [{ form: 'tag-and-digest' }]);
  assert.deepEqual(await optionsOf('pin', '--digest'), [{ form: 'digest' }]);
  assert.deepEqual(await optionsOf('pin', '--tag-only'), [{ form: 'tag' }]);
  assert.deepEqual(await optionsOf('update'), [{ policy: 'line', cooldownDays: 0 }]);
  assert.deepEqual(await optionsOf('update', '--policy=any', '--cooldown', '2w'), [{ policy: 'any', cooldownDays: 14 }]);
  const [named] = (await run({ cwd }, 'update', '--today', '2026-01-31', 'Dockerfile')).plans;
  assert.deepEqual([named?.request.lookUps, named?.request.scope], [{ from: 'registries' }, 'file']);
  assert.equal(named?.request.config.today, '2026-01-31');
  const [found] = (await run({ cwd }, 'pin', '--tag-only', '--registry=off')).plans;
  assert.deepEqual([found?.request.lookUps, found?.request.scope], [undefined, 'workspace']);
});

test('answers are as fresh as the command needs them, and come by the way that the user names', async (context) => {
  const cwd = aFolder(context, {});
  const accessOf = async (...argv: readonly string[]) => {
    const seen: unknown[] = [];
    const linterFor = ({ registry }: { registry: object | undefined }) => void seen.push(registry && { ...registry, answered: undefined });
    await run({ cwd, linterFor: linterFor as never }, ...argv);
    return seen[0];
  };
  const usual = { mirrors: [], insecure: [], certificates: [], tokenHosts: [], answered: undefined };
  assert.deepEqual(await accessOf('pin'), { ...usual, freshness: 'recent' });
  assert.deepEqual(await accessOf('update', '--insecure-registry', 'a:5000'), { ...usual, insecure: ['a:5000'], freshness: 'new' });
  assert.equal(await accessOf('update', '--registry=off'), undefined);
});

test('--check writes nothing and exits with 1 when something would change', async (context) => {
  const cwd = aFolder(context, { moves: 'FROM x:latest\n', stays: 'FROM x:1\n', waits: 'FROM x:young\n' });
  const checked = await run({ cwd }, 'update', '--check', 'moves');
  assert.equal(checked.code, 1);
  assert.match(checked.stdout, /^would update 1 image in 1 file$/m);
  assert.equal(textIn(cwd, 'moves'), 'FROM x:latest\n');
  assert.equal((await run({ cwd }, 'update', '--check', '--diff', 'moves')).code, 1);
  assert.equal((await run({ cwd }, 'update', '--check', 'stays')).code, 0);
  const pinned = await run({ cwd }, 'pin', '--check', 'moves');
  assert.deepEqual(
    [pinned.code, pinned.stdout.includes('would pin 1 image in 1 file\n'), textIn(cwd, 'moves')],
    [1, true, 'FROM x:latest\n'],
  );
  assert.equal((await run({ cwd }, 'pin', '--check', 'stays')).code, 0);
  const waiting = await run({ cwd }, 'update', '--check', 'waits');
  assert.equal(waiting.code, 0);
  assert.match(waiting.stdout, /^ {2}1 {2}x {2}young {2}\u2192 1\.2\.4, waiting until 2026-12-01 {2}It is two days old\.$/m);
});

test('--diff prints a patch to stdout and writes nothing', async (context) => {
  const cwd = aFolder(context, { Dockerfile: 'FROM x:latest\nFROM y:1\n' });
  const ran = await run({ cwd }, 'pin', '--diff');
  assert.equal(ran.code, 0);
  assert.match(
    ran.stdout,
    /^--- a\/Dockerfile\n\+\+\+ b\/Dockerfile\n@@ [^\n]+\n-FROM x:latest\n\+FROM x:1\.2\.3@sha256:[0-9a-f]{64}\n FROM y:1\n$/,
  );
  assert.equal(ran.stderr, 'would pin 1 image in 1 file; 1 already pinned\n');
  assert.equal(textIn(cwd, 'Dockerfile'), 'FROM x:latest\nFROM y:1\n');
});

test('a terminal is told how far a run is once it takes long, and CI is not', async (context) => {
  const cwd = aFolder(context, { Dockerfile: 'FROM x:1\n', 'a/Dockerfile': 'FROM x:1\n' });
  const slow = (): Linter => {
    const linter = createFakeLinter({ lints: [] }, () => undefined);
    const pin: Linter['pin'] = async (request, options) => {
      await new Promise((done) => setTimeout(done, request.path.includes('/a/') ? 800 : 500));
      return linter.pin(request, options);
    };
    return { ...linter, pin };
  };
  const { stderr } = await run({ cwd, terminal: 'both', linterFor: slow }, 'pin');
  const drawn = stderr.split('\r\u001b[K');
  assert.deepEqual(
    drawn.map((line) => line.replaceAll(/[\u2588\u2591]{24} /g, '')),
    ['', '0 of 2 files', '1 of 2 files', '2 of 2 files', ''],
  );
  assert.equal((await run({ cwd, terminal: 'both', linterFor: slow, env: { CI: 'true' } }, 'pin')).stderr, '');
  assert.equal((await run({ cwd, linterFor: slow }, 'pin')).stderr, '');
  assert.equal((await run({ cwd, terminal: 'both', linterFor: slow }, 'pin', '--verbose')).stderr, '', 'beside a log');
  assert.equal((await run({ cwd, terminal: 'both' }, 'pin')).stderr, '', 'a short run');
});

test('what can not be read is told, the others go on, and the exit code is 2', async (context) => {
  const cwd = aFolder(context, {
    binary: 'FROM x\0',
    boom: 'BOOM',
    good: 'FROM x:latest\n',
    broken: Buffer.from([...Buffer.from('FROM x:latest\n# '), 0xff]),
    'c/Dockerfile': 'FROM x:latest\n',
    'c/.plimsoll.yaml': 'bad',
    't/Dockerfile': 'FROM {{ image }}\n',
  });
  const ran = await run({ cwd }, 'pin', 'gone', 'binary', 'boom', 'good', 'broken', 'c', 't');
  assert.equal(ran.code, 2);
  assert.deepEqual(ran.stderr.trimEnd().split('\n'), [
    'gone: no such file or folder',
    'binary: is binary, or text in UTF-16; Docker reads UTF-8 only',
    'boom: internal error, please report it: boom',
    'c/.plimsoll.yaml:1:1: no such key',
  ]);
  assert.match(ran.stdout, /^pinned 1 image in 1 file; 1 skipped; 1 template passed over$/m);
  assert.equal(textIn(cwd, 'good'), `FROM x:1.2.3@${DIGEST}\n`);
  assert.deepEqual(readFileSync(join(cwd, 'broken')), Buffer.from([...Buffer.from('FROM x:latest\n# '), 0xff]));
  assert.equal(
    (await run({ cwd: aFolder(context, {}) }, 'pin')).stderr,
    'plimsoll: no Dockerfile and no manifest found in the current folder\n',
  );
});

test('a configuration that turns registries off is told once: pins need them, updates go by facts', async (context) => {
  const files = {
    Dockerfile: 'FROM x:latest\n',
    'a/Dockerfile': 'FROM x:latest\n',
    'a/Dockerfile.b': 'FROM x:latest\n',
    'a/.plimsoll.yaml': 'registry: off',
  };
  const cwd = aFolder(context, files);
  const updated = await run({ cwd }, 'update', '--check');
  assert.equal(updated.stderr, 'plimsoll: a/.plimsoll.yaml turns registries off, and so 2 files below it are updated by facts alone\n');
  assert.match(updated.stdout, /^would update 3 images in 3 files$/m);
  const lookUps = updated.plans.map(({ request }) => request.lookUps);
  assert.deepEqual(lookUps.filter((one) => one === undefined).length, 2);
  const pinned = await run({ cwd }, 'pin');
  assert.match(pinned.stderr, /so 2 files below it are left alone: only registries know digests \(--tag-only goes by facts\)\n$/);
  assert.match(pinned.stdout, /^pinned 1 image in 1 file$/m);
  assert.equal(textIn(cwd, 'a/Dockerfile'), 'FROM x:latest\n');
  assert.equal((await run({ cwd }, 'pin', '--tag-only', '--registry=off')).stderr, '', 'who asks nobody is told nothing');
});

test('JSON has digests whole, places, edits and what all came to', async (context) => {
  const cwd = aFolder(context, { '.env': 'V=old\n', Dockerfile: '\nFROM x:latest\nFROM y:env\nFROM z:young\n' });
  const { stdout, code } = await run({ cwd }, 'update', '-f', 'json');
  assert.equal(code, 0);
  assertValid(planSchema(), stdout);
  const plan = JSON.parse(stdout);
  assert.deepEqual([plan.command, plan.result, plan.changed], ['update', 'written', ['Dockerfile', '.env']]);
  assert.deepEqual(plan.summary, { files: 1, changed: 2, current: 0, waiting: 1, skipped: 0, failed: 0 });
  const [first, second, third] = plan.files[0].steps;
  assert.deepEqual([first.to, first.start], [`1.2.3@${DIGEST}`, { line: 2, column: 6, offset: 6 }]);
  assert.deepEqual(second.edits, [{ path: '.env', start: 2, end: 5, text: 'y' }]);
  assert.deepEqual([third.outcome, third.until, third.edits], ['waiting', '2026-12-01', []]);
});
