import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { SumAlgorithm } from '../../server/src/facts/look-ups.ts';
import type { HttpRequest } from '../../server/src/host.ts';
import { createRegistry } from '../../server/src/registry/registry.ts';
import { type Ends, type Replies, type Reply, reply, startFake } from './lab/fake-server.ts';
import { registryHost } from './lab/hosts.ts';

const FILE = randomBytes(300_000);
const ORIGIN = 'https://downloads.example.com';
const CDN = 'https://cdn.example.net';

const sumOf = (algorithm: SumAlgorithm) => createHash(algorithm).update(FILE).digest('hex');

const ask = async (ends: Ends, replies: Replies, { others = {} as Replies, algorithm = 'sha256' as SumAlgorithm } = {}) => {
  const server = await startFake(ends, { replies });
  const other = await startFake(ends, { replies: others });
  const host = registryHost({ stand: { [ORIGIN]: server.origin, [CDN]: other.origin } });
  const answer = await createRegistry(host).ask({ ask: 'file-sum', of: { url: `${ORIGIN}/tool.tar.gz` }, algorithm });
  return { outcome: 'failure' in answer ? answer.failure : answer.sum, answer, server, other };
};

describe('a file', () => {
  const askFor = async (ends: Ends, file: Reply, moved?: Reply) => {
    const server = await startFake(ends, { replies: moved ? { '/tool.tar.gz': moved, '*': file } : { '*': file } });
    const registry = createRegistry(registryHost({ stand: { [ORIGIN]: server.origin, [CDN]: server.origin } }));
    const answer = await registry.ask({ ask: 'file', of: { url: `${ORIGIN}/tool.tar.gz` } });
    const { askedAt: _, ...rest } = answer as typeof answer & { askedAt?: number };
    return { answer: 'failure' in rest ? rest.failure : rest, server };
  };
  const part = reply(206, { 'content-range': `bytes 0-0/${FILE.length}` }, FILE.subarray(0, 1));

  it('is known to be there by its first byte', async (t) => {
    const { answer, server } = await askFor(t, part);
    assert.deepEqual(answer, { size: FILE.length });
    assert.deepEqual(
      server.requests.map(({ method, headers }) => [method, headers.range]),
      [['GET', 'bytes=0-0']],
    );
    assert.deepEqual((await askFor(t, part, reply(302, { location: `${CDN}/x?signature=1` }))).answer, { size: FILE.length });
  });

  it('is known to be there where a server sends all of it, or nothing of what is empty', async (t) => {
    assert.deepEqual((await askFor(t, reply(200, {}, FILE))).answer, {});
    assert.deepEqual((await askFor(t, reply(200, {}, 'small'))).answer, { size: 5 });
    assert.deepEqual((await askFor(t, reply(416))).answer, { size: 0 });
    assert.deepEqual((await askFor(t, reply(206, { 'content-range': 'bytes 0-0/*' }, 'x'))).answer, {});
  });

  it('is not there where the server says so, and not known where it says something else', async (t) => {
    assert.equal((await askFor(t, reply(404, {}, FILE))).answer, 'not-found');
    assert.equal((await askFor(t, part, reply(302, { location: 'https://127.0.0.1/x' }))).answer, 'refused-redirect');
    assert.equal((await askFor(t, reply(500))).answer, 'server-error');
  });
});

describe('the sum of a file', () => {
  it('is that of the bytes that are sent', async (t) => {
    for (const algorithm of ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'] as const) {
      const { answer } = await ask(t, { '*': reply(200, {}, FILE) }, { algorithm });
      assert.ok('sum' in answer, JSON.stringify(answer));
      assert.deepEqual([answer.sum, answer.size], [sumOf(algorithm), FILE.length]);
    }
  });

  it('is had from where the file lies, which is told nothing but what is wanted', async (t) => {
    const replies = { '*': reply(302, { location: `${CDN}/x?signature=1` }) };
    const { outcome, server, other } = await ask(t, replies, { others: { '*': reply(200, {}, FILE) } });
    assert.equal(outcome, sumOf('sha256'));
    assert.deepEqual(Object.keys(other.requests[0]?.headers ?? {}).sort(), [
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
    for (const { headers } of [...server.requests, ...other.requests]) assert.equal(headers['accept-encoding'], 'identity');
  });

  it('is not had where a redirect must not be followed', async (t) => {
    for (const location of ['http://cdn.example.net/x', 'https://127.0.0.1/x', 'https://10.0.0.1/x', `${ORIGIN}/tool.tar.gz`]) {
      const { outcome } = await ask(t, { '*': reply(302, { location }) });
      assert.equal(outcome, 'refused-redirect', location);
    }
  });

  it('is none of what is packed on the way, breaks off, or is an error', async (t) => {
    const broken: Reply = (response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('x', () => response.destroy());
    };
    assert.equal((await ask(t, { '*': reply(200, { 'content-encoding': 'gzip' }, gzipSync(FILE)) })).outcome, 'malformed');
    assert.equal((await ask(t, { '*': broken })).outcome, 'unreachable');
    const { answer } = await ask(t, { '*': reply(404, {}, FILE) });
    assert.deepEqual('sentence' in answer && answer.sentence, 'downloads.example.com has no such file.');
    assert.equal((await ask(t, { '*': reply(206, {}, FILE) })).outcome, 'malformed');
  });

  it('is given up where the file does not end', async (t) => {
    const mebibyte = Buffer.alloc(1_024 * 1_024);
    let sent = 0;
    const endless: Reply = (response) => {
      response.writeHead(200);
      const more = (): void => {
        while (!response.destroyed && response.write(mebibyte)) sent += 1;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    };
    assert.equal((await ask(t, { '*': endless })).outcome, 'too-large');
    assert.ok(sent < 700, `${sent} MiB`);
  });

  it('costs so much within an hour and no more, whoever has how many files, and a few at once', async () => {
    const half = 512 * 1_024 * 1_024;
    let [now, running, most, size] = [0, 0, 0, half / 2];
    const fetched: string[] = [];
    const hash = async ({ url, maxBytes }: HttpRequest) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running -= 1;
      fetched.push(url);
      assert.equal(maxBytes, half);
      return size > maxBytes ? ({ failure: 'too-large' } as const) : { status: 200, header: () => undefined, sum: 'ab', size };
    };
    const host = { ...registryHost(), http: { send: async () => ({ failure: 'unreachable' }) as const, hash } };
    const registry = createRegistry(host, { now: () => now, freshness: 'new' });
    const askFor = async (count: number, name: string): Promise<string[]> => {
      const urls = Array.from({ length: count }, (_, index) => `https://host${index}.example.com/${name}`);
      const answers = await Promise.all(urls.map((url) => registry.ask({ ask: 'file-sum', of: { url }, algorithm: 'sha256' })));
      return answers.map((answer) => ('failure' in answer ? answer.failure : 'known'));
    };
    const countOf = (outcomes: readonly string[], outcome: string): number => outcomes.filter((one) => one === outcome).length;
    const first = await askFor(50, 'a');
    // Sixteen, and those under way meanwhile.
    assert.ok(fetched.length >= 16 && fetched.length < 20, `${fetched.length}`);
    assert.deepEqual([countOf(first, 'known'), countOf(first, 'fetched-enough'), most], [fetched.length, 50 - fetched.length, 4]);
    assert.deepEqual(await askFor(1, 'b'), ['fetched-enough']);
    now += 3_600_000;
    assert.equal(countOf(await askFor(20, 'a'), 'known'), 20, 'what was fetched is known, and what was not may be asked for anew');
    now += 3_600_000;
    size = half + 1;
    const before = fetched.length;
    const large = await askFor(50, 'c');
    assert.equal(countOf(large, 'too-large') + countOf(large, 'fetched-enough'), 50);
    assert.ok(fetched.length - before >= 8 && fetched.length - before < 12, `${fetched.length - before}`);
  });

  it('is told to be out of reach on a platform that has no sums', async () => {
    const { http, ...host } = registryHost();
    assert.ok(http);
    const registry = createRegistry({ ...host, http: { send: (request) => http.send(request) } });
    const answer = await registry.ask({ ask: 'file-sum', of: { url: `${ORIGIN}/x` }, algorithm: 'sha256' });
    assert.deepEqual('failure' in answer && answer.failure, 'no-sums');
  });
});
