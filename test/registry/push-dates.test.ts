import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRegistry } from '../../server/src/registry/registry.ts';
import { type Ends, json, type Reply, reply, startFake } from './lab/fake-server.ts';
import { registryHost } from './lab/hosts.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const LOGIN = { kind: 'password', user: 'anna', password: 'secret' } as const;

const ask = async (ends: Ends, answer: Reply, registry = 'docker.io') => {
  const server = await startFake(ends, { replies: { '*': answer } });
  const stand = { 'https://hub.docker.com': server.origin, 'https://quay.io': server.origin };
  const repository = registry === 'docker.io' ? 'library/node' : 'team/app';
  const client = createRegistry(registryHost({ stand, logins: { [registry]: LOGIN } }), { now: () => Date.UTC(2026, 0, 20) });
  const found = await client.ask({ ask: 'push-date', of: { registry, repository, tag: '22-alpine' } });
  const { askedAt: _, ...told } = 'failure' in found ? { ...found, askedAt: 0 } : found;
  return { server, told: 'failure' in told ? told.failure : told };
};

describe('push dates', () => {
  it('of Docker Hub', async (t) => {
    const answer = json({
      name: '22-alpine',
      digest: DIGEST,
      last_updated: '2026-01-02T00:00:00.5Z',
      tag_last_pushed: '2026-01-01T10:11:12.123456Z',
      images: [{ architecture: 'amd64', last_pushed: '2025-12-31T00:00:00Z' }],
    });
    const { server, told } = await ask(t, answer);
    assert.deepEqual(told, { pushed: '2026-01-01T10:11:12Z', digest: DIGEST });
    assert.deepEqual(
      server.requests.map(({ url, headers }) => [url, headers.authorization]),
      [['/v2/repositories/library/node/tags/22-alpine', undefined]],
    );
  });

  it('of Quay', async (t) => {
    const tag = { name: '22-alpine', start_ts: 1_764_579_600, last_modified: 'Mon, 01 Dec 2025 09:00:00 -0000', manifest_digest: DIGEST };
    const { server, told } = await ask(t, json({ tags: [{ name: '22' }, tag], page: 1, has_additional: false }), 'quay.io');
    assert.deepEqual(told, { pushed: '2025-12-01T09:00:00Z', digest: DIGEST });
    assert.equal(server.requests[0]?.url, '/api/v1/repository/team/app/tag/?onlyActiveTags=true&specificTag=22-alpine');
    assert.equal((await ask(t, json({ tags: [] }), 'quay.io')).told, 'not-found');
  });

  it('are not told by others, which are not asked', async (t) => {
    const { server, told } = await ask(t, json({}), 'ghcr.io');
    assert.equal(told, 'no-push-dates');
    assert.deepEqual(server.requests, []);
  });

  it('that can be none are none', async (t) => {
    const answers = [
      json({}),
      json([]),
      json({ tag_last_pushed: '0001-01-01T00:00:00Z' }),
      json({ tag_last_pushed: 5 }),
      reply(200, {}, 'x'),
    ];
    for (const answer of answers) assert.equal((await ask(t, answer)).told, 'malformed');
    assert.equal((await ask(t, json({ tags: [{ name: '22-alpine' }] }), 'quay.io')).told, 'malformed');
  });

  it('come from where they are asked for, or not at all', async (t) => {
    assert.equal((await ask(t, reply(302, { location: 'https://elsewhere.example.com/' }))).told, 'refused-redirect');
    assert.equal((await ask(t, reply(404))).told, 'not-found');
    assert.equal((await ask(t, reply(403))).told, 'no-access');
    assert.equal((await ask(t, reply(200, {}, 'x'.repeat(2_000_000)))).told, 'too-large');
  });
});
