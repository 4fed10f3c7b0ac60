import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { createRegistry } from '../../server/src/registry/registry.ts';
import { endsOfSuite, reply, startFake } from './lab/fake-server.ts';
import { type GitServer, startGitServer } from './lab/git-server.ts';
import { registryHost } from './lab/hosts.ts';
import { reasonToSkip } from './lab/parts.mjs';

const skip = reasonToSkip();

const TAGS = [
  { name: 'v1.0.0', kind: 'annotated' },
  { name: 'v1.1.0', kind: 'light' },
  { name: 'release/2.0', kind: 'annotated' },
] as const;

const askFor = (url: string, host = registryHost()) => createRegistry(host).ask({ ask: 'git-tags', of: { url } });

describe("git's own server", { skip }, () => {
  const ends = endsOfSuite();
  let server: GitServer;
  const expected = () => TAGS.map(({ name }) => ({ name, commit: server.commitOf('tool.git', name) }));
  const tagsAt = async (url: string, host = registryHost()) => {
    const answer = await askFor(url, host);
    assert.ok('tags' in answer, JSON.stringify(answer));
    return [...answer.tags].sort((a, b) => a.name.localeCompare(b.name));
  };
  const sorted = () => expected().sort((a, b) => a.name.localeCompare(b.name));

  before(async () => {
    server = await startGitServer(ends, [
      { name: 'tool.git', tags: TAGS },
      { name: 'empty.git', tags: [] },
      { name: 'long.git', tags: TAGS, objectFormat: 'sha256' },
      { name: 'moving.git', tags: TAGS },
    ]);
  });

  it('tells the tags and the commits behind them, in version 2 of the protocol, and no branch', async () => {
    const from = server.requests.length;
    assert.deepEqual(await tagsAt(`https://${server.host}/tool.git`), sorted());
    assert.deepEqual(server.requests.slice(from), [
      { line: 'GET /tool.git/info/refs?service=git-upload-pack', protocol: 'version=2' },
      { line: 'POST /tool.git/git-upload-pack', protocol: 'version=2' },
    ]);
  });

  it('tells them in the first version of the protocol, too', async () => {
    const host = registryHost();
    const { http } = host;
    assert.ok(http);
    const old = (request: Parameters<typeof http.send>[0]) => {
      const { 'git-protocol': _, ...headers } = request.headers;
      return http.send({ ...request, headers });
    };
    assert.deepEqual(await tagsAt(`https://${server.host}/tool.git`, { ...host, http: { ...http, send: old } }), sorted());
  });

  it('may have names of objects that are longer', async () => {
    const tags = await tagsAt(`https://${server.host}/long.git`);
    assert.equal(tags.length, 3);
    for (const { commit, name } of tags) assert.equal(commit, server.commitOf('long.git', name));
  });

  it('may have no tags, or no such repository', async () => {
    assert.deepEqual(await tagsAt(`https://${server.host}/empty.git`), []);
    const answer = await askFor(`https://${server.host}/other.git`);
    assert.deepEqual('failure' in answer && [answer.failure, answer.sentence], ['not-found', `${server.host} has no such repository.`]);
  });

  it('is asked anew for tags that have been added, and not for what is an hour old', async () => {
    const clock = { time: Date.UTC(2026, 0, 20) };
    const registry = createRegistry(registryHost(), { now: () => clock.time, freshness: 'recent' });
    const count = async () => {
      const answer = await registry.ask({ ask: 'git-tags', of: { url: `http://${server.host}/moving.git` } });
      assert.ok('tags' in answer, JSON.stringify(answer));
      return answer.tags.length;
    };
    assert.equal(await count(), 3);
    server.git('moving.git', 'tag', 'v3', 'main');
    assert.equal(await count(), 3);
    clock.time += 61 * 60_000;
    assert.equal(await count(), 4);
  });

  it('is found where a repository has moved to', async (t) => {
    const moved = await startFake(t, {
      replies: {
        '/old/tool/info/refs': reply(301, { location: `http://${server.host}/tool.git/info/refs?service=git-upload-pack` }),
      },
    });
    const host = registryHost({ stand: { 'https://git.example.com': moved.origin } });
    // On the internet nothing leads to this machine; here the one that is asked is on it as well.
    assert.deepEqual(
      await askFor('https://git.example.com/old/tool', host).then((answer) => 'failure' in answer && answer.failure),
      'refused-redirect',
    );
    assert.deepEqual(await tagsAt(`http://${moved.host}/old/tool`), sorted());
  });
});
