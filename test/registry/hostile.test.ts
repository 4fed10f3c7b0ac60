import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Credentials } from '../../server/src/host.ts';
import { createRegistry } from '../../server/src/registry/registry.ts';
import { type Ends, json, type Replies, type Reply, reply, startFake } from './lab/fake-server.ts';
import { registryHost } from './lab/hosts.ts';

const NAME = 'registry.example.com';
const LOGIN: Credentials = { kind: 'password', user: 'anna', password: 'top secret' };
const BASIC = `Basic ${Buffer.from('anna:top secret').toString('base64')}`;
const DIGEST = `sha256:${'a'.repeat(64)}`;
const found = reply(200, { 'docker-content-digest': DIGEST });
const bearer = (realm: string): Reply => reply(401, { 'www-authenticate': `Bearer realm="${realm}",service="s"` });

/** A registry on the internet, as the client sees it, and the other hosts of this name. */
const ask = async (ends: Ends, replies: Replies, others: Readonly<Record<string, Replies>> = {}) => {
  const server = await startFake(ends, { replies });
  const stand: Record<string, string> = { [`https://${NAME}`]: server.origin };
  const servers: Record<string, Awaited<ReturnType<typeof startFake>>> = {};
  for (const [origin, own] of Object.entries(others)) {
    servers[origin] = await startFake(ends, { replies: own });
    stand[origin] = servers[origin].origin;
  }
  const log: string[] = [];
  const registry = createRegistry(registryHost({ stand, logins: { [NAME]: LOGIN }, log }));
  const answer = await registry.ask({ ask: 'digest', of: { registry: NAME, repository: 'team/app', tag: '1' } });
  return { outcome: 'failure' in answer ? answer.failure : answer.digest, answer, server, servers, log };
};

const HEAD = 'HEAD /v2/team/app/manifests/1';
const authorized =
  (wanted: string, demand: Reply, then: Reply = found): Reply =>
  (response, request) =>
    (request.headers.authorization === wanted ? then : demand)(response, request);

describe('redirects', () => {
  it('on the same host keep the login', async (t) => {
    const moved = authorized(BASIC, reply(401, { 'www-authenticate': 'Basic realm=x' }), reply(307, { location: '/other' }));
    const { outcome, server } = await ask(t, { [HEAD]: moved, 'HEAD /other': found });
    assert.equal(outcome, DIGEST);
    assert.equal(server.requests.at(-1)?.headers.authorization, BASIC);
  });

  it('to another host take along what is accepted and no login, which they never get back', async (t) => {
    const demand = reply(401, { 'www-authenticate': 'Basic realm=x' });
    const moved = authorized(BASIC, demand, reply(302, { location: 'https://cdn.example.net/blob?sig=1' }));
    const others = { 'https://cdn.example.net': { '*': reply(307, { location: `https://${NAME}/back` }) } };
    const { outcome, server, servers } = await ask(t, { [HEAD]: moved, 'HEAD /back': found }, others);
    assert.equal(outcome, DIGEST);
    const [onTheWay] = servers['https://cdn.example.net']?.requests ?? [];
    assert.deepEqual(Object.keys(onTheWay?.headers ?? {}).sort(), ['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
    assert.equal(onTheWay?.headers.accept, server.requests[0]?.headers.accept);
    assert.equal(server.requests.at(-1)?.url, '/back');
    assert.equal(server.requests.at(-1)?.headers.authorization, undefined);
  });

  it('do not make another host ask for a login', async (t) => {
    const others = { 'https://cdn.example.net': { '*': reply(401, { 'www-authenticate': 'Basic realm=x' }) } };
    const { outcome, servers } = await ask(t, { [HEAD]: reply(302, { location: 'https://cdn.example.net/' }) }, others);
    assert.equal(outcome, 'no-access');
    assert.equal(servers['https://cdn.example.net']?.requests.length, 1);
  });

  it('lead neither from HTTPS to HTTP, nor near to this machine, nor to where a password is', async (t) => {
    const near = await startFake(t, { replies: { '*': found } });
    const targets = [
      `http://${NAME}/x`,
      `https://127.0.0.1:${near.port}/x`,
      `https://localhost:${near.port}/x`,
      'https://169.254.169.254/latest/meta-data/',
      'https://[::ffff:169.254.169.254]/',
      'https://metadata.google.internal/',
      'https://192.168.0.1/',
      'https://user:pw@cdn.example.net/',
      'ftp://cdn.example.net/',
      'https://[',
    ];
    for (const location of targets) {
      const { outcome, log } = await ask(t, { [HEAD]: reply(302, { location }) });
      assert.equal(outcome, 'refused-redirect', location);
      assert.equal(log.filter((line) => line.includes('HEAD')).length, 1, location);
    }
    assert.deepEqual(near.requests, []);
  });

  it('to a name that always means this machine are not followed', async (t) => {
    const server = await startFake(t, { replies: { '*': reply(302, { location: 'http://localhost:1/' }) } });
    const answer = await createRegistry(registryHost({ stand: { 'https://plain.example.com': server.origin } })).ask({
      ask: 'digest',
      of: { registry: 'plain.example.com', repository: 'team/app', tag: '1' },
    });
    assert.equal('failure' in answer && answer.failure, 'refused-redirect');
  });

  it('end after a few', async (t) => {
    const { outcome, server } = await ask(t, {
      '*': (response, request) => reply(302, { location: `${request.url}x` })(response, request),
    });
    assert.equal(outcome, 'refused-redirect');
    assert.equal(server.requests.length, 6);
  });
});

describe('realms', () => {
  const token = json({ token: 'good' });
  const wantsToken = (realm: string): Replies => ({ [HEAD]: authorized('Bearer good', bearer(realm)) });

  it('of the registry itself get the login', async (t) => {
    const { outcome, server } = await ask(t, { ...wantsToken(`https://${NAME}/token?x=1`), 'GET /token': token });
    assert.equal(outcome, DIGEST);
    const request = server.requests.find(({ url }) => url.startsWith('/token'));
    assert.equal(request?.headers.authorization, BASIC);
    assert.equal(request?.url, '/token?x=1&service=s&scope=repository%3Ateam%2Fapp%3Apull&account=anna');
  });

  it('of others are asked as nobody, and the user is told', async (t) => {
    const others = { 'https://auth.evil.net': { '*': token } };
    const { outcome, servers, log } = await ask(t, wantsToken('https://auth.evil.net/token'), others);
    assert.equal(outcome, DIGEST);
    const [request] = servers['https://auth.evil.net']?.requests ?? [];
    assert.equal(request?.headers.authorization, undefined);
    assert.equal(request?.url.includes('account'), false);
    assert.ok(log.some((line) => line.includes('auth.evil.net as its token server')));
  });

  it('that must not be asked are not', async (t) => {
    const near = await startFake(t, { replies: { '*': token } });
    const realms = [
      `http://${NAME}/token`,
      `https://127.0.0.1:${near.port}/`,
      'https://169.254.169.254/',
      'https://a:b@auth.evil.net/',
      '/token',
    ];
    for (const realm of realms) {
      const { outcome, answer, server } = await ask(t, wantsToken(realm));
      assert.equal(outcome, 'refused-realm', realm);
      assert.equal('sentence' in answer && answer.sentence, `${NAME} names a token server that must not be asked.`);
      assert.equal(server.requests.length, 1);
    }
    assert.deepEqual(near.requests, []);
  });

  it('do not send us on', async (t) => {
    const others = { 'https://auth.evil.net': { '*': token } };
    const replies = { ...wantsToken(`https://${NAME}/token`), 'GET /token': reply(307, { location: 'https://auth.evil.net/' }) };
    const { outcome, servers } = await ask(t, replies, others);
    assert.equal(outcome, 'refused-redirect');
    assert.deepEqual(servers['https://auth.evil.net']?.requests, []);
  });

  it('can put nothing into our headers, and too much nowhere', async (t) => {
    const tokens = ['a\r\nx-evil: 1', 'a b', 'ä', '', '\u0000'].map((text) => json({ token: text }));
    for (const evil of [...tokens, json({}), json([]), reply(200, {}, 'nonsense'), reply(200, {}, '\u0000')]) {
      const { outcome, server } = await ask(t, { ...wantsToken(`https://${NAME}/token`), 'GET /token': evil });
      assert.equal(outcome, 'malformed');
      assert.equal(server.requests.length, 2);
    }
    const huge = json({ token: 'x'.repeat(70_000) });
    assert.equal((await ask(t, { ...wantsToken(`https://${NAME}/token`), 'GET /token': huge })).outcome, 'too-large');
  });

  it('let no secret get into the log or into what people read', async (t) => {
    const { answer, log } = await ask(t, { ...wantsToken(`https://${NAME}/token?key=hush`), 'GET /token': reply(401) });
    const said = [...log, JSON.stringify(answer)].join('\n');
    assert.match(said, /GET https:\/\/registry\.example\.com\/token: 401/);
    for (const secret of ['top secret', 'hush', 'Basic', Buffer.from('anna:top secret').toString('base64')])
      assert.equal(said.includes(secret), false, secret);
  });
});
