import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Question } from '../../server/src/facts/look-ups.ts';
import type { HostHttp, HttpRequest, HttpResponse } from '../../server/src/host.ts';
import { readDockerConfig } from '../../server/src/main/registry/docker-config.ts';
import { zoneOf } from '../../server/src/registry/addresses.ts';
import { createRegistry } from '../../server/src/registry/registry.ts';
import { registryHost, sha256 } from './lab/hosts.ts';

const NAME = 'registry.example.com';
const DIGEST = `sha256:${'a'.repeat(64)}`;
const SECRET = Buffer.from('anna:secret').toString('base64');

const MANIFEST = JSON.stringify({ schemaVersion: 2, config: { digest: DIGEST }, layers: [] });
const INDEX = JSON.stringify({ schemaVersion: 2, manifests: [{ digest: DIGEST, platform: { os: 'linux', architecture: 'amd64' } }] });

const bodies = fc.oneof(
  fc.constantFrom('', MANIFEST, INDEX, '{"token":"abc"}', '{"tags":["1","2"]}', '{"created":"2025-01-01T00:00:00Z"}'),
  fc.json({ maxDepth: 3 }),
  fc.string(),
);

const PLACES = [
  '/v2/other',
  `https://${NAME}/token`,
  `http://${NAME}/token`,
  'https://auth.registry.example.com/token',
  'https://auth.example.net/token?x=1',
  'https://127.0.0.1/token',
  'https://169.254.169.254/',
  'https://user:pw@example.net/',
];

const headers = fc.record(
  {
    location: fc.oneof(fc.constantFrom(...PLACES), fc.webUrl(), fc.string()),
    'www-authenticate': fc.oneof(
      fc.constantFrom(...PLACES).map((realm) => `Bearer realm="${realm}",service="s"`),
      fc.constant('Negotiate, Basic realm="x"'),
      fc.string(),
    ),
    'docker-content-digest': fc.oneof(fc.constant(DIGEST), fc.string()),
    'content-type': fc.oneof(fc.constant('application/vnd.oci.image.index.v1+json'), fc.string()),
    link: fc.oneof(
      fc.nat(5).map((page) => `</v2/x?page=${page}>; rel="next"`),
      fc.constantFrom(...PLACES).map((place) => `<${place}>; rel="next"`),
    ),
    'retry-after': fc.oneof(fc.nat().map(String), fc.string()),
    'ratelimit-remaining': fc.oneof(fc.nat(2).map(String), fc.string()),
  },
  { requiredKeys: [] },
);

const responses = fc.record({
  status: fc.constantFrom(200, 200, 200, 301, 302, 307, 401, 401, 403, 404, 405, 429, 500, 503),
  headers,
  body: bodies,
});

const questions = fc.constantFrom<Question>(
  { ask: 'digest', of: { registry: NAME, repository: 'team/app', tag: '1' } },
  { ask: 'manifest', of: { registry: NAME, repository: 'team/app' } },
  { ask: 'config', of: { registry: NAME, repository: 'team/app', tag: '1' } },
  { ask: 'tags', of: { registry: NAME, repository: 'team/app' } },
);

interface Told {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Gives one answer after the other, and then from the first on. */
const repeating = (given: readonly Told[]) => {
  const requests: HttpRequest[] = [];
  const http: HostHttp = {
    async send(request): Promise<HttpResponse> {
      const { status, headers, body } = given[requests.length % given.length] ?? { status: 404, headers: {}, body: '' };
      requests.push(request);
      return {
        status,
        header: (name) => headers[name as keyof typeof headers],
        body: new TextEncoder().encode(body),
        address: '203.0.113.5',
      };
    },
  };
  return { requests, http };
};

const isKin = (host: string): boolean => host === NAME || host.endsWith(`.${NAME}`) || host === 'example.com';

/** Whatever a server does, this holds of each request. */
const assertHarmless = ({ url, headers, nearest }: HttpRequest): void => {
  const { protocol, hostname, username } = new URL(url);
  assert.equal(protocol, 'https:');
  assert.equal(username, '');
  assert.ok((zoneOf(hostname) ?? 'public') === 'public', url);
  assert.ok(nearest === 'public' || hostname === NAME, url);
  for (const value of Object.values(headers)) assert.match(value, /^[\x20-\x7e]*$/);
  if (JSON.stringify(headers).includes(SECRET)) assert.ok(isKin(hostname), url);
  if ('authorization' in headers) assert.ok(headers.authorization?.includes(SECRET) || hostname === NAME, url);
};

describe('whatever a server answers', () => {
  it('the client has an answer or a failure, after a bounded number of harmless requests', async () => {
    const property = fc.asyncProperty(fc.array(responses, { minLength: 1, maxLength: 6 }), questions, async (given, question) => {
      const { requests, http } = repeating(given);
      const logins = { [NAME]: { kind: 'password', user: 'anna', password: 'secret' } as const };
      const answer = await createRegistry({ ...registryHost({ logins }), http }).ask(question);
      assert.ok('failure' in answer ? answer.sentence.endsWith('.') : answer.askedAt > 0);
      // Each page may be asked for twice, each time along all redirects, and once for a token.
      assert.ok(requests.length <= 100 * 13, `${requests.length}`);
      requests.forEach(assertHarmless);
    });
    await fc.assert(property, { numRuns: 1_000 });
  });

  it('no digest is believed that the bytes do not have', async () => {
    const property = fc.asyncProperty(bodies, async (body) => {
      const { http } = repeating([{ status: 200, headers: {}, body }]);
      const asked = await createRegistry({ ...registryHost(), http }).ask({
        ask: 'manifest',
        of: { registry: NAME, repository: 'team/app', digest: DIGEST },
      });
      assert.ok('failure' in asked && asked.failure === 'wrong-digest');
      const tagged = await createRegistry({ ...registryHost(), http }).ask({
        ask: 'manifest',
        of: { registry: NAME, repository: 'team/app' },
      });
      if (!('failure' in tagged)) assert.equal(tagged.digest, `sha256:${sha256(body)}`);
    });
    await fc.assert(property, { numRuns: 500 });
  });
});

describe('whatever stands in a file', () => {
  it('a config of Docker is read', () => {
    const keys = fc.constantFrom('auths', 'credHelpers', 'credsStore', 'r.example.com', 'auth', 'identitytoken', 'username', 'password');
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ maxDepth: 3 }, fc.string(), fc.constant(null), fc.integer(), fc.dictionary(keys, tie('tree'))),
    }));
    fc.assert(
      fc.property(
        fc.oneof(
          tree.map((value) => JSON.stringify(value)),
          fc.string(),
        ),
        (text) => readDockerConfig(text).auths instanceof Map,
      ),
    );
  });
});
