import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { HostCache } from '../../../server/src/host.ts';
import type { UpdateOptions } from '../../../server/src/insight/plan.ts';
import { createLinter } from '../../../server/src/linter.ts';
import { memoryHost } from '../memory-host.ts';
import { after, digestNamed, type Kept, linterAt, offline, registryWith, requestFor, told } from './a-registry.ts';

const IMAGES: Readonly<Record<string, Kept>> = {
  'ghcr.io/org/app': {
    tags: { '1.4.0': '0', '1.4.1': '1', '1.4.2': '2', '1.5.0': '3', '2.0.0': '4', '3.0.0-rc.1': '5', latest: '4' },
    pushed: { '1.5.0': '2026-01-16T08:00:00Z', '1.4.2': '2025-11-01T08:00:00Z' },
  },
  'ghcr.io/org/moved': {
    tags: { '1': 'a', '2': 'c', '3': 'e', latest: '8' },
    versions: { a: '1.0', b: '1.0', '8': '3.1', '9': '3.0' },
    platforms: {
      // Built anew.
      a: { 'linux/amd64': '1', 'linux/arm64': '2' },
      b: { 'linux/amd64': '3', 'linux/arm64': '4' },
      // A platform was added.
      c: { 'linux/amd64': '5', 'linux/arm64': '6' },
      d: { 'linux/amd64': '5' },
      // The old one is no longer there.
      e: { 'linux/amd64': '7' },
      // It says that it is another version.
      '8': { 'linux/amd64': '8' },
      '9': { 'linux/amd64': '9' },
    },
  },
  'ghcr.io/org/plain': { tags: { '1.0.0': '1', '2.0.0': '2' } },
  'ghcr.io/org/gone': { tags: {} },
  'ghcr.io/org/slow': { tags: { '1.0.0': 'a' }, silentOn: ['tags'] },
};

const LINE: UpdateOptions = { policy: 'line', cooldownDays: 0 };

const planOf = (text: string, options: UpdateOptions = LINE) => linterAt(IMAGES).update(requestFor(text), options);

const updated = async (text: string, options?: UpdateOptions): Promise<string> => after(text, await planOf(text, options));

const steps = async (text: string, options?: UpdateOptions): Promise<string[]> => (await planOf(text, options)).steps.map(told);

describe('update', () => {
  it('goes as far as the policy says, and to no prerelease', async () => {
    const to = (policy: UpdateOptions['policy']) => updated('FROM ghcr.io/org/app:1.4.1 AS x\n', { policy, cooldownDays: 0 });
    assert.deepEqual(
      [await to('patch'), await to('line'), await to('any')],
      ['FROM ghcr.io/org/app:1.4.2 AS x\n', 'FROM ghcr.io/org/app:1.5.0 AS x\n', 'FROM ghcr.io/org/app:2.0.0 AS x\n'],
    );
    assert.deepEqual(await steps('FROM ghcr.io/org/app:2.0.0\nFROM ghcr.io/org/app\n'), [
      'ghcr.io/org/app | 2.0.0 > - | current',
      'ghcr.io/org/app | - > - | current',
    ]);
  });

  it('tells a move within the line from one to a line that is supported', async () => {
    const plan = await createLinter(memoryHost()).update(offline('FROM node:18-alpine\nFROM node:22.11.0\nFROM nginx:1.27.0\n'), {
      policy: 'supported',
      cooldownDays: 0,
    });
    assert.deepEqual(plan.steps.map(told), [
      'node | 18-alpine > 22-alpine | changed | newest of a line that is supported',
      'node | 22.11.0 > 22.22.0 | changed | newest of its line',
      'nginx | 1.27.0 > 1.28.1 | changed | newest of a line that is supported',
    ]);
    assert.deepEqual(await steps('FROM ghcr.io/org/app:1.4.1\n', { policy: 'supported', cooldownDays: 0 }), [
      'ghcr.io/org/app | 1.4.1 > 1.5.0 | changed | newest of its line',
    ]);
  });

  it('renews a digest along with its tag', async () => {
    assert.equal(await updated(`FROM ghcr.io/org/app:1.4.1@${digestNamed('1')} AS x\n`), 'FROM ghcr.io/org/app:1.5.0@3 AS x\n');
    const inArgs = `ARG V=1.4.1\nARG D=${digestNamed('1')}\nFROM ghcr.io/org/app:\${V}@\${D}\n`;
    assert.equal(await updated(inArgs), 'ARG V=1.5.0\nARG D=3\nFROM ghcr.io/org/app:${V}@${D}\n');
    const whole = `ARG I=ghcr.io/org/app:1.4.1@${digestNamed('1')}\nFROM $I\n`;
    assert.equal(await updated(whole), 'ARG I=ghcr.io/org/app:1.5.0@3\nFROM $I\n');
  });

  it('renews the digest of a tag that has other content now, and no other', async () => {
    const at = (tag: string, digit: string) => steps(`FROM ghcr.io/org/moved:${tag}@${digestNamed(digit)}\n`);
    assert.deepEqual(await at('1', 'b'), ['ghcr.io/org/moved | 1@b > 1@a | changed | rebuilt since']);
    assert.deepEqual(await at('2', 'd'), ['ghcr.io/org/moved | 2@d > - | current'], 'only a platform was added');
    assert.deepEqual(await at('3', 'f'), ['ghcr.io/org/moved | 3@f > 3@e | changed | the old digest is no longer there']);
    assert.deepEqual(await at('latest', '9'), ['ghcr.io/org/moved | latest@9 > latest@8 | changed | another version since']);
    assert.deepEqual(await at('2', '5'), ['ghcr.io/org/moved | 2@5 > 2@c | changed | the old digest is that of one platform alone']);
    assert.deepEqual(await at('1', 'a'), ['ghcr.io/org/moved | 1@a > - | current']);
  });

  it('moves a version that something else reads, too, as long as it stays a version', async () => {
    const text = 'ARG V=1.4.1\nFROM ghcr.io/org/app:${V}\nARG V\nLABEL version=${V}\n';
    assert.equal(await updated(text), text.replace('1.4.1', '1.5.0'));
  });

  it('leaves alone a digest without a tag, and what a comment says to', async () => {
    assert.deepEqual(
      await steps(`FROM ghcr.io/org/app@${digestNamed('1')}\n# plimsoll ignore=outdated-tag\nFROM ghcr.io/org/app:1.4.1\n`),
      [
        'ghcr.io/org/app | 1 > - | skipped | A digest without a tag says nothing of what is newer.',
        'ghcr.io/org/app | 1.4.1 > - | skipped | A comment says to ignore outdated-tag.',
      ],
    );
  });

  it('tells what a registry did not answer from what it has not', async () => {
    assert.deepEqual(await steps(`FROM ghcr.io/org/slow:1.0.0\nFROM ghcr.io/org/gone:1@${digestNamed('1')}\n`), [
      'ghcr.io/org/slow | 1.0.0 > - | failed | It took too long to answer.',
      'ghcr.io/org/gone | 1@1 > - | skipped | ghcr.io has no image with the tag "1".',
    ]);
  });

  it('moves official images to what the tables list where nobody is asked', async () => {
    const text = 'FROM couchbase:7.6.2\nFROM ghcr.io/org/app:1.4.1\n';
    const book = registryWith(IMAGES);
    const plan = await createLinter(memoryHost(), { book }).update(offline(text), LINE);
    assert.equal(after(text, plan), 'FROM couchbase:7.6.8\nFROM ghcr.io/org/app:1.4.1\n');
    assert.deepEqual(book.asked, []);
  });
});

describe('a cooldown', () => {
  const WEEK: UpdateOptions = { policy: 'line', cooldownDays: 7 };

  it('counts from the day of the push', async () => {
    assert.deepEqual(await steps('FROM ghcr.io/org/app:1.4.2\n', WEEK), [
      'ghcr.io/org/app | 1.4.2 > - | waiting | 1.5.0 was pushed on 2026-01-16.',
    ]);
    const [step] = (await planOf('FROM ghcr.io/org/app:1.4.2\n', WEEK)).steps;
    assert.equal(step?.until, '2026-01-23');
    assert.equal(await updated('FROM ghcr.io/org/app:1.4.1\n', { policy: 'patch', cooldownDays: 7 }), 'FROM ghcr.io/org/app:1.4.2\n');
  });

  it('goes to the newest that is old enough', async () => {
    assert.deepEqual(await steps('FROM ghcr.io/org/app:1.4.0\n', WEEK), ['ghcr.io/org/app | 1.4.0 > 1.4.2 | changed | newest of its line']);
  });

  it('counts from the day on which it was seen first where nobody tells when it was pushed', async () => {
    const kept = new Map<string, string>();
    const cache: HostCache = { read: async (key) => kept.get(key), write: async (key, text) => void kept.set(key, text) };
    const on = async (day: string) => {
      const linter = createLinter({ ...memoryHost(), cache, today: () => day }, { book: registryWith(IMAGES) });
      const plan = await linter.update(requestFor('FROM ghcr.io/org/plain:1.0.0\n'), { policy: 'any', cooldownDays: 7 });
      return plan.steps.map(told);
    };
    const waiting =
      'ghcr.io/org/plain | 1.0.0 > - | waiting | 2.0.0 was seen here for the first time on 2026-01-20; when it was pushed is not known.';
    assert.deepEqual(await on('2026-01-20'), [waiting]);
    assert.deepEqual(await on('2026-01-26'), [waiting]);
    assert.deepEqual(await on('2026-01-27'), ['ghcr.io/org/plain | 1.0.0 > 2.0.0 | changed | newest of all']);
    assert.equal(kept.size, 1);
  });
});
