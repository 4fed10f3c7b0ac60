import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Linter } from '../../server/src/linter.ts';
import { aFolder, run } from './a-run.ts';
import { createFakeLinter } from './fake-linter.ts';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

const textIn = (cwd: string, name: string): string => readFileSync(join(cwd, name), 'utf8');

test('a file of which one answer could not be had stays whole, and the others are written', async (context) => {
  const files = { a: 'FROM x:latest\n', b: 'FROM x:latest\nFROM ghcr.io/o/y:lost\n' };
  const cwd = aFolder(context, files);
  const diff = await run({ cwd }, 'pin', '--diff', 'a', 'b');
  assert.deepEqual([diff.code, diff.stdout.match(/^\+\+\+ .+$/gm)], [2, ['+++ b/a']]);
  assert.match(
    diff.stderr,
    /^b\n {2}2 {2}ghcr\.io\/o\/y {2}lost {2}failed {2}ghcr\.io took too long to answer\.\n\nwould pin 1 image in 1 file; /,
  );
  assert.equal((await run({ cwd }, 'update', '--check', 'a', 'b')).code, 2);
  const ran = await run({ cwd }, 'pin', 'a', 'b');
  assert.equal(ran.code, 2);
  assert.match(ran.stdout, /^ {2}2 {2}ghcr\.io\/o\/y {2}lost +failed +ghcr\.io took too long to answer\.$/m);
  assert.match(ran.stdout, /^ {2}1 {2}x +latest +skipped +Left as it is, since a look-up for the same file failed\.$/m);
  assert.match(ran.stdout, /^pinned 1 image in 1 file; 1 skipped; 1 failed\n1 file is left as it is, since a look-up failed: b$/m);
  assert.deepEqual([textIn(cwd, 'a'), textIn(cwd, 'b')], [`FROM x:1.2.3@${DIGEST}\n`, files.b]);
});

test('where all that would change has to stay, nothing is written', async (context) => {
  const cwd = aFolder(context, { b: 'FROM x:latest\nFROM ghcr.io/o/y:lost\n' });
  const ran = await run({ cwd }, 'pin', 'b');
  assert.equal(ran.code, 2);
  assert.match(ran.stdout, /^nothing was written; 1 skipped; 1 failed$/m);
  const { result, withheld, changed } = JSON.parse((await run({ cwd }, 'pin', '-f', 'json', 'b')).stdout);
  assert.deepEqual({ result, withheld, changed }, { result: 'withheld', withheld: ['b'], changed: [] });
  const diff = await run({ cwd }, 'pin', '--diff', 'b');
  assert.deepEqual([diff.code, diff.stdout], [2, '']);
  assert.match(diff.stderr, /ghcr\.io took too long to answer\./);
});

test('where one file can not be written, none is', async (context) => {
  const cwd = aFolder(context, { a: 'FROM x:latest\n', b: 'FROM x:latest\n' });
  // The name under which the new text is put beside the old one.
  writeFileSync(join(cwd, `.b.plimsoll-${process.pid}`), '');
  const ran = await run({ cwd }, 'pin', 'a', 'b');
  assert.equal(ran.code, 2);
  assert.match(ran.stderr, /^b: could not be written: [^\n]*file already exists[^\n]*\n$/);
  assert.match(ran.stdout, /^nothing was written$/m);
  assert.deepEqual([textIn(cwd, 'a'), textIn(cwd, 'b')], ['FROM x:latest\n', 'FROM x:latest\n']);
});

test('what is edited by somebody else while registries are asked is left alone, and so is all else', async (context) => {
  const files = { '.env': 'V=old\n', a: 'FROM x:env\n', b: 'FROM y:latest\n' };
  for (const edited of ['.env', 'b'] as const) {
    const cwd = aFolder(context, files);
    const busy = (): Linter => {
      const linter = createFakeLinter({ lints: [] }, () => undefined);
      const pin: Linter['pin'] = async (request, options) => {
        // The linter reads what is about the document, too.
        request.unsaved?.(join(cwd, '.env'));
        const plan = await linter.pin(request, options);
        writeFileSync(join(cwd, edited), `# mine\n${files[edited]}`);
        return plan;
      };
      return { ...linter, pin };
    };
    const ran = await run({ cwd, linterFor: busy }, 'pin', 'b', 'a');
    assert.equal(ran.code, 2);
    assert.equal(ran.stderr, `${edited}: could not be written: it was changed by someone else meanwhile; run again\n`);
    assert.deepEqual([textIn(cwd, 'a'), textIn(cwd, edited)], [files.a, `# mine\n${files[edited]}`]);
  }
});

test('two files that share a value: alike it is written once, otherwise the first has its way', async (context) => {
  const cwd = aFolder(context, { '.env': 'V=old\n', 'Dockerfile.a': 'FROM x:env\n', 'Dockerfile.b': 'FROM x:env\n' });
  assert.match((await run({ cwd }, 'pin')).stdout, /^pinned 2 images in 1 file$/m);
  assert.equal(textIn(cwd, '.env'), 'V=x\n');
  const other = aFolder(context, { '.env': 'V=old\n', 'Dockerfile.a': 'FROM x:env\n', 'Dockerfile.b': 'FROM y:env\nFROM z:latest\n' });
  const ran = await run({ cwd: other }, 'pin');
  assert.equal(ran.code, 0);
  assert.match(ran.stdout, /^ {2}1 {2}y {2}env +skipped +Dockerfile\.a needs another value in \.env\.$/m);
  assert.match(ran.stdout, /^pinned 2 images in 2 files; 1 skipped$/m);
  assert.deepEqual([textIn(other, '.env'), textIn(other, 'Dockerfile.b')], ['V=x\n', `FROM y:env\nFROM z:1.2.3@${DIGEST}\n`]);
});

test('what is written together with what stays has to stay, too', async (context) => {
  const cwd = aFolder(context, {
    '.env': Buffer.from([...Buffer.from('V=old\n'), 0xff]),
    Dockerfile: 'FROM x:env\nFROM x:env\nFROM y:latest\n',
  });
  const ran = await run({ cwd }, 'pin');
  assert.equal(ran.code, 0);
  assert.match(ran.stdout, /\.env is not valid UTF-8, and an edit would write replacement characters\./);
  assert.match(ran.stdout, /^pinned 1 image in 1 file; 2 skipped$/m);
});

test('a file that a link names, too, is written once', { skip: process.platform === 'win32' }, async (context) => {
  const cwd = aFolder(context, { Dockerfile: 'FROM x:latest\n' });
  symlinkSync('Dockerfile', join(cwd, 'link'));
  const ran = await run({ cwd }, 'pin', 'link', 'Dockerfile');
  assert.deepEqual([ran.code, ran.stdout.split('\n')[0]], [0, 'link']);
  assert.match(ran.stdout, /^pinned 1 image in 1 file$/m);
});

test('a link out of where the user works is not written through, unless the user has named it', {
  skip: process.platform === 'win32',
}, async (context) => {
  const home = aFolder(context, { '.env': 'V=old\n', Dockerfile: 'FROM x:latest\n' });
  const cwd = aFolder(context, { 'a/Dockerfile.own': 'FROM x:env\n', 'a/b/Dockerfile': 'FROM x:latest\n' });
  mkdirSync(join(cwd, 'c'));
  symlinkSync(join(home, 'Dockerfile'), join(cwd, 'Dockerfile'));
  symlinkSync(join(home, '.env'), join(cwd, 'a/.env'));
  symlinkSync('../a/b/Dockerfile', join(cwd, 'c/Dockerfile.inside'));
  const ran = await run({ cwd }, 'pin');
  assert.equal(ran.code, 0);
  assert.match(ran.stdout, /Dockerfile can't be changed: it is a link to a file elsewhere; name that one to have it changed\./);
  assert.match(ran.stdout, /a\/\.env can't be changed: it is a link to a file elsewhere/);
  assert.match(ran.stdout, /^pinned 1 image in 1 file; 2 skipped$/m);
  assert.deepEqual([textIn(home, '.env'), textIn(home, 'Dockerfile')], ['V=old\n', 'FROM x:latest\n']);
  assert.equal((await run({ cwd: join(cwd, 'c') }, 'pin', '../a', 'Dockerfile.inside')).code, 0);
  assert.match((await run({ cwd }, 'pin', 'Dockerfile')).stdout, /^pinned 1 image in 1 file$/m);
  assert.equal(textIn(home, 'Dockerfile'), `FROM x:1.2.3@${DIGEST}\n`);
});
