import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Question } from '../../server/src/facts/look-ups.ts';
import type { HostCache } from '../../server/src/host.ts';
import { createRegistry, type RegistryOptions } from '../../server/src/registry/registry.ts';
import { type Ends, type FakeServer, json, type Reply, reply, startFake } from './lab/fake-server.ts';
import { memoryCache, registryHost } from './lab/hosts.ts';
import { imageOf } from './lab/images.ts';

const MINUTE = 60_000;
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const pointing = (letter: string): Reply => reply(200, { 'docker-content-digest': digest(letter) });

/** A registry that can be told to answer otherwise, and a clock that can be put forward. */
const start = async (ends: Ends) => {
  const scene = { answer: pointing('a'), time: Date.UTC(2026, 0, 20) };
  const server = await startFake(ends, { replies: { '*': (response, request) => scene.answer(response, request) } });
  return { scene, server };
};

interface Client {
  readonly server: FakeServer;
  readonly scene: { readonly time: number };
  readonly cache?: HostCache;
}

const clientOf = ({ server, scene, cache }: Client, options: RegistryOptions = {}) => {
  const registry = createRegistry(registryHost({ ...(cache && { cache }) }), { now: () => scene.time, ...options });
  return async (tag = '1'): Promise<string> => {
    const answer = await registry.ask({ ask: 'digest', of: { registry: server.host, repository: 'team/app', tag } });
    return 'failure' in answer ? answer.failure : answer.digest.slice(-1);
  };
};

/** Until what goes on behind has come to its end. */
const until = async (isSo: () => boolean): Promise<void> => {
  for (let turn = 0; turn < 500 && !isSo(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 2));
  assert.ok(isSo(), 'it never came to that');
};

describe('answers about tags', () => {
  it('hold for an hour; then the old one is given at once and a newer one got behind it', async (t) => {
    const { scene, server } = await start(t);
    const changed: Question[] = [];
    const ask = clientOf({ server, scene }, { changed: (question) => changed.push(question) });
    assert.equal(await ask(), 'a');
    scene.answer = pointing('b');
    scene.time += 59 * MINUTE;
    assert.equal(await ask(), 'a');
    assert.equal(server.requests.length, 1);
    scene.time += 2 * MINUTE;
    assert.deepEqual(await Promise.all([ask(), ask(), ask()]), ['a', 'a', 'a']);
    await until(() => changed.length > 0);
    assert.equal(await ask(), 'b');
    assert.deepEqual([server.requests.length, changed.length], [2, 1]);
    assert.deepEqual(changed[0]?.of, { registry: server.host, repository: 'team/app', tag: '1' });
  });

  it('that turn out the same are no news', async (t) => {
    const { scene, server } = await start(t);
    const changed: Question[] = [];
    const ask = clientOf({ server, scene }, { changed: (question) => changed.push(question) });
    await ask();
    scene.time += 61 * MINUTE;
    await ask();
    await until(() => server.requests.length === 2);
    scene.time += 1;
    await ask();
    assert.deepEqual([server.requests.length, changed.length], [2, 0]);
  });

  it('are waited for where an old one is of no use', async (t) => {
    const { scene, server } = await start(t);
    const ask = clientOf({ server, scene }, { freshness: 'recent' });
    await ask();
    scene.answer = pointing('b');
    scene.time += 61 * MINUTE;
    assert.equal(await ask(), 'b');
  });

  it('are always new to a client that is to have them new, and asked for once by it', async (t) => {
    const { scene, server } = await start(t);
    const cache = memoryCache();
    await clientOf({ server, scene, cache })();
    scene.answer = pointing('b');
    scene.time += 1;
    const ask = clientOf({ server, scene, cache }, { freshness: 'new' });
    assert.deepEqual([await ask(), await ask()], ['b', 'b']);
    assert.equal(server.requests.length, 2);
  });

  it('are known to the next run, and to one with a clock that is behind only as old ones', async (t) => {
    const { scene, server } = await start(t);
    const cache = memoryCache();
    await clientOf({ server, scene, cache })();
    assert.equal(await clientOf({ server, scene, cache })(), 'a');
    assert.equal(server.requests.length, 1);
    scene.time -= 5 * MINUTE;
    await clientOf({ server, scene, cache }, { freshness: 'recent' })();
    assert.equal(server.requests.length, 2);
  });

  it('are given up when there is no such tag any more', async (t) => {
    const { scene, server } = await start(t);
    const cache = memoryCache();
    const changed: Question[] = [];
    const ask = clientOf({ server, scene, cache }, { changed: (question) => changed.push(question) });
    await ask();
    scene.answer = reply(404);
    scene.time += 61 * MINUTE;
    assert.equal(await ask(), 'a');
    await until(() => changed.length > 0);
    assert.equal(await ask(), 'not-found');
    assert.equal(await clientOf({ server, scene, cache })('1'), 'not-found');
  });

  it('are kept when the registry can only not be reached, and it is left alone for a while', async (t) => {
    const { scene, server } = await start(t);
    const ask = clientOf({ server, scene });
    await ask();
    scene.answer = reply(500);
    scene.time += 61 * MINUTE;
    assert.equal(await ask(), 'a');
    await until(() => server.requests.length === 2);
    await new Promise((resolve) => setTimeout(resolve, 20));
    for (const _ of [1, 2, 3]) assert.equal(await ask(), 'a');
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(server.requests.length, 2);
    scene.time += 6 * MINUTE;
    await ask();
    await until(() => server.requests.length === 3);
  });
});

describe('what is kept', () => {
  it('by its digest is good for ever', async (t) => {
    const { scene, server } = await start(t);
    const { manifest } = imageOf({ family: 'oci', platform: 'linux/amd64' });
    scene.answer = reply(200, { 'content-type': manifest.mediaType }, manifest.bytes);
    const cache = memoryCache();
    const ask = () =>
      createRegistry(registryHost({ cache }), { now: () => scene.time, freshness: 'new' }).ask({
        ask: 'manifest',
        of: { registry: server.host, repository: 'team/app', digest: manifest.digest },
      });
    const first = await ask();
    scene.time += 10 * 365 * 24 * 60 * MINUTE;
    assert.deepEqual(await ask(), first);
    assert.equal('askedAt' in first && first.askedAt, Date.UTC(2026, 0, 20));
    assert.equal(server.requests.length, 1);
  });

  it('of failures is for five minutes, and for this run only', async (t) => {
    const { scene, server } = await start(t);
    const cache = memoryCache();
    const ask = clientOf({ server, scene, cache });
    scene.answer = reply(500);
    for (const _ of [1, 2]) assert.equal(await ask(), 'server-error');
    assert.equal(server.requests.length, 1);
    scene.answer = pointing('a');
    assert.equal(await clientOf({ server, scene, cache })(), 'a');
    scene.time += 5 * MINUTE + 1;
    assert.equal(await ask('1'), 'a');
  });

  it('and makes no sense is as if it were not there', async (t) => {
    for (const text of ['', 'nonsense', '[]', '{}', '{"at":"x","answer":{}}', '{"at":1}', '{"at":1,"answer":[]}']) {
      const { scene, server } = await start(t);
      const cache = memoryCache();
      assert.equal(await clientOf({ server, scene, cache })(), 'a');
      for (const key of cache.texts.keys()) cache.texts.set(key, text);
      assert.equal(await clientOf({ server, scene, cache })(), 'a');
      assert.equal(server.requests.length, 2, text);
    }
  });

  it('in memory does not grow without end', async (t) => {
    const { scene, server } = await start(t);
    const registry = createRegistry(registryHost(), { now: () => scene.time });
    const tags = Array.from({ length: 50_000 }, (_, index) => `${'x'.repeat(120)}-${index}`);
    scene.answer = json({ tags });
    const ask = (repository: string) => registry.ask({ ask: 'tags', of: { registry: server.host, repository } });
    for (const repository of ['one', 'two', 'three', 'four']) await ask(repository);
    await ask('four');
    assert.equal(server.requests.length, 4);
    await ask('one');
    assert.equal(server.requests.length, 5, 'the oldest has made room');
  });

  it('about one repository or registry is not taken for another', async (t) => {
    const { scene, server } = await start(t);
    const registry = createRegistry(registryHost(), { now: () => scene.time });
    for (const repository of ['team/app', 'team/app2', 'app'])
      await registry.ask({ ask: 'digest', of: { registry: server.host, repository, tag: '1' } });
    scene.answer = json({ tags: [] });
    await registry.ask({ ask: 'tags', of: { registry: server.host, repository: 'team/app' } });
    assert.equal(server.requests.length, 4);
  });
});
