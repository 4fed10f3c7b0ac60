import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { movedBaseOf } from '../../server/src/facts/images/moved-base.ts';
import type { AnswerTo, LookUps, Question } from '../../server/src/facts/look-ups.ts';
import type { Credentials, Host, HttpRequest } from '../../server/src/host.ts';
import { parseReference } from '../../server/src/image/reference.ts';
import { createRegistry } from '../../server/src/registry/registry.ts';
import { type Ends, type FakeServer, json, type Reply, reply, startFake } from './lab/fake-server.ts';
import { registryHost } from './lab/hosts.ts';

const HOST = 'code.example.com';
const ELSEWHERE = 'registry.example.com';
const LOGIN: Credentials = { kind: 'password', user: 'anna', password: 'top secret' };
const BASIC = Buffer.from('anna:top secret').toString('base64');

const QUESTIONS: Readonly<Record<string, Question>> = {
  'the tags of a repository': { ask: 'git-tags', of: { url: `https://${HOST}/team/tool` } },
  'whether there is a file': { ask: 'file', of: { url: `https://${HOST}/team/tool/a.tgz` } },
  'the sum of a file': { ask: 'file-sum', of: { url: `https://${HOST}/team/tool/a.tgz` }, algorithm: 'sha256' },
};

/** A host that serves repositories and files, and a registry, with logins for both; what reads logins is counted. */
const ask = async (ends: Ends, question: Question, [first, second = reply(200, {}, 'x')]: readonly [Reply, Reply?]) => {
  const [server, other] = [await startFake(ends, { replies: { '*': first } }), await startFake(ends, { replies: { '*': second } })];
  const log: string[] = [];
  const stand = { [`https://${HOST}`]: server.origin, [`https://${ELSEWHERE}`]: other.origin };
  const looked: string[] = [];
  const of = async (registry: string): Promise<Credentials> => {
    looked.push(registry);
    return LOGIN;
  };
  const host: Host = { ...registryHost({ stand, log }), credentials: { of } };
  const answer = await createRegistry(host, { tokenHosts: [HOST, ELSEWHERE] }).ask(question);
  return { outcome: 'failure' in answer ? answer.failure : 'answered', answer, server, other, log, looked };
};

/** The log of a server that would like to know who asks. */
const assertNobody = ({ requests }: FakeServer): void => {
  for (const { url, headers, body } of requests) {
    assert.deepEqual([headers.authorization, headers.cookie, headers['proxy-authorization']], [undefined, undefined, undefined], url);
    assert.equal(`${url}${JSON.stringify(headers)}${body}`.includes('anna') || JSON.stringify(headers).includes(BASIC), false, url);
  }
};

const DEMANDS: Readonly<Record<string, Reply>> = {
  'a password': reply(401, { 'www-authenticate': 'Basic realm="x"', 'set-cookie': 'who=you' }),
  'a token of its own': reply(401, { 'www-authenticate': `Bearer realm="https://${HOST}/token",service="x"` }),
  'a token of a registry': reply(401, { 'www-authenticate': `Bearer realm="https://${ELSEWHERE}/token",service="x"` }),
};

for (const [wanted, question] of Object.entries(QUESTIONS))
  describe(`a host with a login, asked about ${wanted}`, () => {
    for (const [demanded, demand] of Object.entries(DEMANDS))
      it(`gets none when it demands ${demanded}`, async (t) => {
        const { outcome, server, other, looked } = await ask(t, question, [demand, json({ token: 'x' })]);
        assert.equal(outcome, 'no-access');
        assert.deepEqual([server.requests.length, other.requests.length, looked], [1, 0, []]);
        assertNobody(server);
      });

    it('gets none, and nor does the registry that it sends to, whatever that one demands', async (t) => {
      const target = question.ask === 'git-tags' ? '/team/tool/info/refs?service=git-upload-pack' : '/v2/team/app/blobs/x';
      const moved = reply(302, { location: `https://${ELSEWHERE}${target}`, 'set-cookie': 'who=you' });
      for (const demand of [...Object.values(DEMANDS), reply(403)]) {
        const { outcome, server, other, looked, log } = await ask(t, question, [moved, demand]);
        assert.equal(outcome, 'no-access');
        assert.deepEqual([server.requests.length, other.requests.length, looked], [1, 1, []]);
        for (const one of [server, other]) assertNobody(one);
        assert.equal(log.join('\n').includes('anna'), false);
      }
    });

    it('is sent nowhere with a login in the address', async (t) => {
      const moved = reply(302, { location: `https://anna:x@${ELSEWHERE}/info/refs?service=git-upload-pack` });
      const { outcome, other } = await ask(t, question, [moved]);
      assert.deepEqual([outcome, other.requests.length], ['refused-redirect', 0]);
    });

    it('says in no log what stands behind the path', async (t) => {
      const moved = reply(302, { location: `https://${ELSEWHERE}/signed?signature=hush` });
      const { log, answer } = await ask(t, question, [moved, reply(404)]);
      assert.ok(log.some((line) => line.includes(`https://${ELSEWHERE}/signed: 404`)));
      assert.equal([...log, JSON.stringify(answer)].join('\n').includes('hush'), false);
    });
  });

describe('an address that a file names', () => {
  /** What the platform is asked to send, and how near that may get. */
  const sentFor = async (question: Question, insecure: readonly string[] = []) => {
    const sent: string[] = [];
    const send = async ({ url, nearest }: HttpRequest) => {
      sent.push(`${url.split('?')[0]} ${nearest}`);
      return { failure: 'unreachable' } as const;
    };
    await createRegistry({ ...registryHost(), http: { send } }, { insecure }).ask(question);
    return sent;
  };
  const metadata: readonly Question[] = [
    { ask: 'git-tags', of: { url: 'http://169.254.169.254/latest/meta-data' } },
    { ask: 'file', of: { url: 'http://169.254.169.254/latest/meta-data' } },
    { ask: 'digest', of: { registry: '169.254.169.254', repository: 'latest/meta-data', tag: '1' } },
    { ask: 'tags', of: { registry: 'metadata.google.internal', repository: 'x' } },
  ];

  it('is never asked where clouds tell secrets, and no name leads there', async () => {
    for (const question of metadata) {
      const log: string[] = [];
      const answer = await createRegistry(registryHost({ log })).ask(question);
      assert.equal('failure' in answer && answer.failure, 'refused-address');
      for (const one of await sentFor(question)) assert.match(one, /^https:.* loopback$/);
    }
  });

  it('may be such a one where the user has named it', async () => {
    const [, , question] = metadata;
    assert.ok(question);
    assert.deepEqual(await sentFor(question, ['169.254.169.254']), [
      'https://169.254.169.254/v2/latest/meta-data/manifests/1 link-local',
      'http://169.254.169.254/v2/latest/meta-data/manifests/1 link-local',
    ]);
  });
});

describe('the name of a registry that is not yet written to its end', () => {
  it('goes to nobody, and an image that has a dot in its name is asked about', async () => {
    const sent: string[] = [];
    const send = async ({ url }: HttpRequest) => {
      sent.push(url);
      return { failure: 'unreachable' } as const;
    };
    const registry = createRegistry({ ...registryHost(), http: { send } });
    const of = (name: string) => ({ registry: 'docker.io', repository: `library/${name}`, tag: '5000' });
    for (const ask of ['digest', 'push-date', 'tags', 'manifest', 'config'] as const) {
      const answer = await registry.ask({ ask, of: of('registry.corp.example') });
      assert.deepEqual('failure' in answer && answer.sentence, 'Docker Hub has no such image.');
    }
    assert.deepEqual(sent, []);
    await registry.ask({ ask: 'digest', of: of('rocket.chat') });
    assert.deepEqual(sent, ['https://registry-1.docker.io/v2/library/rocket.chat/manifests/5000']);
  });
});

describe('the base that an image names in a label', () => {
  const askedFor = (label: string): readonly string[] => {
    const asked: string[] = [];
    const base = { name: label, digest: `sha256:${'a'.repeat(64)}` };
    const lookUps: LookUps = {
      answerTo(question) {
        const { of } = question;
        if (!('registry' in of)) return undefined;
        asked.push(`${of.registry}/${of.repository}`);
        const told = { digest: `sha256:${'b'.repeat(64)}`, labels: {}, base, askedAt: 0 };
        return question.ask === 'config' && asked.length === 1 ? (told as unknown as AnswerTo<typeof question>) : undefined;
      },
    };
    const parsed = parseReference('registry.example.com/team/app:1');
    assert.ok('reference' in parsed);
    movedBaseOf(parsed.reference, undefined, { lookUps });
    return asked.slice(1);
  };

  it('is asked of the registry of the image, or of Docker Hub where that is what is written, and of nobody else', () => {
    assert.deepEqual(askedFor('registry.example.com/team/base:1'), ['registry.example.com/team/base']);
    assert.deepEqual(askedFor('docker.io/library/debian:13'), ['docker.io/library/debian']);
    for (const label of [
      'our-secret-base:1',
      'team/base:1',
      'docker.io/team/base:1',
      'evil.example.net/base:1',
      '169.254.169.254/x:1',
      'a b',
    ])
      assert.deepEqual(askedFor(label), [], label);
  });
});
