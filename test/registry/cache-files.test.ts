import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { cacheFolder } from '../../server/src/cli/cache-folder.ts';
import { createCacheFiles } from '../../server/src/main/registry/cache-files.ts';
import { temporaryFolder } from './lab/debian-registry.ts';

const sizeOf = (folder: string) => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);

describe('the cache on disk', () => {
  it('is where the user wants caches', () => {
    assert.equal(cacheFolder({ XDG_CACHE_HOME: '/c', HOME: '/h' }, 'registry'), join('/c', 'plimsoll', 'registry'));
    assert.equal(cacheFolder({ XDG_CACHE_HOME: 'relative', HOME: '/h' }, 'registry'), join('/h', '.cache', 'plimsoll', 'registry'));
    assert.equal(cacheFolder({ HOME: '/h' }, 'registry'), join('/h', '.cache', 'plimsoll', 'registry'));
  });

  it('keeps texts from one run to the next, for the user alone', async (t) => {
    const folder = join(temporaryFolder(t), 'a', 'b');
    const cache = createCacheFiles({ folder });
    assert.equal(await cache.read('key'), undefined);
    await cache.write('key', 'text\nwith lines');
    await cache.write('key', 'another\ntext');
    await cache.write('../../key 2', 'ä');
    const next = createCacheFiles({ folder });
    assert.deepEqual([await next.read('key'), await next.read('../../key 2'), await next.read('ke')], ['another\ntext', 'ä', undefined]);
    assert.equal(readdirSync(folder).length, 2);
    if (process.platform !== 'win32') {
      assert.equal(statSync(folder).mode & 0o777, 0o700);
      for (const name of readdirSync(folder)) assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600);
    }
  });

  it('writes many at once without mixing them', async (t) => {
    const folder = temporaryFolder(t);
    const caches = [createCacheFiles({ folder }), createCacheFiles({ folder })];
    await Promise.all(Array.from({ length: 200 }, (_, index) => caches[index % 2]?.write('same', `${index}`.repeat(1_000))));
    const text = (await caches[0]?.read('same')) ?? '';
    assert.match(text, /^(\d+?)\1{999}$/);
    assert.deepEqual(readdirSync(folder).length, 1);
  });

  it('follows no link, and believes no file of another key', { skip: process.platform === 'win32' }, async (t) => {
    const folder = temporaryFolder(t);
    const cache = createCacheFiles({ folder });
    await cache.write('a', 'text');
    const [name = ''] = readdirSync(folder);
    const secret = join(temporaryFolder(t), 'secret');
    writeFileSync(secret, 'a\nsecret');
    const linked = createCacheFiles({ folder: temporaryFolder(t) });
    assert.equal(await linked.read('a'), undefined);
    const other = temporaryFolder(t);
    symlinkSync(secret, join(other, name));
    assert.equal(await createCacheFiles({ folder: other }).read('a'), undefined);
    await createCacheFiles({ folder: other }).write('a', 'mine');
    assert.equal(readFileSync(secret, 'utf8'), 'a\nsecret', 'what a link leads to is not written either');
    writeFileSync(join(folder, name), 'b\ntext');
    assert.equal(await cache.read('a'), undefined);
  });

  it('does not grow without end: what was written first goes', async (t) => {
    const folder = temporaryFolder(t);
    const text = 'x'.repeat(1_000);
    for (let run = 0; run < 60; run += 1) await createCacheFiles({ folder, maxBytes: 20_000 }).write(`key ${run}`, text);
    assert.ok(sizeOf(folder) <= 21_000, `${sizeOf(folder)}`);
    assert.equal(await createCacheFiles({ folder }).read('key 59'), text);
    assert.equal(await createCacheFiles({ folder }).read('key 0'), undefined);
    await createCacheFiles({ folder }).write('huge', 'x'.repeat(5_000_000));
    assert.equal(await createCacheFiles({ folder }).read('huge'), undefined);
  });

  it('clears away what a process that was killed has left', async (t) => {
    const folder = temporaryFolder(t);
    const [old, recent] = ['1.new', '2.new'].map((name) => join(folder, name));
    for (const path of [old, recent]) writeFileSync(path ?? '', 'x');
    utimesSync(old ?? '', 1, 1);
    await createCacheFiles({ folder }).write('key', 'text');
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith('.new')),
      ['2.new'],
    );
  });

  it('that can not be written is none', async (t) => {
    const file = join(temporaryFolder(t), 'file');
    writeFileSync(file, '');
    const cache = createCacheFiles({ folder: join(file, 'below') });
    await cache.write('key', 'text');
    assert.equal(await cache.read('key'), undefined);
  });
});
