import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Endpoint, type EndpointSettings, endpointsOf, nearestFor } from '../../server/src/registry/endpoints.ts';
import { realmOf } from '../../server/src/registry/realm.ts';

const origins = (registry: string, settings: EndpointSettings = {}) =>
  endpointsOf(registry, settings).map(({ origin, certificates, role }) => `${origin} ${certificates} ${role}`);

describe('where a registry is asked', () => {
  it('Docker Hub has another name there, and may have mirrors; nobody else does', () => {
    assert.deepEqual(origins('docker.io'), ['https://registry-1.docker.io verified secure']);
    const mirrors = ['https://mirror.example.com/', 'http://10.0.0.1:5000', 'ftp://x', 'https://user@x', 'https://x/path', 'nonsense'];
    assert.deepEqual(origins('docker.io', { mirrors }), [
      'https://mirror.example.com verified mirror',
      'http://10.0.0.1:5000 verified mirror',
      'https://registry-1.docker.io verified secure',
    ]);
    const own = { mirrors: ['https://mirror.example.com'], insecure: ['mirror.example.com'] };
    assert.equal(origins('docker.io', own)[0], 'https://mirror.example.com any mirror');
    assert.deepEqual(origins('ghcr.io', { mirrors }), ['https://ghcr.io verified secure']);
  });

  it('plain HTTP only on this machine or where it is allowed', () => {
    assert.deepEqual(origins('registry.example.com:5000'), ['https://registry.example.com:5000 verified secure']);
    assert.deepEqual(origins('localhost:5000'), ['https://localhost:5000 verified secure', 'http://localhost:5000 verified plain']);
    assert.deepEqual(origins('[::1]:5000'), ['https://[::1]:5000 verified secure', 'http://[::1]:5000 verified plain']);
    assert.deepEqual(origins('Registry.corp', { insecure: ['registry.corp'] }), [
      'https://registry.corp any secure',
      'http://registry.corp any plain',
    ]);
  });

  it('at no link-local address, where clouds tell secrets, unless the user has named it', async () => {
    const [file, user] = [
      [...endpointsOf('169.254.1.1', {}), ...endpointsOf('docker.io', {}), ...endpointsOf('localhost', {})],
      [] as Endpoint[],
    ];
    user.push(
      ...endpointsOf('169.254.1.1', { insecure: ['169.254.1.1'] }),
      ...endpointsOf('docker.io', { mirrors: ['http://169.254.1.1'] }).slice(0, 1),
    );
    assert.deepEqual(new Set(file.map(nearestFor)), new Set(['loopback']));
    assert.deepEqual(new Set(user.map(nearestFor)), new Set(['link-local']));
  });

  it('nowhere when the name makes no address', () => {
    assert.deepEqual(origins('registry:99999'), []);
  });
});

const SECURE = { login: 'r', origin: 'https://registry.example.com', certificates: 'verified', role: 'secure' } as const;
const PLAIN = { ...SECURE, origin: 'http://registry.example.com', role: 'plain' } as const;

const loginAt = (realm: string, endpoint: typeof SECURE | typeof PLAIN = SECURE, tokenHosts: readonly string[] = []) =>
  realmOf(realm, endpoint, { nearest: 'public', tokenHosts })?.login;

describe('a token server', () => {
  it('gets a login when it is the registry, or above or below it', () => {
    for (const host of ['registry.example.com', 'registry.example.com:444', 'auth.registry.example.com', 'example.com'])
      assert.equal(loginAt(`https://${host}/token`), 'sent', host);
  });

  it('gets none when it is next to it or elsewhere', () => {
    for (const host of ['auth.example.com', 'com', 'registry.example.com.evil.net', 'evilregistry.example.com', 'other.net'])
      assert.equal(loginAt(`https://${host}/token`), 'withheld', host);
  });

  it('gets one when the user has named it, or all know it', () => {
    assert.equal(loginAt('https://auth.example.com/', SECURE, ['Auth.Example.com']), 'sent');
    const hub = { ...SECURE, origin: 'https://registry-1.docker.io' };
    assert.equal(realmOf('https://auth.docker.io/token', hub, { nearest: 'public', tokenHosts: [] })?.login, 'sent');
    assert.equal(loginAt('https://auth.docker.io/token'), 'withheld');
  });

  it('is not asked in plain when the registry is not', () => {
    assert.equal(loginAt('http://registry.example.com/token'), undefined);
    assert.equal(loginAt('http://registry.example.com/token', PLAIN), 'sent');
    assert.equal(loginAt('ftp://registry.example.com/token', PLAIN), undefined);
  });

  it('is not asked with a name or password of its choice, nor where the registry is not', () => {
    const near = ['https://user:pw@registry.example.com/', 'https://169.254.169.254/', 'https://127.0.0.1/', 'https://10.0.0.1/'];
    for (const realm of [...near, 'https://[::ffff:127.0.0.1]/', 'https://2130706433/', 'https://localhost/', 'no address', '//x'])
      assert.equal(loginAt(realm), undefined, realm);
  });

  it('may be as near as the registry, but no nearer', () => {
    const at = (nearest: 'loopback' | 'private', realm: string) => realmOf(realm, SECURE, { nearest, tokenHosts: [] })?.login;
    assert.equal(at('private', 'https://10.0.0.7/token'), 'withheld');
    assert.equal(at('private', 'https://127.0.0.1/token'), undefined);
    assert.equal(at('loopback', 'https://127.0.0.1/token'), 'withheld');
    assert.equal(at('loopback', 'https://169.254.169.254/token'), undefined);
  });
});
