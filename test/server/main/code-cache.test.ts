import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { startKept } from '../../../server/src/main/code-cache.ts';

const root = mkdtempSync(join(tmpdir(), 'plimsoll-code-'));
after(() => rmSync(root, { recursive: true }));

const program = join(root, 'program.cjs');
const folder = join(root, 'code');

const start = (build = 'b1') => startKept<{ readonly answer: () => string }>({ program, folder, build });
const kept = (): string[] => (existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []);
/** A run from its start to its end; whether it left its code, for there was none that it could take. */
const writes = (build = 'b1'): boolean => {
  const before = new Set(kept().map((file) => statSync(file).ino));
  const { exports, keep } = start(build);
  assert.equal(exports.answer(), 'program.cjs of code.txt');
  keep();
  return kept().some((file) => !before.has(statSync(file).ino));
};

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  writeFileSync(join(root, 'data.txt'), 'code.txt');
  writeFileSync(
    program,
    `const { basename, join } = require('node:path');
const read = () => require('node:fs').readFileSync(join(__dirname, 'data.txt'), 'utf8');
exports.answer = () => basename(__filename) + ' of ' + read();`,
  );
});

describe('code that V8 has compiled', () => {
  it('is kept by the first run, and taken by those after it', () => {
    assert.deepEqual([writes(), kept().length], [true, 1]);
    assert.deepEqual([writes(), writes(), kept().length], [false, false, 1]);
  });

  it('is that of one build of one text', () => {
    writes();
    assert.equal(writes('b2'), true);
    utimesSync(program, 1_000_000, 1_000_000);
    assert.equal(writes(), true);
  });

  it('is made anew where a byte of it has changed, or some are missing', () => {
    for (const damage of [
      (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 100), Buffer.from([(bytes[100] ?? 0) ^ 0xff]), bytes.subarray(101)]),
      (bytes: Buffer) => bytes.subarray(0, bytes.length / 2),
      () => Buffer.alloc(0),
    ]) {
      writes();
      const [file = ''] = kept();
      const whole = readFileSync(file);
      writeFileSync(file, damage(whole));
      assert.equal(writes(), true);
      assert.equal(readFileSync(file).length, whole.length);
    }
  });

  it('is not taken where others may have written it, and not kept where they may', () => {
    writes();
    const [file = ''] = kept();
    assert.equal(statSync(file).mode & 0o777, 0o600);
    chmodSync(file, 0o622);
    assert.equal(writes(), true);
    rmSync(file);
    chmodSync(folder, 0o777);
    assert.deepEqual([writes(), kept()], [false, []]);
  });

  it("is not taken that is another user's", { skip: process.getuid?.() !== 0 && 'only the superuser gives files away' }, () => {
    writes();
    const [file = ''] = kept();
    chownSync(file, 65_534, 65_534);
    assert.equal(writes(), true);
    assert.equal(statSync(file).uid, 0);
  });

  it('is made anew where there is a pipe in its place, which nobody waits for', () => {
    writes();
    const [file = ''] = kept();
    rmSync(file);
    assert.equal(spawnSync('mkfifo', ['-m', '600', file]).status, 0);
    assert.equal(writes(), true);
    assert.ok(statSync(file).isFile());
  });

  it('is kept nowhere, and nothing fails, where there can be no folder', () => {
    writeFileSync(folder, 'a file');
    assert.equal(start().exports.answer(), 'program.cjs of code.txt');
    start().keep();
    assert.equal(readFileSync(folder, 'utf8'), 'a file');
  });

  it('goes when it is a month old and another is kept', () => {
    writes();
    const [old = ''] = kept();
    utimesSync(old, 1_000_000, 1_000_000);
    assert.equal(writes('b2'), true);
    assert.deepEqual([existsSync(old), kept().length], [false, 1]);
  });
});
