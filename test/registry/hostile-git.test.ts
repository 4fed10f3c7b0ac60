import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readAdvertisement, readRefs } from '../../server/src/registry/git-refs.ts';
import { packetOf } from '../../server/src/registry/pkt-lines.ts';
import { createRegistry } from '../../server/src/registry/registry.ts';
import { type Ends, type Replies, type Reply, reply, startFake } from './lab/fake-server.ts';
import { registryHost } from './lab/hosts.ts';

const ORIGIN = 'https://git.example.com';
const FIRST = '/team/tool/info/refs';
const SECOND = '/team/tool/git-upload-pack';
const QUERY = '?service=git-upload-pack';
const COMMIT = 'a'.repeat(40);

/** A repository on the internet, as the client sees it, and other hosts. */
const ask = async (ends: Ends, replies: Replies, others: Readonly<Record<string, Replies>> = {}) => {
  const server = await startFake(ends, { replies });
  const stand: Record<string, string> = { [ORIGIN]: server.origin };
  for (const [origin, own] of Object.entries(others)) stand[origin] = (await startFake(ends, { replies: own })).origin;
  const logins = { 'git.example.com': { kind: 'password', user: 'anna', password: 'top secret' } } as const;
  const registry = createRegistry(registryHost({ stand, logins }));
  const answer = await registry.ask({ ask: 'git-tags', of: { url: `${ORIGIN}/team/tool` } });
  return { outcome: 'failure' in answer ? answer.failure : answer.tags.map(({ name }) => name), server };
};

const SERVICE = `${packetOf('# service=git-upload-pack\n')}0000`;
const VERSION_2 = `${SERVICE}${['version 2\n', 'agent=git/2\n', 'ls-refs=unborn\n', 'fetch=shallow\n'].map(packetOf).join('')}0000`;
const refs = (...lines: string[]) => `${lines.map((line) => packetOf(`${line}\n`)).join('')}0000`;
const says = (body: string | Uint8Array): Reply => reply(200, { 'content-type': 'application/x-git-upload-pack-advertisement' }, body);
const moved = (location: string): Reply => reply(301, { location });

describe('a Git server that means no good', () => {
  it('gets no login, whatever it demands', async (t) => {
    const { outcome, server } = await ask(t, { [FIRST]: reply(401, { 'www-authenticate': 'Basic realm="git"' }) });
    assert.equal(outcome, 'no-access');
    assert.deepEqual(
      server.requests.map(({ url, headers }) => [url, headers.authorization, headers.cookie]),
      [[`${FIRST}${QUERY}`, undefined, undefined]],
    );
  });

  it('sends neither in circles, nor in plain HTTP, nor near to this machine, nor to anything but a repository', async (t) => {
    const found = says(`${SERVICE}${refs(`${COMMIT} refs/tags/v1`)}`);
    const near = await startFake(t, { replies: { '*': found } });
    const targets = [
      `${ORIGIN}${FIRST}${QUERY}`,
      `http://other.example.com/team/tool/info/refs${QUERY}`,
      `https://127.0.0.1:${near.port}/info/refs${QUERY}`,
      `https://169.254.169.254/info/refs${QUERY}`,
      `https://anna:secret@other.example.com/info/refs${QUERY}`,
      'https://other.example.com/somewhere',
      'https://[::1',
    ];
    for (const target of targets) {
      const others = { 'https://other.example.com': { '*': found } };
      assert.equal((await ask(t, { [FIRST]: moved(target) }, others)).outcome, 'refused-redirect', target);
    }
    assert.equal(near.requests.length, 0);
  });

  it('is followed three times and no more', async (t) => {
    const hop = (index: number, last: number): [string, Reply] => [
      `/hop${index}/info/refs`,
      index === last ? says(`${SERVICE}${refs(`${COMMIT} refs/tags/v1`)}`) : moved(`/hop${index + 1}/info/refs${QUERY}`),
    ];
    const chain = (last: number): Replies => Object.fromEntries(Array.from({ length: last }, (_, index) => hop(index + 1, last)));
    const first = { [FIRST]: moved(`/hop1/info/refs${QUERY}`) };
    assert.deepEqual((await ask(t, { ...first, ...chain(3) })).outcome, ['v1']);
    assert.equal((await ask(t, { ...first, ...chain(4) })).outcome, 'refused-redirect');
  });

  it('is told what is wanted where it moved to, and not sent on from there', async (t) => {
    const replies = { [FIRST]: says(VERSION_2), [SECOND]: moved('https://other.example.com/git-upload-pack') };
    const others = { 'https://other.example.com': { '*': says(refs(`${COMMIT} refs/tags/v1`)) } };
    assert.equal((await ask(t, replies, others)).outcome, 'refused-redirect');
  });

  it('is not believed when it speaks something else, or breaks off', async (t) => {
    const whole = refs(`${COMMIT} refs/tags/v1`);
    const answers: Replies[] = [
      { [FIRST]: says('<!doctype html><title>Log in</title>') },
      { [FIRST]: says('') },
      { [FIRST]: says('0000') },
      { [FIRST]: says(`${SERVICE}${whole.slice(0, -4)}`) },
      { [FIRST]: says(`${SERVICE}${whole.slice(0, -9)}`) },
      { [FIRST]: says(`${SERVICE}0003${whole}`) },
      { [FIRST]: says(`${SERVICE}${packetOf('ERR no such thing\n')}0000`) },
      { [FIRST]: says(`${SERVICE}${packetOf('version 2\n')}0000`) },
      { [FIRST]: says(VERSION_2), [SECOND]: says(whole.slice(0, -4)) },
      { [FIRST]: says(VERSION_2), [SECOND]: says(`${packetOf('ERR upload-pack: not our ref\n')}0000`) },
    ];
    for (const replies of answers) assert.equal((await ask(t, replies)).outcome, 'malformed');
  });

  it('tells tags that Git allows, and no others', async (t) => {
    const names = ['v1.0', 'x..y', 'v2^{}', 'v3\u001b[31m', 'v4~1', 'x'.repeat(300), 'release/1.0', 'ü1.0'];
    const lines = names.map((name) => `${COMMIT} refs/tags/${name}`);
    const replies = { [FIRST]: says(VERSION_2), [SECOND]: says(Buffer.from(refs(...lines), 'latin1')) };
    assert.deepEqual((await ask(t, replies)).outcome, ['v1.0', 'v2', 'release/1.0']);
  });

  it('can neither send without end nor a list without end', async (t) => {
    const endless: Reply = (response) => {
      response.writeHead(200);
      const chunk = Buffer.alloc(64 * 1_024, packetOf(`${COMMIT} refs/tags/v1\n`));
      const more = (): void => {
        while (!response.destroyed && response.write(chunk));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    };
    assert.equal((await ask(t, { [FIRST]: endless })).outcome, 'too-large');
    const many = Array.from({ length: 100_001 }, (_, index) => `${COMMIT} refs/tags/${index}`);
    assert.equal((await ask(t, { [FIRST]: says(`${SERVICE}${refs(...many)}`) })).outcome, 'too-large');
  });

  it('is left alone when it wants to be', async (t) => {
    const { outcome, server } = await ask(t, { [FIRST]: reply(429, { 'retry-after': '60' }) });
    assert.equal(outcome, 'rate-limited');
    assert.equal(server.requests.length, 1);
  });
});

describe('addresses of repositories', () => {
  it('hold no user, no query and no fragment, and are of the web', async () => {
    const registry = createRegistry(registryHost());
    const urls = [
      'ssh://git@example.com/x',
      'file:///etc',
      'https://a:b@example.com/x',
      'https://example.com/x?y',
      'https://example.com/',
      'x',
    ];
    for (const url of urls) {
      const answer = await registry.ask({ ask: 'git-tags', of: { url } });
      assert.deepEqual('failure' in answer && answer.sentence, 'This is no address that a repository can be asked for at.', url);
    }
  });
});

/** Whatever is read of bytes consists of names that show and of commits. */
const assertPlain = (bytes: Uint8Array): void => {
  const advertisement = readAdvertisement(bytes);
  const tags = [...(advertisement && 'tags' in advertisement ? advertisement.tags : []), ...(readRefs(bytes) ?? [])];
  for (const { name, commit } of tags) assert.match(`${name} ${commit}`, /^[!-~]+ [0-9a-f]{40}$/);
};

describe('packets', () => {
  it('of any bytes are read without an error', () => {
    const piece = fc.oneof(
      fc.constantFrom('0000', '0001', '0003', '000', 'ffff', '0004', SERVICE, VERSION_2, packetOf(`${COMMIT} refs/tags/v1\n`)),
      fc.string(),
      fc.string().map(packetOf),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        assertPlain(new TextEncoder().encode(pieces.join('')));
      }),
    );
    fc.assert(fc.property(fc.uint8Array(), assertPlain));
  });
});
