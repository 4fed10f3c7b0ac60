import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { AnswerTo, Question } from '../../server/src/facts/look-ups.ts';
import { isFailure } from '../../server/src/registry/failures.ts';
import type { Failure } from '../../server/src/registry/model.ts';
import { createRegistry } from '../../server/src/registry/registry.ts';
import { type Certificate, selfSigned, signedBy } from './lab/certificates.ts';
import { startRegistry, temporaryFolder } from './lab/debian-registry.ts';
import { endsOfSuite } from './lab/fake-server.ts';
import { registryHost } from './lab/hosts.ts';
import { imageOf, OCI_INDEX } from './lab/images.ts';
import { reasonToSkip } from './lab/parts.mjs';
import { push, pushManifest } from './lab/push.ts';
import { ISSUER, SERVICE, startTokenServer } from './lab/token-server.ts';
import { amd64, arm64, dockerList, MANY, multi, reproducible, WORLD } from './lab/world.ts';

const skip = reasonToSkip();

const sure = <Q extends Question>(answer: AnswerTo<Q> | Failure): AnswerTo<Q> => {
  assert.ok(!isFailure(answer), JSON.stringify(answer));
  return answer;
};

describe('a registry that is open to all', { skip }, () => {
  const ends = endsOfSuite();
  let host = '';
  const ask = async <Q extends Question>(question: Q) => sure<Q>(await createRegistry(registryHost()).ask(question));

  before(async () => {
    host = await startRegistry(ends);
    for (const pushed of WORLD) await push({ origin: `http://${host}` }, pushed);
  });

  it('tells the digest of an index, not that of one platform', async () => {
    const answer = await ask({ ask: 'digest', of: { registry: host, repository: 'library/multi', tag: '1' } });
    assert.deepEqual([answer.digest, answer.mediaType], [multi.digest, OCI_INDEX]);
  });

  it('tells the platforms of an index, and takes no attestation for one', async () => {
    const answer = await ask({ ask: 'manifest', of: { registry: host, repository: 'library/multi' } });
    assert.equal(answer.digest, multi.digest);
    assert.equal(answer.form, 'index');
    assert.deepEqual(
      answer.platforms.map(({ platform, digest }) => [platform, digest]),
      [
        ['linux/amd64', amd64.manifest.digest],
        ['linux/arm64/v8', arm64.manifest.digest],
      ],
    );
  });

  it('gets a list of Docker as it is, and not in its oldest form', async () => {
    const answer = await ask({ ask: 'manifest', of: { registry: host, repository: 'team/list', tag: '1' } });
    assert.equal(answer.digest, dockerList.digest);
    assert.deepEqual(
      answer.platforms.map(({ platform }) => platform),
      ['linux/amd64', 'linux/arm/v7'],
    );
  });

  it('reads annotations before labels, and the base', async () => {
    const answer = await ask({ ask: 'config', of: { registry: host, repository: 'library/multi', tag: '1' } });
    assert.equal(answer.digest, amd64.manifest.digest);
    assert.equal(answer.platform, 'linux/amd64');
    assert.equal(answer.created, '2025-11-03T04:05:06Z');
    assert.equal(answer.size, amd64.layer.bytes.length);
    assert.deepEqual(answer.base, { name: 'docker.io/library/debian:13-slim' });
    assert.deepEqual(answer.labels, {
      'org.opencontainers.image.version': '1.2.3',
      'org.opencontainers.image.title': 'index',
      'org.opencontainers.image.licenses': 'MIT',
      'org.opencontainers.image.base.name': 'docker.io/library/debian:13-slim',
    });
  });

  it('reads the config of the platform that is asked for', async () => {
    const of = { registry: host, repository: 'library/multi', digest: multi.digest };
    const answer = await ask({ ask: 'config', of, platform: 'linux/arm64' });
    assert.deepEqual([answer.digest, answer.created], [arm64.manifest.digest, '2025-11-03T05:00:00Z']);
  });

  it('has a word for a platform that there is not', async () => {
    const of = { registry: host, repository: 'library/multi', tag: '1' };
    const answer = await createRegistry(registryHost()).ask({ ask: 'config', of, platform: 'windows/amd64' });
    assert.equal(isFailure(answer) && answer.failure, 'no-platform');
  });

  it('takes the day from a label when the config has none', async () => {
    const answer = await ask({ ask: 'config', of: { registry: host, repository: 'team/single', tag: '1.0' } });
    assert.equal(answer.digest, reproducible.manifest.digest);
    assert.equal(answer.created, '2025-06-07T08:09:10Z');
  });

  it('lists all tags', async () => {
    const answer = await ask({ ask: 'tags', of: { registry: host, repository: 'team/many' } });
    assert.deepEqual([...answer.tags].sort(), [...MANY].sort());
    assert.equal(answer.complete, true);
  });

  it('sees that a tag has moved, and still knows what its digest stood for', async () => {
    const client = createRegistry(registryHost(), { freshness: 'new', now: rising() });
    const of = { registry: host, repository: 'team/single', tag: 'moving' };
    await pushManifest({ origin: `http://${host}` }, { repository: of.repository, name: of.tag }, reproducible.manifest);
    const first = sure(await client.ask({ ask: 'manifest', of }));
    const other = imageOf({ family: 'docker', platform: 'linux/amd64', created: '2025-12-01T00:00:00Z' });
    await push({ origin: `http://${host}` }, { repository: of.repository, tags: [of.tag], images: [other], manifest: other.manifest });
    const second = sure(await createRegistry(registryHost()).ask({ ask: 'manifest', of }));
    assert.deepEqual([first.digest, second.digest], [reproducible.manifest.digest, other.manifest.digest]);
    const old = sure(await client.ask({ ask: 'manifest', of: { ...of, tag: undefined, digest: first.digest } }));
    assert.equal(old.digest, first.digest);
  });

  it('says so when there is no such tag, repository or digest', async () => {
    const client = createRegistry(registryHost());
    const answers = await Promise.all([
      client.ask({ ask: 'digest', of: { registry: host, repository: 'library/multi', tag: '9' } }),
      client.ask({ ask: 'tags', of: { registry: host, repository: 'library/nothing' } }),
      client.ask({ ask: 'manifest', of: { registry: host, repository: 'library/multi', digest: `sha256:${'0'.repeat(64)}` } }),
    ]);
    assert.deepEqual(
      answers.map((answer) => isFailure(answer) && answer.sentence),
      Array(3).fill(`${host} has no such image.`),
    );
  });

  it('a mirror of Docker Hub has the same digests', async () => {
    const mirror = await startRegistry(ends, { proxy: { remoteurl: `http://${host}` } });
    const client = createRegistry(registryHost({ stand: { 'https://registry-1.docker.io': 'http://127.0.0.1:1' } }), {
      mirrors: [`http://${mirror}`],
    });
    const of = { registry: 'docker.io', repository: 'library/multi', tag: '1' };
    assert.equal(sure(await client.ask({ ask: 'digest', of })).digest, multi.digest);
    assert.equal(sure(await client.ask({ ask: 'config', of })).digest, amd64.manifest.digest);
  });
});

const rising = () => {
  let time = Date.now();
  return () => (time += 1);
};

describe('a registry that wants a password', { skip }, () => {
  const ends = endsOfSuite();
  const LOGIN = { kind: 'password', user: 'anna', password: 'pa:ß word' } as const;
  let host = '';

  before(async () => {
    const folder = temporaryFolder(ends);
    const bcrypt = ['-e', 'print crypt($ARGV[0], q($2y$05$abcdefghijklmnopqrstuu))', LOGIN.password];
    const hash = spawnSync('perl', bcrypt, { encoding: 'utf8' }).stdout;
    assert.match(hash, /^\$2y\$05\$.{53}$/);
    writeFileSync(join(folder, 'htpasswd'), `${LOGIN.user}:${hash}\n`);
    host = await startRegistry(ends, { auth: { htpasswd: { realm: 'a, "b', path: join(folder, 'htpasswd') } } });
    const headers = { authorization: `Basic ${Buffer.from(`${LOGIN.user}:${LOGIN.password}`).toString('base64')}` };
    for (const pushed of WORLD.slice(0, 1)) await push({ origin: `http://${host}`, headers }, pushed);
  });

  it('shows nothing to nobody, and everything to whom it knows', async () => {
    const of = { registry: host, repository: 'library/multi', tag: '1' };
    const anonymous = await createRegistry(registryHost()).ask({ ask: 'digest', of });
    assert.equal(isFailure(anonymous) && anonymous.failure, 'no-access');
    const known = await createRegistry(registryHost({ logins: { [host]: LOGIN } })).ask({ ask: 'config', of });
    assert.equal(sure(known).digest, amd64.manifest.digest);
    const stranger = await createRegistry(registryHost({ logins: { [host]: { ...LOGIN, password: 'no' } } })).ask({ ask: 'digest', of });
    assert.equal(isFailure(stranger) && stranger.sentence, `${host} does not take the login that is kept for it.`);
  });
});

describe('a registry that wants tokens', { skip }, () => {
  const ends = endsOfSuite();
  const LOGIN = { kind: 'password', user: 'anna', password: 'secret' } as const;
  let host = '';
  let tokens: Awaited<ReturnType<typeof startTokenServer>>;

  before(async () => {
    const signer = selfSigned(temporaryFolder(ends), 'signer', 'rsa');
    tokens = await startTokenServer(ends, { signer, login: 'anna:secret', open: ['library/multi'] });
    const token = { realm: `${tokens.origin}/token`, service: SERVICE, issuer: ISSUER, rootcertbundle: signer.certificate };
    host = await startRegistry(ends, { auth: { token } });
    for (const pushed of WORLD.slice(0, 3)) {
      const scope = `repository:${pushed.repository}:pull,push`;
      const headers = { authorization: `Basic ${Buffer.from('anna:secret').toString('base64')}` };
      const response = await fetch(`${tokens.origin}/token?scope=${scope}`, { headers });
      const { token: text } = (await response.json()) as { token: string };
      await push({ origin: `http://${host}`, headers: { authorization: `Bearer ${text}` } }, pushed);
    }
  });

  it('gives one to everybody for what is open, once for each repository', async () => {
    const client = createRegistry(registryHost());
    const of = { registry: host, repository: 'library/multi', tag: '1' };
    const before = tokens.requests.length;
    assert.equal(sure(await client.ask({ ask: 'config', of })).digest, amd64.manifest.digest);
    assert.equal(sure(await client.ask({ ask: 'tags', of })).tags.length, 2);
    const asked = tokens.requests.slice(before).map(({ url }) => new URL(url, host ? tokens.origin : '').searchParams);
    assert.deepEqual(
      asked.map((query) => [query.get('service'), query.get('scope')]),
      [[SERVICE, 'repository:library/multi:pull']],
    );
  });

  it('does not show what is private to nobody, and is asked no more than once again', async () => {
    const before = tokens.requests.length;
    const answer = await createRegistry(registryHost()).ask({
      ask: 'digest',
      of: { registry: host, repository: 'team/single', tag: '1.0' },
    });
    assert.equal(isFailure(answer) && answer.failure, 'no-access');
    assert.equal(tokens.requests.length - before, 1);
  });

  it('shows what is private to whom it knows', async () => {
    const client = createRegistry(registryHost({ logins: { [host]: LOGIN } }));
    const answer = await client.ask({ ask: 'digest', of: { registry: host, repository: 'team/single', tag: '1.0' } });
    assert.equal(sure(answer).digest, reproducible.manifest.digest);
  });
});

describe('a registry with a certificate of its own authority', { skip }, () => {
  const ends = endsOfSuite();
  let host = '';
  let authority: Certificate;
  const of = () => ({ registry: host, repository: 'library/multi', tag: '1' });

  before(async () => {
    const folder = temporaryFolder(ends);
    authority = selfSigned(folder, 'authority');
    const { key, certificate } = signedBy(authority, folder, 'server');
    host = await startRegistry(ends, { http: { tls: { key, certificate } } });
  });

  it('is not trusted by itself', async () => {
    const answer = await createRegistry(registryHost()).ask({ ask: 'digest', of: of() });
    const expected = `The certificate of ${host} is not trusted; a private authority has to be named in the settings.`;
    assert.equal(isFailure(answer) && answer.sentence, expected);
  });

  it('is trusted when the authority is named', async () => {
    const answer = await createRegistry(registryHost({ certificates: [authority.certificate] })).ask({ ask: 'digest', of: of() });
    assert.equal(isFailure(answer) && answer.failure, 'not-found');
  });

  it('is trusted when it is named as insecure', async () => {
    const answer = await createRegistry(registryHost(), { insecure: [host] }).ask({ ask: 'digest', of: of() });
    assert.equal(isFailure(answer) && answer.failure, 'not-found');
  });
});
