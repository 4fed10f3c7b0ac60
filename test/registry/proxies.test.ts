import assert from 'node:assert/strict';
import http from 'node:http';
import { type AddressInfo, connect, createServer } from 'node:net';
import { describe, it } from 'node:test';
import type { HttpFailure, HttpResponse } from '../../server/src/host.ts';
import { createHttpClient, type HttpSettings } from '../../server/src/main/registry/http-client.ts';
import { proxyFor } from '../../server/src/main/registry/proxies.ts';
import { selfSigned, signedBy, tlsOf } from './lab/certificates.ts';
import { temporaryFolder } from './lab/debian-registry.ts';
import { type Ends, reply, startFake } from './lab/fake-server.ts';
import { reasonToSkip } from './lab/parts.mjs';

const REQUEST = { method: 'GET', headers: {}, maxBytes: 1_000, milliseconds: 5_000, certificates: 'verified', nearest: 'public' } as const;

const send = (settings: HttpSettings, url: string) => createHttpClient(settings).send({ ...REQUEST, url });

const outcome = (answer: HttpResponse | HttpFailure) => ('failure' in answer ? answer.failure : answer.status);

const proxyOf = (url: string, env: Readonly<Record<string, string>>, proxy = '') => {
  const found = proxyFor(new URL(url), { env, proxy });
  return found instanceof URL ? found.href : found;
};

describe('which proxy', () => {
  it('depends on the scheme, and lower case counts first', () => {
    const env = { HTTP_PROXY: 'http://plain:1', https_proxy: 'secure:2', HTTPS_PROXY: 'http://other:3' };
    assert.equal(proxyOf('http://a.example/', env), 'http://plain:1/');
    assert.equal(proxyOf('https://a.example/', env), 'http://secure:2/');
    assert.equal(proxyOf('https://a.example/', { ALL_PROXY: 'https://all/' }), 'https://all/');
    assert.equal(proxyOf('https://a.example/', env, 'http://editor:4'), 'http://editor:4/');
    assert.equal(proxyOf('https://a.example/', {}), undefined);
    assert.equal(proxyOf('https://a.example/', { HTTPS_PROXY: 'socks5://x:1' }), 'unusable');
    assert.equal(proxyOf('https://a.example/', { HTTPS_PROXY: 'http://' }), 'unusable');
  });

  it('is none for what NO_PROXY names', () => {
    const urls = ['https://a.example/', 'https://b.a.example:444/', 'https://xa.example/', 'https://10.0.0.1/', 'https://[fd00::1]/'];
    const exempt = (list: string) => urls.filter((url) => proxyOf(url, { HTTPS_PROXY: 'http://p', NO_PROXY: list }) === undefined);
    assert.deepEqual(exempt('a.example'), urls.slice(0, 2));
    assert.deepEqual(exempt('x, .A.example'), urls.slice(0, 2));
    assert.deepEqual(exempt('*.a.example'), urls.slice(0, 2));
    assert.deepEqual(exempt('a.example:444'), urls.slice(1, 2));
    assert.deepEqual(exempt('a.example:443 10.0.0.1'), [urls[0], urls[3]]);
    assert.deepEqual(exempt('fd00::1'), urls.slice(4));
    assert.deepEqual(exempt('*'), urls);
    assert.deepEqual(exempt(''), []);
  });

  it('is none for this machine', () => {
    for (const host of ['localhost:5000', '127.0.0.1:5000', '[::1]:5000'])
      assert.equal(proxyOf(`https://${host}/`, { HTTPS_PROXY: 'http://p' }), undefined);
  });
});

/** A proxy on loopback that opens every tunnel to one port. */
const startTunnels = async (ends: Ends, port: number) => {
  const asked: { readonly target: string | undefined; readonly authorization: string | undefined }[] = [];
  const server = http.createServer();
  server.on('connect', (request, socket) => {
    asked.push({ target: request.url, authorization: request.headers['proxy-authorization'] });
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    for (const end of [socket, onward]) end.on('error', () => undefined);
    ends.after(async () => void onward.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.after(async () => void server.close());
  return { asked, address: `127.0.0.1:${(server.address() as AddressInfo).port}` };
};

describe('through a proxy', () => {
  it('goes what is plain as it is, and the password of the proxy to nobody else', async (t) => {
    const proxy = await startFake(t, { replies: { '*': reply(200, {}, 'hello') } });
    const answer = await send({ env: { http_proxy: `http://u%40:p%3A@${proxy.host}` } }, 'http://registry.example.com:5000/v2/x?y');
    assert.equal(outcome(answer), 200);
    assert.equal('address' in answer, false, 'the address of the proxy is not that of the registry');
    const [request] = proxy.requests;
    assert.equal(request?.url, 'http://registry.example.com:5000/v2/x?y');
    assert.equal(request?.headers.host, 'registry.example.com:5000');
    assert.equal(request?.headers['proxy-authorization'], `Basic ${Buffer.from('u@:p:').toString('base64')}`);
  });

  it('goes what is encrypted in a tunnel, and certificates are checked', { skip: reasonToSkip() }, async (t) => {
    const folder = temporaryFolder(t);
    const authority = selfSigned(folder, 'authority');
    const server = await startFake(t, { replies: { '*': reply(200) }, tls: tlsOf(signedBy(authority, folder, 'server')) });
    const { asked, address } = await startTunnels(t, server.port);
    const env = { https_proxy: `http://user:secret@${address}`, no_proxy: '' };
    const certificates = [authority.certificate];
    assert.equal(outcome(await send({ env, certificates }, 'https://other.example.com/')), 'untrusted-certificate');
    assert.equal(outcome(await send({ env }, 'https://registry.example.com:444/')), 'untrusted-certificate');
    assert.equal(server.requests.length, 0);
    const authorization = `Basic ${Buffer.from('user:secret').toString('base64')}`;
    assert.deepEqual(asked, [
      { target: 'other.example.com:443', authorization },
      { target: 'registry.example.com:444', authorization },
    ]);
    assert.equal(outcome(await send({ env, certificates }, 'https://registry.example.com/v2/')), 200);
    const open = await createHttpClient({ env }).send({ ...REQUEST, url: 'https://other.example.com/v2/', certificates: 'any' });
    assert.equal(outcome(open), 200);
    assert.equal(server.requests[0]?.headers['proxy-authorization'], undefined);
    assert.equal(server.requests[0]?.headers.host, 'registry.example.com');
  });

  it('that keeps silent, or leads to somebody who does, is given up in time', async (t) => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    t.after(() => void silent.close());
    const { port } = silent.address() as AddressInfo;
    const { address } = await startTunnels(t, port);
    for (const proxy of [`127.0.0.1:${port}`, address]) {
      const client = createHttpClient({ env: { https_proxy: proxy } });
      const since = performance.now();
      assert.equal(outcome(await client.send({ ...REQUEST, url: 'https://registry.example.com/', milliseconds: 150 })), 'timeout');
      assert.ok(performance.now() - since < 1_500);
    }
  });

  it('that lets nothing through', async (t) => {
    const proxy = await startFake(t, { replies: { '*': reply(407) } });
    assert.equal(outcome(await send({ env: { https_proxy: proxy.origin } }, 'https://registry.example.com/')), 'unreachable');
    const refusing = http.createServer().on('connect', (_, socket) => socket.end('HTTP/1.1 407 No\r\n\r\n'));
    await new Promise<void>((resolve) => refusing.listen(0, '127.0.0.1', resolve));
    t.after(() => void refusing.close());
    const origin = `http://127.0.0.1:${(refusing.address() as AddressInfo).port}`;
    assert.equal(outcome(await send({ env: { https_proxy: origin } }, 'https://registry.example.com/')), 'proxy');
    assert.equal(outcome(await send({ env: { https_proxy: 'socks5://127.0.0.1:1' } }, 'https://registry.example.com/')), 'proxy');
    assert.equal(outcome(await send({ env: { https_proxy: 'http://127.0.0.1:1' } }, 'https://registry.example.com/')), 'unreachable');
  });

  it('goes nothing to an address that is too near', async (t) => {
    const proxy = await startFake(t, { replies: { '*': reply(200) } });
    assert.equal(outcome(await send({ env: { http_proxy: proxy.origin } }, 'http://169.254.169.254/')), 'refused-address');
    assert.deepEqual(proxy.requests, []);
  });
});
