import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { createCredentials } from '../../server/src/main/registry/credentials.ts';
import { temporaryFolder } from './lab/debian-registry.ts';
import type { Ends } from './lab/fake-server.ts';

const auth = (pair: string) => ({ auth: Buffer.from(pair).toString('base64') });
const password = (user: string, text: string) => ({ kind: 'password', user, password: text });

type Files = Readonly<Record<string, object | string>>;

interface Scene {
  readonly files?: Files;
  readonly env?: Readonly<Record<string, string>>;
}

/** A home of its own; what is text is a program. */
const start = (ends: Ends, { files = {}, env = {} }: Scene) => {
  const home = temporaryFolder(ends);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), typeof content === 'string' ? content : JSON.stringify(content), { mode: 0o755 });
  }
  const log: string[] = [];
  const full = { HOME: home, PATH: `${join(home, 'bin')}:/usr/bin:/bin`, ...env };
  const credentials = createCredentials({ env: full, log: (_, message) => void log.push(message) });
  return { home, log, of: (registry: string, repository = 'team/app') => credentials.of(registry, repository) };
};

const DOCKER = '.docker/config.json';

describe('logins in files', () => {
  it('are those of docker login, whatever form the name of the registry has', async (t) => {
    const auths = {
      'https://index.docker.io/v1/': auth('hub:1'),
      'plain.example.com': auth('plain:a:b'),
      'https://scheme.example.com': auth('scheme:2'),
      'https://old.example.com/v2/': auth('old:3'),
      'port.example.com:5000': auth('port:4'),
      'fields.example.com': { username: 'fields', password: '5' },
      'zeros.example.com': auth('zeros:6\0\0'),
      'empty.example.com': {},
      'broken.example.com': { auth: 'nocolon' },
    };
    const { of } = start(t, { files: { [DOCKER]: { auths } } });
    assert.deepEqual(await of('docker.io', 'library/node'), password('hub', '1'));
    assert.deepEqual(await of('plain.example.com'), password('plain', 'a:b'));
    assert.deepEqual(await of('scheme.example.com'), password('scheme', '2'));
    assert.deepEqual(await of('old.example.com'), password('old', '3'));
    assert.deepEqual(await of('port.example.com:5000'), password('port', '4'));
    assert.deepEqual(await of('fields.example.com'), password('fields', '5'));
    assert.deepEqual(await of('zeros.example.com'), password('zeros', '6'));
    for (const none of [
      'port.example.com',
      'empty.example.com',
      'broken.example.com',
      'example.com',
      'constructor',
      'evil.plain.example.com',
    ])
      assert.equal(await of(none), undefined, none);
  });

  it('may be tokens', async (t) => {
    const auths = { 'acr.example.com': { ...auth('00000000:'), identitytoken: 'refresh' } };
    const { of } = start(t, { files: { [DOCKER]: { auths } } });
    assert.deepEqual(await of('acr.example.com'), { kind: 'identity', user: '00000000', token: 'refresh' });
  });

  it('of Podman may be for a part of a registry, and the longest counts', async (t) => {
    const auths = { 'r.example.com': auth('all:1'), 'r.example.com/team': auth('team:2'), 'r.example.com/team/app/x': auth('no:3') };
    const { of } = start(t, {
      files: { 'run/containers/auth.json': { auths }, 'other.json': { auths: { 'r.example.com': auth('other:4') } } },
    });
    assert.equal(await of('r.example.com'), undefined);
    const home = start(t, { files: { 'run/containers/auth.json': { auths } } });
    const runtime = start(t, { env: { XDG_RUNTIME_DIR: join(home.home, 'run') } });
    assert.deepEqual(await runtime.of('r.example.com', 'team/app'), password('team', '2'));
    assert.deepEqual(await runtime.of('r.example.com', 'teams/app'), password('all', '1'));
  });

  it('count in the order of their places', async (t) => {
    const one = (user: string) => ({ auths: { 'r.example.com': auth(`${user}:x`) } });
    const files = { [DOCKER]: one('docker'), 'named/config.json': one('named'), 'podman.json': one('podman') };
    const { home, of } = start(t, { files });
    const userWith = async (env: Readonly<Record<string, string>>) => {
      const found = await start(t, { env: { HOME: home, ...env } }).of('r.example.com');
      return found?.user;
    };
    assert.equal((await of('r.example.com'))?.user, 'docker');
    assert.equal(await userWith({ DOCKER_AUTH_CONFIG: JSON.stringify(one('variable')) }), 'variable');
    assert.equal(await userWith({ DOCKER_CONFIG: join(home, 'named') }), 'named');
    assert.equal(await userWith({ DOCKER_CONFIG: '/nothing', REGISTRY_AUTH_FILE: join(home, 'podman.json') }), 'podman');
    assert.equal(await userWith({ DOCKER_AUTH_CONFIG: 'nonsense' }), 'docker');
  });

  it('that make no sense are none', async (t) => {
    for (const text of ['nonsense', '[]', 'null', '{"auths":[1]}', '{"auths":{"r.example.com":null},"credHelpers":5,"credsStore":{}}']) {
      const { of } = start(t, { files: { [DOCKER]: text } });
      assert.equal(await of('r.example.com'), undefined, text);
    }
  });
});

const helper = (body: string) => `#!/bin/sh\nread server\n${body}\n`;
const ECHO = helper('printf \'{"ServerURL":"%s","Username":"%s","Secret":"s %s"}\' "$server" "$server" "$1"');

describe('helper programs', { skip: process.platform === 'win32' }, () => {
  it('are asked for the registries that they are for, or for all', async (t) => {
    const config = { credHelpers: { 'one.example.com': 'one' }, credsStore: 'all', auths: { 'https://index.docker.io/v1/': {} } };
    const files = { [DOCKER]: config, 'bin/docker-credential-one': helper('exit 1'), 'bin/docker-credential-all': ECHO };
    const { of } = start(t, { files });
    assert.deepEqual(await of('two.example.com'), password('two.example.com', 's get'));
    assert.deepEqual(await of('docker.io'), password('https://index.docker.io/v1/', 's get'));
    assert.equal(await of('one.example.com'), undefined);
  });

  it('may give a token, or nothing', async (t) => {
    const token = helper('printf \'{"Username":"<token>","Secret":"refresh"}\'');
    const none = helper('echo "credentials not found in native keychain"; exit 1');
    const config = { credHelpers: { 'a.example.com': 'token', 'b.example.com': 'none', 'c.example.com': 'nonsense' } };
    const programs = {
      'bin/docker-credential-token': token,
      'bin/docker-credential-none': none,
      'bin/docker-credential-nonsense': helper('echo x'),
    };
    const { of, log } = start(t, { files: { [DOCKER]: config, ...programs } });
    assert.deepEqual(await of('a.example.com'), { kind: 'identity', user: '', token: 'refresh' });
    assert.equal(await of('b.example.com'), undefined);
    assert.equal(await of('c.example.com'), undefined);
    assert.deepEqual(log, []);
  });

  it('that hang, are missing or say too much are told of and done without; each is asked once', async (t) => {
    const config = { credHelpers: { 'a.example.com': 'hangs', 'b.example.com': 'missing', 'c.example.com': 'talks' } };
    const programs = {
      'bin/docker-credential-hangs': helper('(sleep 5.5; echo > "$HOME/alive") & wait'),
      'bin/docker-credential-talks': helper('yes'),
    };
    const { home, of, log } = start(t, { files: { [DOCKER]: config, ...programs } });
    const since = performance.now();
    const found = await Promise.all(['a', 'b', 'c', 'a'].map((name) => of(`${name}.example.com`)));
    const took = performance.now() - since;
    assert.deepEqual(found, Array(4).fill(undefined));
    assert.ok(took > 4_500 && took < 8_000, `${took} ms`);
    assert.equal(await of('a.example.com'), undefined);
    assert.ok(performance.now() - since - took < 1_000);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    assert.equal(existsSync(join(home, 'alive')), false, 'what it has started is stopped with it');
    assert.deepEqual(log.toSorted(), ['hangs', 'missing', 'talks'].map(toldOf));
  });

  it('are run by a plain name only', async (t) => {
    const names = ['x/../evil', '../bin/evil', '', 'evil;evil'];
    const config = { credHelpers: Object.fromEntries(names.map((name, index) => [`r${index}`, name])) };
    const { of } = start(t, { files: { [DOCKER]: config, 'bin/evil': ECHO, 'bin/docker-credential-x/y': '' } });
    for (const index of names.keys()) assert.equal(await of(`r${index}`), undefined, names[index]);
  });

  it('are run from absolute folders of PATH only', async (t) => {
    const files = { [DOCKER]: { credsStore: 'x' }, 'bin/docker-credential-x': ECHO, 'docker-credential-x': ECHO };
    const { home, of } = start(t, { files, env: { PATH: '.:bin::' } });
    const before = { folder: process.cwd(), home: process.env.HOME };
    process.chdir(home);
    process.env.HOME = home;
    t.after(() => {
      process.chdir(before.folder);
      process.env.HOME = before.home;
    });
    assert.equal(await of('r.example.com'), undefined);
  });

  it('that fail are not believed, and those that talk without end not listened to', async (t) => {
    const config = { credHelpers: { 'a.example.com': 'fails', 'b.example.com': 'talks' } };
    const fails = helper('printf \'{"Username":"u","Secret":"s"}\'; exit 1');
    const files = { [DOCKER]: config, 'bin/docker-credential-fails': fails, 'bin/docker-credential-talks': helper('exec yes') };
    const { of } = start(t, { files });
    const since = performance.now();
    for (const name of ['a', 'b']) assert.equal(await of(`${name}.example.com`), undefined);
    assert.ok(performance.now() - since < 4_000);
  });
});

const toldOf = (name: string, index: number) =>
  `The credential helper "${name}" gave no answer; ${'abc'[index]}.example.com is asked without a login.`;
