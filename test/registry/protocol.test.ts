import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Question } from '../../server/src/facts/look-ups.ts';
import { createRegistry } from '../../server/src/registry/registry.ts';
import { type Ends, json, type Replies, type Reply, reply, startFake } from './lab/fake-server.ts';
import { registryHost, sha256 } from './lab/hosts.ts';
import { blobOf, DOCKER_MANIFEST, imageOf, indexOf, OCI_INDEX, OCI_MANIFEST } from './lab/images.ts';

const image = imageOf({ family: 'oci', platform: 'linux/amd64', created: '2025-01-02T03:04:05Z' });

const start = async (ends: Ends, replies: Replies) => {
  const server = await startFake(ends, { replies });
  const registry = createRegistry(registryHost());
  const of = { registry: server.host, repository: 'team/app', tag: '1' };
  const ask = (question: Question) => registry.ask(question);
  return { server, of, ask };
};

const MANIFESTS = '/v2/team/app/manifests';

const served = (mediaType: string, bytes: Uint8Array | string): Reply => {
  const digest = `sha256:${sha256(bytes)}`;
  return reply(200, { 'content-type': mediaType, 'docker-content-digest': digest }, bytes);
};

const failing = async (ends: Ends, head: Reply, get: Reply = head) => {
  const { ask, of } = await start(ends, { [`HEAD ${MANIFESTS}/1`]: head, '*': get });
  const answer = await ask({ ask: 'manifest', of });
  return 'failure' in answer ? answer.failure : answer;
};

describe('the protocol', () => {
  it('names all four media types, asks by HEAD first, and gets by digest, once', async (t) => {
    const replies = { '*': served(OCI_MANIFEST, image.manifest.bytes) };
    const { server, of, ask } = await start(t, replies);
    for (const _ of [1, 2]) await ask({ ask: 'manifest', of });
    assert.deepEqual(
      server.requests.map(({ method, url }) => `${method} ${url}`),
      [`HEAD ${MANIFESTS}/1`, `GET ${MANIFESTS}/${image.manifest.digest}`],
    );
    for (const { headers } of server.requests)
      assert.equal(
        headers.accept,
        'application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.list.v2+json, ' +
          'application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json',
      );
  });

  it('a digest alone costs no pull', async (t) => {
    const { server, of, ask } = await start(t, { '*': served(OCI_MANIFEST, image.manifest.bytes) });
    await ask({ ask: 'digest', of });
    assert.deepEqual(
      server.requests.map(({ method }) => method),
      ['HEAD'],
    );
  });

  it('works out the digest where the server does not tell it, or knows no HEAD', async (t) => {
    const plain = reply(200, { 'content-type': `${OCI_MANIFEST}; charset=utf-8` }, image.manifest.bytes);
    for (const head of [reply(200), reply(405), reply(501)]) {
      const { server, of, ask } = await start(t, { [`HEAD ${MANIFESTS}/1`]: head, '*': plain });
      assert.equal(((await ask({ ask: 'manifest', of })) as { digest: string }).digest, image.manifest.digest);
      assert.equal(server.requests.length, 2, 'what was read on the way is not read again');
    }
  });

  it('infers what a manifest is when neither it nor its server says so', async (t) => {
    const { mediaType: _, ...body } = JSON.parse(new TextDecoder().decode(image.manifest.bytes)) as { mediaType: string };
    const answer = await failing(t, served('application/json', JSON.stringify(body)));
    assert.equal((answer as { mediaType: string }).mediaType, OCI_MANIFEST);
    const index = JSON.stringify({ schemaVersion: 2, manifests: [] });
    assert.equal(((await failing(t, served('text/plain', index))) as { mediaType: string }).mediaType, OCI_INDEX);
  });

  it('has a word for a format of the past', async (t) => {
    const v1 = JSON.stringify({ schemaVersion: 1, name: 'team/app', fsLayers: [], history: [], signatures: [] });
    assert.equal(await failing(t, served('application/vnd.docker.distribution.manifest.v1+prettyjws', v1)), 'old-format');
    assert.equal(await failing(t, reply(200), reply(200, { 'content-type': 'application/json' }, v1)), 'old-format');
    const { ask, of } = await start(t, { '*': served('application/vnd.docker.distribution.manifest.v1+prettyjws', v1) });
    const answer = await ask({ ask: 'digest', of });
    assert.equal('failure' in answer && answer.failure, 'old-format', 'its digest is that of one answer only');
  });

  it('believes no other bytes than those of the digest', async (t) => {
    const head = served(OCI_MANIFEST, image.manifest.bytes);
    assert.equal(await failing(t, head, reply(200, { 'content-type': OCI_MANIFEST }, `${String(image.manifest.bytes)} `)), 'wrong-digest');
    const config = reply(200, {}, '{"created":"2025-01-01T00:00:00Z"}');
    const { ask, of } = await start(t, { '*': head, [`/v2/team/app/blobs/${image.config.digest}`]: config });
    const answer = await ask({ ask: 'config', of });
    assert.equal('failure' in answer && answer.failure, 'wrong-digest');
  });

  it('makes nothing of what makes no sense', async (t) => {
    const nonsense = [
      '<html>Log in to this network</html>',
      '',
      '[]',
      'null',
      '{}',
      '{"schemaVersion":2,"manifests":7}',
      '{"schemaVersion":2,"mediaType":"application/x-other","manifests":[]}',
      '{"schemaVersion":2,"config":{"digest":"sha256:0"},"layers":[]}',
      `{"schemaVersion":2,"config":{"digest":"sha256:${'0'.repeat(64)}"},"layers":[],"manifests":[]}`,
      `${'['.repeat(500_000)}`,
    ];
    for (const text of nonsense) {
      assert.equal(await failing(t, reply(200), reply(200, { 'content-type': 'text/html' }, text)), 'malformed', text.slice(0, 80));
    }
    assert.equal(await failing(t, reply(200), reply(200, {}, new Uint8Array([0xff, 0xfe, 0x7b]))), 'malformed');
  });

  it('an index within an index has no config', async (t) => {
    const inner = indexOf('oci', [image]);
    const outer = blobOf(
      JSON.stringify({
        schemaVersion: 2,
        manifests: [
          { digest: inner.digest, platform: { os: 'linux', architecture: 'amd64' } },
          { digest: 'sha256:x', platform: 'linux' },
          5,
        ],
      }),
    );
    const replies = {
      [`${MANIFESTS}/1`]: served(OCI_INDEX, outer.bytes),
      [`${MANIFESTS}/${outer.digest}`]: served(OCI_INDEX, outer.bytes),
    };
    const { ask, of } = await start(t, { ...replies, [`${MANIFESTS}/${inner.digest}`]: served(OCI_INDEX, inner.bytes) });
    const answer = await ask({ ask: 'config', of });
    assert.equal('failure' in answer && answer.failure, 'malformed');
  });

  it('reads what the entry of an index says of its image, as those of official images do', async (t) => {
    const { digest } = image.manifest;
    const annotations = {
      'org.opencontainers.image.base.name': 'debian:13',
      'org.opencontainers.image.base.digest': `sha256:${'1'.repeat(64)}`,
    };
    const platform = { os: 'linux', architecture: 'arm', variant: 'v7' };
    const index = blobOf(JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: [{ digest, platform, annotations }] }));
    const replies = {
      [`${MANIFESTS}/${digest}`]: served(OCI_MANIFEST, image.manifest.bytes),
      [`/v2/team/app/blobs/${image.config.digest}`]: reply(200, {}, image.config.bytes),
    };
    const { ask, of } = await start(t, { '*': served(OCI_INDEX, index.bytes), ...replies });
    const answer = (await ask({ ask: 'config', of })) as { base?: object; digest: string };
    assert.equal(answer.digest, digest, 'the first where there is none for the usual platform');
    assert.deepEqual(answer.base, { name: 'debian:13', digest: `sha256:${'1'.repeat(64)}` });
  });

  it('takes what describes an image for none, whatever platform it claims', async (t) => {
    const platform = { os: 'linux', architecture: 'amd64' };
    const note = { 'vnd.docker.reference.type': 'attestation-manifest' };
    const entries = [
      { digest: `sha256:${'1'.repeat(64)}`, platform, annotations: note },
      { digest: `sha256:${'2'.repeat(64)}`, platform: { os: 'unknown', architecture: 'unknown' } },
      { digest: `sha256:${'3'.repeat(64)}`, platform },
    ];
    const index = JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: entries });
    const { ask, of } = await start(t, { '*': served(OCI_INDEX, index) });
    const answer = await ask({ ask: 'manifest', of });
    assert.deepEqual('platforms' in answer && answer.platforms.map(({ digest }) => digest), [entries[2]?.digest]);
  });

  it('hands on nothing that a terminal would act on', async (t) => {
    const labels = {
      'org.opencontainers.image.title': '\u001b]0;owned\u0007',
      'org.opencontainers.image.description': 'two\nlines',
      'org.opencontainers.image.version': 'x'.repeat(5_000),
      'org.opencontainers.image.base.digest': 'sha256:nonsense',
      'org.opencontainers.image.\u001b': 'x',
      __proto__: 'x',
    };
    const odd = imageOf({ family: 'oci', platform: 'li\u001bnux/amd64', labels });
    const blob = { [`/v2/team/app/blobs/${odd.config.digest}`]: reply(200, {}, odd.config.bytes) };
    const { ask, of } = await start(t, { '*': served(OCI_MANIFEST, odd.manifest.bytes), ...blob });
    const { askedAt: _, size: __, ...answer } = (await ask({ ask: 'config', of })) as { askedAt: number; size: number };
    const expected = { 'org.opencontainers.image.description': 'two\nlines', 'org.opencontainers.image.base.digest': 'sha256:nonsense' };
    assert.deepEqual(answer, { digest: odd.manifest.digest, labels: expected });
  });

  it('takes no day for true that can be none', async (t) => {
    const days = [
      '1970-01-01T00:00:00Z',
      '0001-01-01T00:00:00Z',
      '1980-01-01T00:00:01Z',
      '2013-02-28T23:59:59Z',
      '2999-01-01T00:00:00Z',
      'x',
    ];
    for (const created of [...days, undefined]) {
      const dated = imageOf({ family: 'docker', platform: 'linux/amd64', ...(created !== undefined && { created }) });
      const blob = { [`/v2/team/app/blobs/${dated.config.digest}`]: reply(200, {}, dated.config.bytes) };
      const { ask, of } = await start(t, { '*': served(DOCKER_MANIFEST, dated.manifest.bytes), ...blob });
      const answer = await ask({ ask: 'config', of });
      assert.equal('failure' in answer, false);
      assert.equal('created' in answer, false, created);
    }
  });

  it('says in one sentence what the server meant', async (t) => {
    const statuses = { 401: 'no-access', 403: 'no-access', 404: 'not-found', 418: 'malformed', 500: 'server-error', 503: 'server-error' };
    for (const [status, failure] of Object.entries(statuses)) assert.equal(await failing(t, reply(Number(status))), failure);
    assert.equal(await failing(t, (response) => response.destroy()), 'unreachable');
    assert.equal(await failing(t, (response) => response.socket?.end('nonsense\r\n\r\n')), 'malformed');
  });

  it('asks nothing that is no name', async (t) => {
    const { server, of, ask } = await start(t, { '*': json({ tags: [] }) });
    const wrong: readonly (readonly [object, string])[] = [
      [{ repository: '../../admin' }, 'invalid'],
      [{ repository: 'team/app?x=1' }, 'invalid'],
      [{ repository: 'Team/App' }, 'invalid'],
      [{ tag: '1/../../x' }, 'invalid'],
      [{ tag: '1\r\nx: y' }, 'invalid'],
      [{ registry: `${server.host}/x` }, 'invalid'],
      [{ registry: `user@${server.host}` }, 'invalid'],
      [{ digest: 'sha256:abc' }, 'invalid'],
      [{ digest: `sha512:${'0'.repeat(128)}` }, 'other-digest'],
    ];
    for (const [change, failure] of wrong) {
      const answer = await ask({ ask: 'manifest', of: { ...of, ...change } });
      assert.equal('failure' in answer && answer.failure, failure, JSON.stringify(change));
    }
    assert.deepEqual(server.requests, []);
  });
});
