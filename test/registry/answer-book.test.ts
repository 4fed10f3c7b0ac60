import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LookUps } from '../../server/src/facts/look-ups.ts';
import type { HostCache } from '../../server/src/host.ts';
import { AnswerBook } from '../../server/src/registry/answer-book.ts';
import { type Ends, json, type Reply, reply, startFake } from './lab/fake-server.ts';
import { memoryCache, registryHost } from './lab/hosts.ts';
import { imageOf } from './lab/images.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const REGISTRIES = { from: 'registries' } as const;
const MEMORY = { from: 'memory' } as const;

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const pointing = (letter: string): Reply => reply(200, { 'docker-content-digest': digest(letter) });

/** A registry with a clock that can be put forward, and books that ask it. */
const start = async (ends: Ends, replies: Readonly<Record<string, Reply>>) => {
  const scene = { time: Date.UTC(2026, 0, 20), answer: pointing('a') };
  const server = await startFake(ends, { replies: { '*': (response, request) => scene.answer(response, request), ...replies } });
  const open = (cache?: HostCache, changed = (): void => {}): AnswerBook =>
    new AnswerBook(registryHost({ ...(cache && { cache }) }), { now: () => scene.time, changed });
  const digestOf = (lookUps: LookUps, tag: string): string => {
    const answer = lookUps.answerTo({ ask: 'digest', of: { registry: server.host, repository: 'team/app', tag } });
    return typeof answer === 'object' ? answer.digest.slice(-1) : String(answer);
  };
  return { scene, server, open, digestOf };
};

const TAGS = '/v2/team/app/tags/list';

describe('what reads look-ups', () => {
  it('is worked out again until all that it reads is known, questions that an answer leads to included', async (t) => {
    const { server, open, digestOf } = await start(t, { [TAGS]: json({ name: 'team/app', tags: ['1', '2'] }) });
    let runs = 0;
    const found = await open().settle(REGISTRIES, (lookUps) => {
      runs++;
      const listed = lookUps.answerTo({ ask: 'tags', of: { registry: server.host, repository: 'team/app' } });
      return typeof listed === 'object' ? listed.tags.map((tag) => digestOf(lookUps, tag)) : [];
    });
    assert.deepEqual([found, runs, server.requests.length], [['a', 'a'], 3, 3]);
  });

  it('asks nothing again that was answered, however many read it', async (t) => {
    const { server, open, digestOf } = await start(t, {});
    const book = open();
    const read = () => book.settle(REGISTRIES, (lookUps) => digestOf(lookUps, '1'));
    assert.deepEqual([await read(), await read(), ...(await Promise.all([read(), read()]))], ['a', 'a', 'a', 'a']);
    assert.equal(server.requests.length, 1);
  });

  it('learns what is not there, and why there is no answer', async (t) => {
    const { open, digestOf } = await start(t, { '/v2/team/app/manifests/gone': reply(404), '/v2/team/app/manifests/ill': reply(500) });
    const found = await open().settle(REGISTRIES, (lookUps) => {
      const read = [digestOf(lookUps, 'gone'), digestOf(lookUps, 'ill')];
      return { read, failures: lookUps.unanswered.map(({ failure: { failure } }) => failure) };
    });
    assert.deepEqual(found, { read: ['not-found', 'undefined'], failures: ['not-found', 'server-error'] });
  });

  it('may want answers that are younger than those at hand, but for what a digest addresses and for what failed', async (t) => {
    const { manifest } = imageOf({ family: 'oci', platform: 'linux/amd64' });
    const replies = {
      '/v2/team/app/manifests/ill': reply(500),
      [`/v2/team/app/manifests/${manifest.digest}`]: reply(200, { 'content-type': manifest.mediaType }, manifest.bytes),
    };
    const { scene, server, open, digestOf } = await start(t, replies);
    const [book, cache] = [open(), memoryCache()];
    const read = (from: AnswerBook, since?: number) =>
      from.settle({ ...REGISTRIES, ...(since !== undefined && { since }) }, (lookUps) => {
        const of = { registry: server.host, repository: 'team/app', digest: manifest.digest };
        const pinned = lookUps.answerTo({ ask: 'manifest', of });
        return [digestOf(lookUps, '1'), digestOf(lookUps, 'ill'), typeof pinned];
      });
    let seen = 0;
    const asked = (): readonly string[] => {
      const news = server.requests.slice(seen).map(({ url }) => url.replace('/v2/team/app/manifests/', ''));
      seen = server.requests.length;
      return news;
    };
    assert.deepEqual(await read(book), ['a', 'undefined', 'object']);
    await open(cache).settle(REGISTRIES, (lookUps) => digestOf(lookUps, '1'));
    asked();
    scene.answer = pointing('b');
    scene.time += MINUTE;
    assert.deepEqual([await read(book, scene.time - MINUTE), asked()], [['a', 'undefined', 'object'], []]);
    assert.deepEqual([await read(book, scene.time), asked()], [['b', 'undefined', 'object'], ['1']]);
    assert.deepEqual([await read(book, scene.time), asked()], [['b', 'undefined', 'object'], []]);
    // What an earlier run left behind is as old.
    const later = open(cache).settle({ ...REGISTRIES, since: scene.time }, (lookUps) => digestOf(lookUps, '1'));
    assert.deepEqual([await later, asked()], ['b', ['1']]);
  });

  it('asks only what it may', async (t) => {
    const { server, open, digestOf } = await start(t, {});
    const only = ({ of }: { readonly of: object }): boolean => 'tag' in of && of.tag === '1';
    const found = await open().settle({ from: 'registries', only }, (lookUps) => [digestOf(lookUps, '1'), digestOf(lookUps, '2')]);
    assert.deepEqual([found, server.requests.length], [['a', 'undefined'], 1]);
  });
});

describe('memory', () => {
  it('asks nobody, and holds what an earlier run was told for a day', async (t) => {
    const { scene, server, open, digestOf } = await start(t, {});
    const cache = memoryCache();
    const remembered = (): Promise<string> => open(cache).settle(MEMORY, (lookUps) => digestOf(lookUps, '1'));
    assert.equal(await remembered(), 'undefined');
    await open(cache).settle(REGISTRIES, (lookUps) => digestOf(lookUps, '1'));
    scene.time += DAY - MINUTE;
    assert.equal(await remembered(), 'a');
    scene.time += 2 * MINUTE;
    assert.deepEqual([await remembered(), server.requests.length], ['undefined', 1]);
  });

  it('knows at once what was asked elsewhere in the same run', async (t) => {
    const { open, digestOf } = await start(t, {});
    const book = open();
    const remembered = (): Promise<string> => book.settle(MEMORY, (lookUps) => digestOf(lookUps, '1'));
    assert.equal(await remembered(), 'undefined');
    await book.settle(REGISTRIES, (lookUps) => digestOf(lookUps, '1'));
    assert.equal(await remembered(), 'a');
  });

  it('learns of an answer that was got anew behind an old one', async (t) => {
    const { scene, open, digestOf } = await start(t, {});
    let changes = 0;
    const book = open(memoryCache(), () => void changes++);
    await book.settle(REGISTRIES, (lookUps) => digestOf(lookUps, '1'));
    scene.answer = pointing('b');
    scene.time += 61 * MINUTE;
    assert.equal(await book.settle(REGISTRIES, (lookUps) => digestOf(lookUps, '1')), 'a');
    for (let turn = 0; turn < 500 && changes === 0; turn++) await new Promise((resolve) => setTimeout(resolve, 2));
    assert.deepEqual([changes, await book.settle(MEMORY, (lookUps) => digestOf(lookUps, '1'))], [1, 'b']);
  });
});
