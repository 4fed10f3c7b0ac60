import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { HostHttp, HttpRequest, HttpResponse, Zone } from '../../server/src/host.ts';
import { createRegistry, type RegistryOptions } from '../../server/src/registry/registry.ts';
import { registryHost } from './lab/hosts.ts';

interface Given {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly address?: string;
  readonly body?: string;
}

/** Answers by address, and what was asked of the platform. */
const recording = (answers: Readonly<Record<string, Given>>) => {
  const requests: HttpRequest[] = [];
  const http: HostHttp = {
    async send(request): Promise<HttpResponse> {
      requests.push(request);
      const { status, headers = {}, address, body = '' } = answers[request.url.split('?')[0] ?? ''] ?? { status: 404 };
      const bytes = new TextEncoder().encode(body);
      return { status, header: (name) => headers[name], body: bytes, ...(address !== undefined && { address }) };
    },
  };
  return { requests, http };
};

const URL_OF_TAG = 'https://r.example.com/v2/team/app/manifests/1';

const boundsOf = async (answers: Readonly<Record<string, Given>>, options: RegistryOptions = {}) => {
  const { requests, http } = recording(answers);
  await createRegistry({ ...registryHost(), http }, options).ask({
    ask: 'digest',
    of: { registry: 'r.example.com', repository: 'team/app', tag: '1' },
  });
  return requests.map(({ url, nearest, certificates }) => `${new URL(url).host} ${nearest} ${certificates}`);
};

describe('what a platform is told', () => {
  const addresses: readonly (readonly [address: string | undefined, nearest: Zone])[] = [
    ['203.0.113.5', 'public'],
    ['2001:db8::1', 'public'],
    ['10.0.0.5', 'private'],
    ['127.0.0.1', 'loopback'],
    [undefined, 'public'],
  ];

  for (const [address, nearest] of addresses) {
    const own = address === undefined ? {} : { address };

    it(`a redirect of a registry at ${address} leads no nearer than ${nearest}`, async () => {
      const moved = { status: 307, headers: { location: 'https://cdn.example.net/x' }, ...own };
      const expected = ['r.example.com loopback verified', `cdn.example.net ${nearest} verified`];
      assert.deepEqual(await boundsOf({ [URL_OF_TAG]: moved }), expected);
    });

    it(`a token server of a registry at ${address} is no nearer than ${nearest}`, async () => {
      const demand = { status: 401, headers: { 'www-authenticate': 'Bearer realm="https://auth.example.net/t"' }, ...own };
      const expected = ['r.example.com loopback verified', `auth.example.net ${nearest} verified`];
      assert.deepEqual(await boundsOf({ [URL_OF_TAG]: demand }), expected);
    });
  }

  it('the certificates of an insecure registry count for nothing, those of others for as much as ever', async () => {
    const insecure = { insecure: ['r.example.com'] };
    const moved = { status: 307, headers: { location: 'https://cdn.example.net/x' } };
    assert.deepEqual(await boundsOf({ [URL_OF_TAG]: moved }, insecure), [
      'r.example.com link-local any',
      'cdn.example.net public verified',
    ]);
    const demand = (realm: string) => ({ [URL_OF_TAG]: { status: 401, headers: { 'www-authenticate': `Bearer realm="${realm}"` } } });
    const own = await boundsOf(demand('https://r.example.com/token'), insecure);
    assert.deepEqual(own, ['r.example.com link-local any', 'r.example.com public any']);
    const other = await boundsOf(demand('https://auth.example.net/token'), insecure);
    assert.deepEqual(other, ['r.example.com link-local any', 'auth.example.net public verified']);
  });
});
