import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { HostHttp, HttpRequest } from '../../server/src/host.ts';
import type { Failure } from '../../server/src/registry/model.ts';
import { createRegistry } from '../../server/src/registry/registry.ts';
import { type Ends, type Reply, reply, startFake } from './lab/fake-server.ts';
import { registryHost } from './lab/hosts.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const found = reply(200, { 'docker-content-digest': DIGEST });

const start = async (ends: Ends, answer: Reply) => {
  const server = await startFake(ends, { replies: { '*': answer } });
  const log: string[] = [];
  const clock = { time: Date.UTC(2026, 0, 20, 12, 0, 1) };
  const registry = createRegistry(registryHost({ log }), { now: () => clock.time });
  const digestOf = (tag: string) => registry.ask({ ask: 'digest', of: { registry: server.host, repository: 'team/app', tag } });
  return { server, log, clock, registry, digestOf };
};

describe('requests', () => {
  it('go to one host four at once, and all are answered', async (t) => {
    let [running, most] = [0, 0];
    const { server, digestOf } = await start(t, (response, request) => {
      running += 1;
      most = Math.max(most, running);
      setTimeout(() => {
        running -= 1;
        found(response, request);
      }, 5);
    });
    await digestOf('first');
    const later = (index: number) => new Promise((resolve) => setTimeout(resolve, index)).then(() => digestOf(`t${index}`));
    const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => later(index)));
    assert.ok(answers.every((answer) => 'digest' in answer));
    assert.equal(most, 4);
    assert.equal(server.requests.length, 41);
  });

  it('are not made in HTTPS again where that is not spoken', async (t) => {
    const { log, digestOf } = await start(t, found);
    for (const tag of ['1', '2', '3']) assert.ok('digest' in (await digestOf(tag)));
    assert.equal(log.filter((line) => line.includes('https://')).length, 1);
  });

  it('are made in HTTPS again when plain HTTP is no longer spoken', async (t) => {
    const { log, digestOf } = await start(t, (response, request) =>
      request.url.endsWith('/3') ? response.destroy() : found(response, request),
    );
    for (const tag of ['1', '2', '3', '4', '5']) await digestOf(tag);
    assert.deepEqual(
      log.filter((line) => line.includes('https://')).map((line) => line.split('/manifests/')[1]),
      ['1: no-tls', '4: no-tls'],
    );
  });

  it('are made once for all who ask the same at the same time', async (t) => {
    const { server, digestOf } = await start(t, found);
    const answers = await Promise.all(Array.from({ length: 20 }, () => digestOf('1')));
    assert.equal(server.requests.length, 1);
    assert.ok(answers.every((answer) => 'digest' in answer && answer.digest === DIGEST));
  });

  it('of one look-up share ten seconds; waiting for a turn costs none', async () => {
    const seen: number[] = [];
    const clock = { time: 1_700_000_000_000 };
    const http: HostHttp = {
      async send(request: HttpRequest) {
        seen.push(request.milliseconds);
        clock.time += 4_000;
        return { status: 405, header: () => undefined, body: new Uint8Array() };
      },
    };
    const registry = createRegistry(
      { ...registryHost(), http },
      { now: () => clock.time, mirrors: ['https://a.example', 'https://b.example'] },
    );
    const of = { registry: 'docker.io', repository: 'library/node', tag: '1' };
    const answer = await registry.ask({ ask: 'manifest', of });
    assert.deepEqual(seen, [5_000, 1_000, 2_500, 2_500]);
    assert.equal('failure' in answer && answer.failure, 'timeout');
  });
});

describe('a host that wants to be left alone', () => {
  const tooMany =
    (headers: Readonly<Record<string, string>>, status = 429): Reply =>
    (response, request) =>
      reply(status, headers)(response, request);

  const sentence = (answer: object) => (answer as Failure).sentence.replace(/^[\d.:]+/, 'HOST');

  it('is, for as long as it says, and the user is told once', async (t) => {
    const { server, log, clock, digestOf } = await start(t, tooMany({ 'retry-after': '120' }));
    const first = await digestOf('1');
    const expected = 'HOST takes no more requests until 2026-01-20 12:03 UTC.';
    assert.equal(sentence(first), expected);
    assert.equal((first as Failure).retryAt, clock.time + 120_000);
    for (const tag of ['1', '2', '3']) assert.equal(sentence(await digestOf(tag)), expected);
    assert.equal(server.requests.length, 1);
    assert.equal(log.filter((line) => line.startsWith('warn')).length, 1);
    clock.time += 120_001;
    await digestOf('2');
    assert.equal(server.requests.length, 2);
  });

  it('is, even when many wait to ask it', async (t) => {
    const { server, digestOf } = await start(t, tooMany({ 'retry-after': '60' }));
    await Promise.all(Array.from({ length: 40 }, (_, index) => digestOf(`t${index}`)));
    assert.ok(server.requests.length <= 4, `${server.requests.length}`);
  });

  it('may name a day instead, or the trouble it has', async (t) => {
    const until = new Date(Date.UTC(2026, 0, 20, 12, 30)).toUTCString();
    for (const status of [429, 503]) {
      const { digestOf } = await start(t, tooMany({ 'retry-after': until }, status));
      assert.equal(sentence(await digestOf('1')), 'HOST takes no more requests until 2026-01-20 12:30 UTC.');
    }
  });

  it('is asked again after five minutes when it does not say, and after a day at the latest', async (t) => {
    for (const [headers, wait] of [
      [{}, 5 * 60_000],
      [{ 'retry-after': 'nonsense' }, 5 * 60_000],
      [{ 'retry-after': '99999999999' }, 24 * 3_600_000],
    ] as const) {
      const { clock, digestOf } = await start(t, tooMany(headers));
      assert.equal(((await digestOf('1')) as Failure).retryAt, clock.time + wait);
    }
  });

  it('with no pulls left is asked for what is free only', async (t) => {
    let left = 0;
    const { server, registry, digestOf, clock } = await start(t, (response, request) =>
      reply(200, { 'docker-content-digest': DIGEST, 'ratelimit-limit': '100;w=21600', 'ratelimit-remaining': `${left};w=21600` })(
        response,
        request,
      ),
    );
    const of = { registry: server.host, repository: 'team/app', tag: '1' };
    const answer = await registry.ask({ ask: 'manifest', of });
    assert.equal('failure' in answer && answer.failure, 'rate-limited');
    assert.ok('digest' in (await digestOf('2')));
    assert.ok(server.requests.every(({ method }) => method === 'HEAD'));
    left = 7;
    clock.time += 5 * 60_000;
    await digestOf('3');
    await registry.ask({ ask: 'manifest', of });
    assert.equal(server.requests.at(-1)?.method, 'GET');
  });
});
