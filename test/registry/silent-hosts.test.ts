import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { HostHttp } from '../../server/src/host.ts';
import { createRegistry } from '../../server/src/registry/registry.ts';
import { registryHost } from './lab/hosts.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;

/** Hosts of which those named say nothing, for as long as they are waited for. */
const world = (silent: Set<string>, failure: 'timeout' | 'unknown-host' = 'timeout') => {
  const clock = { time: 1_700_000_000_000 };
  const asked: string[] = [];
  const http: HostHttp = {
    async send({ url, milliseconds }) {
      const { host } = new URL(url);
      asked.push(host);
      if (!silent.has(host))
        return { status: 200, header: (name) => (name === 'docker-content-digest' ? DIGEST : undefined), body: new Uint8Array() };
      clock.time += milliseconds;
      return { failure };
    },
  };
  const registry = createRegistry({ ...registryHost(), http }, { now: () => clock.time });
  const digestOf = (host: string, tag: string) => registry.ask({ ask: 'digest', of: { registry: host, repository: 'team/app', tag } });
  let tags = 0;
  const askFor = async (host: string, count: number) => {
    const answers = [];
    for (let index = 0; index < count; index++) answers.push(await digestOf(host, `t${tags++}`));
    return answers;
  };
  return { clock, asked, askFor };
};

describe('a host that says nothing', () => {
  it('is asked four times, and then costs nobody any more time', async () => {
    const { clock, asked, askFor } = world(new Set(['quiet.example']));
    const since = clock.time;
    const answers = await askFor('quiet.example', 40);
    assert.equal(asked.length, 4);
    assert.equal(clock.time - since, 16_000, 'ten seconds, and two for each that comes after');
    for (const answer of answers) assert.equal('sentence' in answer && answer.sentence, 'quiet.example took too long to answer.');
  });

  it('is left alone likewise where nobody knows its address', async () => {
    const { asked, askFor } = world(new Set(['nowhere.example']), 'unknown-host');
    const answers = await askFor('nowhere.example', 40);
    // With HTTPS only, for a name that is unknown is so in plain HTTP, too.
    assert.equal(asked.length, 4);
    for (const answer of answers) assert.equal('sentence' in answer && answer.sentence, 'No address is known for nowhere.example.');
  });

  it('has its ten seconds again after that', async () => {
    const { clock, askFor } = world(new Set(['quiet.example']));
    await askFor('quiet.example', 5);
    clock.time += 60_001;
    const since = clock.time;
    await askFor('quiet.example', 1);
    assert.equal(clock.time - since, 10_000);
  });

  it('holds up no other', async () => {
    const { askFor } = world(new Set(['quiet.example']));
    await askFor('quiet.example', 5);
    assert.ok((await askFor('busy.example', 5)).every((answer) => 'digest' in answer));
  });

  it('is asked again a minute later, and is as good as any once it speaks', async () => {
    const silent = new Set(['quiet.example']);
    const { clock, asked, askFor } = world(silent);
    await askFor('quiet.example', 5);
    clock.time += 60_001;
    silent.clear();
    assert.ok((await askFor('quiet.example', 3)).every((answer) => 'digest' in answer));
    silent.add('quiet.example');
    asked.length = 0;
    await askFor('quiet.example', 6);
    assert.equal(asked.length, 4, 'what it missed before it spoke counts no more');
  });
});
