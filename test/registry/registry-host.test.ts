import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { withRegistries } from '../../server/src/main/registry/registry-host.ts';
import { createRegistry } from '../../server/src/registry/registry.ts';
import { memoryHost } from '../server/memory-host.ts';
import { temporaryFolder } from './lab/debian-registry.ts';
import { reply, startFake } from './lab/fake-server.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;

describe('the host of a process', () => {
  it('asks registries as the user of the machine, and keeps what they say', async (t) => {
    const home = temporaryFolder(t);
    const authorization = `Basic ${Buffer.from('anna:secret').toString('base64')}`;
    const server = await startFake(t, {
      replies: {
        '*': (response, request) => {
          const isKnown = request.headers.authorization === authorization;
          const answer = isKnown ? reply(200, { 'docker-content-digest': DIGEST }) : reply(401, { 'www-authenticate': 'Basic realm=x' });
          answer(response, request);
        },
      },
    });
    mkdirSync(join(home, '.docker'));
    writeFileSync(join(home, '.docker', 'config.json'), JSON.stringify({ auths: { [server.host]: { auth: authorization.slice(6) } } }));
    const env = { HOME: home, XDG_CACHE_HOME: join(home, 'cache') };
    const log: string[] = [];
    const ask = (workspace: 'trusted' | 'untrusted') =>
      createRegistry(withRegistries(memoryHost({}, log), { env, workspace })).ask({
        ask: 'digest',
        of: { registry: server.host, repository: 'team/app', tag: '1' },
      });
    const refused = await ask('untrusted');
    assert.equal('failure' in refused && refused.sentence, 'Registries are not asked here.');
    assert.deepEqual([server.requests.length, readdirSync(home).sort()], [0, ['.docker']]);
    const answer = await ask('trusted');
    assert.equal('digest' in answer && answer.digest, DIGEST);
    assert.deepEqual(await ask('trusted'), answer);
    assert.equal(server.requests.length, 2);
    assert.equal(readdirSync(join(home, 'cache', 'plimsoll', 'registry')).length, 1);
    for (const secret of ['secret', authorization.slice(6)]) assert.equal(log.join('\n').includes(secret), false);
  });
});
