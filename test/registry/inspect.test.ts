import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { run } from '../cli/a-run.ts';
import { startRegistry, temporaryFolder } from './lab/debian-registry.ts';
import { endsOfSuite, reply, startFake } from './lab/fake-server.ts';
import { reasonToSkip } from './lab/parts.mjs';
import { push } from './lab/push.ts';
import { realLinter } from './lab/real-linter.ts';
import { amd64, multi, WORLD } from './lab/world.ts';

const skip = reasonToSkip();

describe('inspecting an image with its registry asked', { skip }, () => {
  const ends = endsOfSuite();
  let host = '';

  before(async () => {
    host = await startRegistry(ends);
    for (const pushed of WORLD.slice(0, 1)) await push({ origin: `http://${host}` }, pushed);
  });

  const inspect = async (...argv: readonly string[]): Promise<string> => {
    const cwd = temporaryFolder(ends);
    const { code, stdout, stderr } = await run({ cwd, linter: realLinter(cwd) }, 'inspect', '--today=2026-01-20', ...argv);
    assert.deepEqual([code, stderr], [0, '']);
    return stdout.replaceAll(host, 'HOST');
  };

  it('tells all that it says of it', async () => {
    const text = (await inspect('--registry=on', `${host}/library/multi:1`))
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/asked on [\d-]+/g, 'asked TODAY');
    for (const part of [
      'Built on 2025-11-03, 78 days ago, as its publisher says (asked TODAY).',
      `The tag is ${multi.digest} (asked TODAY).`,
      'For linux/amd64, linux/arm64/v8.',
      '1 kB to pull for linux/amd64.',
      'Its labels say: version 1.2.3, built on debian:13-slim.',
    ])
      assert.ok(text.includes(part), `${part} is not in ${text}`);
    assert.ok(!text.includes('not known offline'));
  });

  it('has the same for programs', async () => {
    const { images } = JSON.parse(await inspect('--registry=on', '--format=json', `${host}/library/multi:1@${amd64.manifest.digest}`));
    const [{ registry, age }] = images;
    assert.deepEqual(
      [registry.tag, registry.digest, registry.pin.kind, registry.pin.others, registry.created, age.by],
      [undefined, multi.digest, 'one-platform', ['linux/arm64/v8'], '2025-11-03', 'publisher'],
    );
  });

  it('asks nobody unless it is told to', async () => {
    assert.match((await inspect(`${host}/library/multi:1`)).replaceAll(/\s+/g, ' '), /Its age is not known offline\./);
  });

  it('says why something is not known', async (t) => {
    const broken = await startFake(t, { replies: { '*': reply(500) } });
    const text = (await inspect('--registry=on', `${broken.host}/team/app:1`)).replaceAll(/\s+/g, ' ');
    assert.ok(text.includes(`${broken.host} has trouble of its own.`), text);
  });
});
