import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Credentials } from '../../server/src/host.ts';
import { createRegistry } from '../../server/src/registry/registry.ts';
import { type Ends, json, type Replies, type Reply, reply, startFake } from './lab/fake-server.ts';
import { registryHost } from './lab/hosts.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;

interface Scene {
  readonly tokens: Replies;
  readonly login?: Credentials;
  /** What the registry takes. */
  readonly good?: (authorization: string | undefined) => boolean;
}

const start = async (ends: Ends, { tokens, login, good = (text) => text?.startsWith('Bearer ') === true }: Scene) => {
  const registry: Reply = (response, request) => {
    const challenge = `Basic realm="x", Bearer realm="http://${request.headers.host}/token",service="s"`;
    const answer = good(request.headers.authorization)
      ? reply(200, { 'docker-content-digest': DIGEST })
      : reply(401, { 'www-authenticate': challenge });
    answer(response, request);
  };
  const server = await startFake(ends, { replies: { ...tokens, '*': registry } });
  const clock = { time: Date.now() };
  const logins = login && { [server.host]: login };
  const client = createRegistry(registryHost({ ...(logins && { logins }) }), { now: () => clock.time });
  const digestOf = (tag: string, repository = 'team/app') => client.ask({ ask: 'digest', of: { registry: server.host, repository, tag } });
  const tokenRequests = () => server.requests.filter(({ url }) => url.startsWith('/token'));
  return { server, clock, digestOf, tokenRequests };
};

describe('tokens', () => {
  it('are preferred to passwords, whatever their field is called', async (t) => {
    for (const field of ['token', 'access_token']) {
      const { digestOf } = await start(t, { tokens: { '/token': json({ [field]: 'abc' }) }, good: (text) => text === 'Bearer abc' });
      assert.ok('digest' in (await digestOf('1')));
    }
  });

  it('are kept for each repository until a little before they end', async (t) => {
    const { clock, digestOf, tokenRequests } = await start(t, { tokens: { '/token': json({ token: 'abc', expires_in: 300 }) } });
    for (const tag of ['1', '2', '3']) await digestOf(tag);
    assert.equal(tokenRequests().length, 1);
    await digestOf('1', 'team/other');
    assert.equal(tokenRequests().length, 2);
    clock.time += 296_000;
    await digestOf('4');
    assert.equal(tokenRequests().length, 3);
  });

  it('last a minute when nothing is said', async (t) => {
    const { clock, digestOf, tokenRequests } = await start(t, { tokens: { '/token': json({ token: 'abc' }) } });
    await digestOf('1');
    clock.time += 54_000;
    await digestOf('2');
    assert.equal(tokenRequests().length, 1);
    clock.time += 2_000;
    await digestOf('3');
    assert.equal(tokenRequests().length, 2);
  });

  it('that are no longer taken are replaced, once', async (t) => {
    let taken = 'one';
    const tokens: Reply = (response, request) => json({ token: taken, expires_in: 3_600 })(response, request);
    const { server, digestOf } = await start(t, { tokens: { '/token': tokens }, good: (text) => text === `Bearer ${taken}` });
    await digestOf('1');
    taken = 'two';
    assert.ok('digest' in (await digestOf('2')));
    assert.equal(server.requests.length, 6);
  });

  it('that are granted and then refused are not asked for again', async (t) => {
    const { server, digestOf } = await start(t, { tokens: { '/token': json({ token: 'abc' }) }, good: () => false });
    const answer = await digestOf('1');
    assert.equal('failure' in answer && answer.failure, 'no-access');
    assert.equal(server.requests.length, 3);
  });

  it('are fetched once for all who wait', async (t) => {
    const { digestOf, tokenRequests } = await start(t, { tokens: { '/token': json({ token: 'abc', expires_in: 300 }) } });
    await Promise.all(Array.from({ length: 30 }, (_, index) => digestOf(`t${index}`)));
    assert.equal(tokenRequests().length, 1);
  });

  it('are got for an identity token by OAuth2', async (t) => {
    const login = { kind: 'identity', user: '', token: 'refresh & me' } as const;
    const { digestOf, tokenRequests } = await start(t, { tokens: { 'POST /token': json({ access_token: 'abc' }) }, login });
    assert.ok('digest' in (await digestOf('1')));
    const [request] = tokenRequests();
    const form = Object.fromEntries(new URLSearchParams(request?.body));
    const scope = 'repository:team/app:pull';
    assert.deepEqual(form, { service: 's', scope, grant_type: 'refresh_token', client_id: 'plimsoll', refresh_token: 'refresh & me' });
    assert.equal(request?.headers['content-type'], 'application/x-www-form-urlencoded');
    assert.equal(request?.headers.authorization, undefined);
  });

  it('are got the old way where that is not known', async (t) => {
    const login = { kind: 'identity', user: '', token: 'refresh' } as const;
    const { digestOf, tokenRequests } = await start(t, {
      tokens: { 'POST /token': reply(404), 'GET /token': json({ token: 'abc' }) },
      login,
    });
    assert.ok('digest' in (await digestOf('1')));
    assert.equal(tokenRequests()[1]?.headers.authorization, `Basic ${Buffer.from(':refresh').toString('base64')}`);
  });

  it('are not fetched again by whoever was refused before there was one', async (t) => {
    const server = await startFake(t, {
      replies: {
        '/token': json({ token: 'abc', expires_in: 300 }),
        '*': (response, request) => {
          const isGood = request.headers.authorization === 'Bearer abc';
          const challenge = `Bearer realm="http://${request.headers.host}/token"`;
          const answer = isGood ? reply(200, { 'docker-content-digest': DIGEST }) : reply(401, { 'www-authenticate': challenge });
          setTimeout(() => answer(response, request), request.url.endsWith('slow') && !isGood ? 100 : 0);
        },
      },
    });
    const client = createRegistry(registryHost());
    const ask = (tag: string) => client.ask({ ask: 'digest', of: { registry: server.host, repository: 'team/app', tag } });
    const answers = await Promise.all([ask('slow'), ask('fast')]);
    assert.ok(answers.every((answer) => 'digest' in answer));
    assert.equal(server.requests.filter(({ url }) => url.startsWith('/token')).length, 1);
  });

  it('that are not given for a login are another matter than none', async (t) => {
    for (const login of [
      { kind: 'password', user: 'anna', password: 'old' } as const,
      { kind: 'identity', user: '', token: 'old' } as const,
    ]) {
      const { server, digestOf } = await start(t, { tokens: { '/token': reply(401) }, login });
      const answer = await digestOf('1');
      assert.equal('failure' in answer && answer.sentence, `${server.host} does not take the login that is kept for it.`);
    }
  });

  it('that a server has none of are a failure of that server', async (t) => {
    const failures = { 401: 'no-access', 403: 'no-access', 500: 'server-error', 429: 'rate-limited' };
    for (const [status, failure] of Object.entries(failures)) {
      const { digestOf } = await start(t, { tokens: { '/token': reply(Number(status)) } });
      const answer = await digestOf('1');
      assert.equal('failure' in answer && answer.failure, failure);
    }
  });
});
