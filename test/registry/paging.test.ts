import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRegistry } from '../../server/src/registry/registry.ts';
import { type Ends, json, type Replies, type Reply, startFake } from './lab/fake-server.ts';
import { registryHost } from './lab/hosts.ts';

const LIST = '/v2/team/app/tags/list';

const tagsOf = async (ends: Ends, replies: Replies) => {
  const server = await startFake(ends, { replies });
  const answer = await createRegistry(registryHost()).ask({ ask: 'tags', of: { registry: server.host, repository: 'team/app' } });
  return { server, answer: 'failure' in answer ? answer.failure : { tags: answer.tags, complete: answer.complete } };
};

/** Pages by their query, and what each says of the next. */
const pages =
  (links: Readonly<Record<string, string>>): Reply =>
  (response, request) => {
    const query = request.url.split('?')[1] ?? '';
    const link = links[query];
    json({ name: 'team/app', tags: [`tag-${query}`.replace(/\W/g, '-')] }, link === undefined ? {} : { link })(response, request);
  };

const queries = (requests: readonly { readonly url: string }[]): string[] => requests.map(({ url }) => url);

describe('pages of tags', () => {
  it('are read until one names no next', async (t) => {
    const links = { 'n=1000': `<${LIST}?last=b&n=1000>; rel="next"`, 'last=b&n=1000': `<${LIST}?next_page=xyz>; title="a, b"; rel=next` };
    const { server, answer } = await tagsOf(t, { [LIST]: pages(links) });
    assert.deepEqual(answer, { tags: ['tag-n-1000', 'tag-last-b-n-1000', 'tag-next_page-xyz'], complete: true });
    assert.deepEqual(queries(server.requests), [`${LIST}?n=1000`, `${LIST}?last=b&n=1000`, `${LIST}?next_page=xyz`]);
  });

  it('may be linked among others, by a whole address or by one that leaves out a part of the path', async (t) => {
    const replies: Record<string, Reply> = {};
    replies[LIST] = (response, request) => {
      const origin = `http://${request.headers.host}`;
      const links = {
        'n=1000': `</first>; rel="first", <${origin}/elsewhere?page=2>; rel="last next"`,
        'page=2': '</v2/app/tags/list?page=3>; rel="next"',
      };
      pages(links)(response, request);
    };
    const { server, answer } = await tagsOf(t, replies);
    assert.deepEqual(answer, { tags: ['tag-n-1000', 'tag-page-2', 'tag-page-3'], complete: true });
    assert.ok(server.requests.every(({ url }) => url.startsWith(`${LIST}?`)));
  });

  it('lead to no other host, and then are not all', async (t) => {
    const other = await startFake(t, { replies: {} });
    for (const target of [`${other.origin}${LIST}?page=2`, `//${other.host}/?x`, 'https://[', LIST]) {
      const { answer } = await tagsOf(t, { [LIST]: pages({ 'n=1000': `<${target}>; rel="next"` }) });
      assert.deepEqual(answer, { tags: ['tag-n-1000'], complete: false }, target);
    }
    assert.deepEqual(other.requests, []);
  });

  it('that go round in circles end', async (t) => {
    const links = { 'n=1000': `<${LIST}?page=2>; rel="next"`, 'page=2': `<${LIST}?n=1000>; rel="next"` };
    const { server, answer } = await tagsOf(t, { [LIST]: pages(links) });
    assert.deepEqual(answer, { tags: ['tag-n-1000', 'tag-page-2'], complete: false });
    assert.equal(server.requests.length, 2);
  });

  it('that never end are left after a hundred', async (t) => {
    const { server, answer } = await tagsOf(t, {
      [LIST]: (response, request) => {
        const page = Number(/page=(\d+)/.exec(request.url)?.[1] ?? 1);
        json({ tags: [`${page}`] }, { link: `<${LIST}?page=${page + 1}>; rel="next"` })(response, request);
      },
    });
    assert.equal(server.requests.length, 100);
    assert.equal(typeof answer === 'object' && answer.tags.length === 100 && !answer.complete, true);
  });

  it('hold what is a tag and nothing else', async (t) => {
    const tags = ['1.0', 5, null, '../x', 'a b', 'x'.repeat(129), '', '_ok', '1.0'];
    assert.deepEqual((await tagsOf(t, { [LIST]: json({ tags }) })).answer, { tags: ['1.0', '_ok'], complete: true });
    assert.deepEqual((await tagsOf(t, { [LIST]: json({ tags: null }) })).answer, { tags: [], complete: true });
    assert.equal((await tagsOf(t, { [LIST]: json({ tags: 'x' }) })).answer, 'malformed');
    assert.equal((await tagsOf(t, { [LIST]: json([]) })).answer, 'malformed');
  });

  it('that are too large are not read to their end', async (t) => {
    const { answer } = await tagsOf(t, {
      [LIST]: (response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const more = (): void => void (response.destroyed || response.write(' '.repeat(65_536), () => setImmediate(more)));
        more();
      },
    });
    assert.equal(answer, 'too-large');
  });
});
