import assert from 'node:assert/strict';
import http, { type RequestOptions } from 'node:http';
import https from 'node:https';
import { connect } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { createEditorRequests } from '../../server/src/main/registry/editor-requests.ts';
import type { WireRequest, WireResponse } from '../../server/src/protocol.ts';
import { selfSigned, signedBy, tlsOf } from './lab/certificates.ts';
import { temporaryFolder } from './lab/debian-registry.ts';
import { json, reply, startFake } from './lab/fake-server.ts';
import { reasonToSkip } from './lab/parts.mjs';

const REQUEST: Omit<WireRequest, 'url'> = {
  method: 'GET',
  headers: { accept: 'x/y' },
  maxBytes: 1_000,
  milliseconds: 5_000,
  certificates: 'verified',
  nearest: 'link-local',
  authorities: [],
};

/** As VS Code does it: whatever agent was asked for, its own one takes the request, and the options stay. */
const patch = (t: TestContext, agents: { readonly http?: http.Agent; readonly https?: https.Agent } = {}): void => {
  const plain = http.request;
  const secure = https.request;
  const optionsOf = ({ protocol, hostname, port, pathname, search }: URL) => ({ protocol, hostname, port, path: `${pathname}${search}` });
  t.mock.method(http, 'request', (url: URL, options: RequestOptions) =>
    plain({ ...optionsOf(url), ...options, agent: agents.http ?? http.globalAgent }),
  );
  t.mock.method(https, 'request', (url: URL, options: RequestOptions) =>
    secure({ ...optionsOf(url), ...options, agent: agents.https ?? https.globalAgent }),
  );
};

const outcome = (answer: WireResponse) => ('failure' in answer ? answer.failure : answer.status);

const send = (url: string, change: Partial<WireRequest> = {}): Promise<WireResponse> =>
  createEditorRequests()({ ...REQUEST, url, ...change });

/** An agent that leads everything to one place, as a proxy that takes plain HTTP does. */
class Proxying extends http.Agent {
  constructor(port: number) {
    super();
    Object.assign(this, { createConnection: () => connect({ host: '127.0.0.1', port }) });
  }
}

describe('requests that an editor makes for its server', () => {
  it('carry all that there is, and nothing of their own', async (t) => {
    patch(t);
    const { origin, requests } = await startFake(t, { replies: { '/v2/x': json({ a: 'ö' }, { 'docker-content-digest': 'sha256:1' }) } });
    const answer = await send(`${origin}/v2/x`);
    assert.ok('body' in answer);
    assert.deepEqual(JSON.parse(Buffer.from(answer.body, 'base64').toString()), { a: 'ö' });
    assert.deepEqual([answer.status, answer.headers['docker-content-digest']], [200, 'sha256:1']);
    assert.deepEqual([requests[0]?.headers.accept, requests[0]?.headers.cookie], ['x/y', undefined]);
  });

  it('sum up what is large, where that is wanted', async (t) => {
    patch(t);
    const { origin } = await startFake(t, { replies: { '/file': reply(200, { 'x-a': 'b' }, 'hello') } });
    const answer = await send(`${origin}/file`, { sum: 'md5' });
    assert.ok('sum' in answer);
    assert.deepEqual([answer.sum, answer.size, answer.headers['x-a']], ['5d41402abc4b2a76b9719d911017c592', 5, 'b']);
    assert.equal('body' in answer || 'header' in answer, false);
  });

  it('go to no address that is too near, whatever agent the editor puts in the place of theirs', async (t) => {
    patch(t);
    const { port, requests } = await startFake(t, { replies: { '*': reply(200) } });
    assert.equal(outcome(await send(`http://localhost:${port}/`, { nearest: 'private' })), 'refused-address');
    assert.equal(outcome(await send(`http://127.0.0.1:${port}/`, { nearest: 'private' })), 'refused-address');
    assert.deepEqual(requests, []);
    assert.equal(outcome(await send(`http://localhost:${port}/`, { nearest: 'loopback' })), 200);
  });

  it('use no connection to such an address that another has opened', async (t) => {
    const shared = new http.Agent({ keepAlive: true });
    t.after(() => shared.destroy());
    const { port, requests } = await startFake(t, { replies: { '*': reply(200) } });
    await new Promise((resolve) =>
      http.get({ host: 'localhost', port, agent: shared }, (response) => response.resume().on('end', resolve)),
    );
    patch(t, { http: shared });
    assert.equal(outcome(await send(`http://localhost:${port}/secret`, { nearest: 'public' })), 'refused-address');
    assert.deepEqual(
      requests.map(({ url }) => url),
      ['/'],
    );
  });

  it('tell the address of whom they reached, and not that of a proxy', async (t) => {
    const { port } = await startFake(t, { replies: { '*': reply(200) } });
    const addressOf = (answer: WireResponse) => 'address' in answer && answer.address;
    patch(t);
    assert.match(String(addressOf(await send(`http://localhost:${port}/`))), /^(?:127\.0\.0\.1|::1)$/);
    t.mock.restoreAll();
    patch(t, { http: new Proxying(port) });
    const behind = await send('http://registry.example.com/', { nearest: 'public' });
    assert.deepEqual([outcome(behind), addressOf(behind)], [200, false]);
  });

  it('believe whom the user names, and anybody only where the user said so', { skip: reasonToSkip() }, async (t) => {
    patch(t);
    const folder = temporaryFolder(t);
    const authority = selfSigned(folder, 'authority');
    const server = await startFake(t, { replies: { '*': reply(200) }, tls: tlsOf(signedBy(authority, folder, 'server')) });
    assert.equal(outcome(await send(server.origin)), 'untrusted-certificate');
    assert.equal(outcome(await send(server.origin, { authorities: [authority.certificate] })), 200);
    assert.equal(outcome(await send(server.origin, { certificates: 'any' })), 200);
  });

  it('are bounded in size and time', async (t) => {
    patch(t);
    const { origin } = await startFake(t, { replies: { '/large': reply(200, {}, 'x'.repeat(2_000)), '/silent': () => undefined } });
    assert.equal(outcome(await send(`${origin}/large`)), 'too-large');
    assert.equal(outcome(await send(`${origin}/silent`, { milliseconds: 100 })), 'timeout');
  });

  it('leave the variables for proxies to the editor', async (t) => {
    patch(t, { http: new Proxying((await startFake(t, { replies: { '*': reply(204) } })).port) });
    const before = process.env.http_proxy;
    process.env.http_proxy = 'http://127.0.0.1:1';
    t.after(() => {
      if (before === undefined) delete process.env.http_proxy;
      else process.env.http_proxy = before;
    });
    assert.equal(outcome(await send('http://registry.example.com/')), 204);
  });
});
