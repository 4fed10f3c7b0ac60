import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { HttpFailure, HttpRequest, HttpResponse, Zone } from '../../server/src/host.ts';
import { failureKindOf } from '../../server/src/main/registry/connection-failures.ts';
import { farLookup } from '../../server/src/main/registry/far-lookup.ts';
import { createHttpClient } from '../../server/src/main/registry/http-client.ts';
import { selfSigned, signedBy, tlsOf } from './lab/certificates.ts';
import { temporaryFolder } from './lab/debian-registry.ts';
import { type Reply, reply, startFake } from './lab/fake-server.ts';
import { reasonToSkip } from './lab/parts.mjs';

const REQUEST = {
  method: 'GET',
  headers: {},
  maxBytes: 1_000,
  milliseconds: 5_000,
  certificates: 'verified',
  nearest: 'link-local',
} as const;

const client = createHttpClient({ env: {} });

const send = (url: string, change: Partial<HttpRequest> = {}) => client.send({ ...REQUEST, url, ...change });

const outcome = (answer: HttpResponse | HttpFailure) => ('failure' in answer ? answer.failure : answer.status);

const textOf = (answer: HttpResponse | HttpFailure) => ('failure' in answer ? answer.failure : new TextDecoder().decode(answer.body));

/** Sends without end, or until it is not wanted any more. */
const endless =
  (chunk: Uint8Array, headers: Readonly<Record<string, string>> = {}, status = 200): Reply =>
  (response) => {
    response.writeHead(status, headers);
    const more = (): void => void (response.destroyed || response.write(chunk, () => setImmediate(more)));
    more();
  };

describe('bodies', () => {
  it('are unpacked', async (t) => {
    const packed = reply(200, { 'content-encoding': 'gzip' }, gzipSync('hello'));
    const { origin, requests } = await startFake(t, { replies: { '/packed': packed, '/plain': reply(200, {}, 'hello') } });
    assert.deepEqual([textOf(await send(`${origin}/packed`)), textOf(await send(`${origin}/plain`))], ['hello', 'hello']);
    assert.equal(requests[0]?.headers['accept-encoding'], 'gzip');
  });

  it('that are too large are left, packed or not', async (t) => {
    const bomb = reply(200, { 'content-encoding': 'gzip' }, gzipSync(new Uint8Array(50_000_000)));
    const replies = { '/endless': endless(new Uint8Array(65_536)), '/bomb': bomb, '/exact': reply(200, {}, 'x'.repeat(1_000)) };
    const { origin } = await startFake(t, { replies });
    const since = performance.now();
    for (const path of ['/endless', '/bomb']) assert.equal(outcome(await send(origin + path)), 'too-large');
    assert.ok(performance.now() - since < 2_000);
    assert.equal(outcome(await send(`${origin}/exact`)), 200);
  });

  it('of answers that are no success are dropped', async (t) => {
    const { origin, connections } = await startFake(t, {
      replies: { '/short': reply(401, {}, 'no'), '/endless': endless(new Uint8Array(65_536), {}, 500) },
    });
    assert.deepEqual([textOf(await send(`${origin}/short`)), outcome(await send(`${origin}/short`))], ['', 401]);
    assert.equal(connections(), 1, 'a connection is used again');
    assert.equal(outcome(await send(`${origin}/endless`)), 500);
  });

  it('that come too slowly, stop, or never begin are given up in time', async (t) => {
    const drip: Reply = (response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'), 20);
      response.once('close', () => clearInterval(timer));
    };
    const stalled: Reply = (response) => void response.writeHead(200, { 'content-length': '10' }).write('x');
    const { origin } = await startFake(t, { replies: { '/drip': drip, '/stalled': stalled, '/silent': () => undefined } });
    for (const path of ['/drip', '/stalled', '/silent']) {
      const since = performance.now();
      assert.equal(outcome(await send(origin + path, { milliseconds: 150 })), 'timeout', path);
      assert.ok(performance.now() - since < 1_500, path);
    }
  });

  it('that are broken are malformed, or cut off', async (t) => {
    const replies = {
      '/notgzip': reply(200, { 'content-encoding': 'gzip' }, 'hello'),
      '/halfgzip': reply(200, { 'content-encoding': 'gzip' }, gzipSync('hello hello hello').subarray(0, 20)),
      '/br': reply(200, { 'content-encoding': 'br' }, 'x'),
      '/header': ((response) => response.socket?.end(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`)) satisfies Reply,
    };
    const { origin } = await startFake(t, { replies });
    for (const path of Object.keys(replies)) assert.equal(outcome(await send(origin + path)), 'malformed', path);
    const short = await startFake(t, {
      replies: { '*': (response) => void response.writeHead(200, { 'content-length': '10' }).write('x', () => response.destroy()) },
    });
    assert.equal(outcome(await send(short.origin)), 'unreachable');
  });
});

describe('requests', () => {
  it('carry no more than they are given, and no line of somebody else', async (t) => {
    const { origin, requests } = await startFake(t, { replies: { '*': reply(200) } });
    assert.equal(outcome(await send(origin, { headers: { authorization: 'Bearer x\r\nx-evil: 1' } })), 'malformed');
    assert.equal(requests.length, 0);
    await send(origin, { method: 'POST', body: 'ä=1', headers: { accept: 'a' } });
    assert.deepEqual([requests[0]?.body, requests[0]?.headers['content-length'], requests[0]?.headers.accept], ['ä=1', '4', 'a']);
    assert.equal(requests[0]?.headers.cookie, undefined);
  });

  it('are not sent on by a redirect', async (t) => {
    const { origin, requests } = await startFake(t, { replies: { '/a': reply(302, { location: '/b' }) } });
    const answer = await send(`${origin}/a`);
    assert.equal('header' in answer && answer.header('location'), '/b');
    assert.equal(requests.length, 1);
  });

  it('survive that a connection was closed while nobody used it', async (t) => {
    let count = 0;
    const closing: Reply = (response) => {
      count += 1;
      if (count === 2) response.socket?.destroy();
      else response.end('ok');
    };
    const { origin } = await startFake(t, { replies: { '*': closing } });
    assert.equal(textOf(await send(origin)), 'ok');
    assert.equal(textOf(await send(origin)), 'ok');
    assert.equal(count, 3);
  });

  it('go no nearer than they may, by address or by name', async (t) => {
    const { port, requests } = await startFake(t, { replies: { '*': reply(200) } });
    for (const nearest of ['private', 'public'] as const)
      for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433'])
        assert.equal(outcome(await send(`http://${host}:${port}/`, { nearest })), 'refused-address', host);
    assert.equal(outcome(await send('http://169.254.169.254/', { nearest: 'loopback' })), 'refused-address');
    assert.deepEqual(requests, []);
    assert.equal(outcome(await send(`http://127.0.0.1:${port}/`, { nearest: 'loopback' })), 200);
  });

  it('tell whom they reached', async (t) => {
    const { origin } = await startFake(t, { replies: { '*': reply(200) } });
    const answer = await send(origin);
    assert.equal('address' in answer && answer.address, '127.0.0.1');
  });

  it('that can reach nobody say so', async (t) => {
    const { port } = await startFake(t, { replies: {} });
    assert.equal(outcome(await send('http://127.0.0.1:1/')), 'unreachable');
    assert.equal(outcome(await send(`https://127.0.0.1:${port}/`)), 'no-tls');
  });
});

describe('names', () => {
  const lookedUp = (nearest: Zone, options: object) =>
    new Promise<string>((resolve) => {
      farLookup(nearest)('localhost', options, (error, found) => resolve(error ? failureKindOf(error) : JSON.stringify(found)));
    });

  it('are judged by the addresses that they stand for, one or all', async () => {
    for (const options of [{}, { all: true }, { family: 4 }]) {
      assert.equal(await lookedUp('private', options), 'refused-address');
      assert.match(await lookedUp('loopback', options), /127\.0\.0\.1|::1/);
    }
    assert.match(await lookedUp('loopback', { all: true }), /^\[/);
  });
});

describe('certificates', { skip: reasonToSkip() }, () => {
  it('are believed when an authority that is named has signed them, for their own host only', async (t) => {
    const folder = temporaryFolder(t);
    const authority = selfSigned(folder, 'authority');
    const other = selfSigned(folder, 'other');
    const tls = tlsOf(signedBy(authority, folder, 'server'));
    const { origin, port } = await startFake(t, { replies: { '*': reply(200) }, tls });
    const via = (certificates: string[]) => createHttpClient({ env: {}, certificates }).send({ ...REQUEST, url: origin });
    assert.equal(outcome(await via([authority.certificate])), 200);
    assert.equal(outcome(await via([other.certificate])), 'untrusted-certificate');
    assert.equal(outcome(await via(['/nothing'])), 'untrusted-certificate');
    assert.equal(outcome(await send(origin, { certificates: 'any' })), 200);
    assert.equal(outcome(await send(origin)), 'untrusted-certificate', 'a connection made without checking serves nobody who wants it');
    const env = { NODE_EXTRA_CA_CERTS: authority.certificate };
    const both = createHttpClient({ env, certificates: [other.certificate] });
    assert.equal(outcome(await both.send({ ...REQUEST, url: origin })), 200);
    assert.equal(outcome(await both.send({ ...REQUEST, url: `https://127.0.0.2:${port}/` })), 'unreachable');
  });
});
