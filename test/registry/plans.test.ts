import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import { DEFAULT_CONFIG } from '../../server/src/engine/config-model.ts';
import type { Plan, UpdateOptions } from '../../server/src/insight/plan.ts';
import { createLinter, type Linter, type LintRequest } from '../../server/src/linter.ts';
import { applyEdits } from '../../server/src/text/edits.ts';
import { startRegistry } from './lab/debian-registry.ts';
import { endsOfSuite } from './lab/fake-server.ts';
import { registryHost } from './lab/hosts.ts';
import { type Image, imageOf, indexOf } from './lab/images.ts';
import { reasonToSkip } from './lab/parts.mjs';
import { push } from './lab/push.ts';

const skip = reasonToSkip();

const TABLES = new URL('../knowledge/', import.meta.url);
const VERSION = 'org.opencontainers.image.version';

const build = (version: string, day: string, platform = 'linux/amd64'): Image =>
  imageOf({ family: 'oci', platform, created: `${day}T00:00:00Z`, labels: { [VERSION]: version } });

describe('plans at a registry', { skip }, () => {
  const ends = endsOfSuite();
  let host = '';

  /** A run of its own: nothing is remembered from another. */
  const newLinter = (): Linter =>
    createLinter(
      { ...registryHost(), asset: (name) => readFile(new URL(name, TABLES), 'utf8').catch(() => undefined) },
      { registry: { freshness: 'new' } },
    );
  const requestFor = (text: string): LintRequest => ({
    path: '/project/Dockerfile',
    text,
    config: DEFAULT_CONFIG,
    scope: 'file',
    lookUps: { from: 'registries' },
  });
  const pin = (text: string): Promise<Plan> => newLinter().pin(requestFor(text), { form: 'tag-and-digest' });
  const update = (text: string, policy: UpdateOptions['policy'] = 'line'): Promise<Plan> =>
    newLinter().update(requestFor(text), { policy, cooldownDays: 0 });
  const outcomes = ({ steps }: Plan): string[] =>
    steps.map(({ outcome, reason }) => (reason === undefined ? outcome : `${outcome}: ${reason}`));
  const pushAs = async (tags: readonly string[], images: readonly Image[]): Promise<string> => {
    const manifest = indexOf('oci', images);
    await push({ origin: `http://${host}` }, { repository: 'team/app', tags, images, manifest });
    return manifest.digest;
  };

  const [amd64, arm64] = [build('1.4.2', '2025-11-01'), build('1.4.2', '2025-11-01', 'linux/arm64')];
  let digest = '';
  let text = '';

  before(async () => {
    host = await startRegistry(ends);
    await pushAs(['1.4.1'], [build('1.4.1', '2025-10-01')]);
    digest = await pushAs(['1.4.2', '1.4', '1', 'latest'], [amd64, arm64]);
    text = `ARG V=1\n# syntax is one thing, images another\nFROM ${host}/team/app:\${V} AS build\nFROM ${host}/team/app:1.4  \nCOPY --from=${host}/team/app /a /a\n`;
  });

  it('pins to the exact tag and the digest of the index, and then there is nothing to do, twice', async () => {
    const pinned = applyEdits(text, (await pin(text)).edits);
    const exact = `1.4.2@${digest}`;
    assert.equal(pinned, text.replace('V=1\n', `V=${exact}\n`).replace('app:1.4  ', `app:${exact}  `).replace('app /a', `app:${exact} /a`));
    for (const plan of [await pin(pinned), await update(pinned), await pin(pinned), await update(pinned)]) {
      assert.deepEqual(outcomes(plan), ['current', 'current', 'current']);
      assert.deepEqual(plan.edits, []);
    }
  });

  it('goes on from a release to the next one of its line', async () => {
    const old = `FROM ${host}/team/app:1.4.1\n`;
    const plan = await update(old);
    assert.deepEqual(outcomes(plan), ['changed: newest of its line']);
    assert.equal(applyEdits(old, plan.edits), `FROM ${host}/team/app:1.4.2\n`);
  });

  it('tells an index that was pushed anew from one that was built anew and from another version', async () => {
    const pinned = `FROM ${host}/team/app:1@${digest}\n`;
    await pushAs(['1'], [amd64, arm64, build('1.4.2', '2025-11-02', 'linux/riscv64')]);
    assert.deepEqual(outcomes(await update(pinned)), ['current'], 'a platform was added');
    const rebuilt = await pushAs(['1'], [build('1.4.2', '2025-12-01'), build('1.4.2', '2025-12-01', 'linux/arm64')]);
    const plan = await update(pinned);
    assert.deepEqual(outcomes(plan), ['changed: rebuilt since']);
    assert.equal(applyEdits(pinned, plan.edits), `FROM ${host}/team/app:1@${rebuilt}\n`);
    await pushAs(['1'], [build('1.5.0', '2026-01-01'), build('1.5.0', '2026-01-01', 'linux/arm64')]);
    assert.deepEqual(outcomes(await update(pinned)), ['changed: another version since']);
  });

  it('says what the registry has not, and fails where nobody answers', async () => {
    assert.deepEqual(outcomes(await pin(`FROM ${host}/team/app:9\n`)), [`skipped: ${host} has no image with the tag "9".`]);
    const plan = await pin(`FROM 127.0.0.1:1/team/app:1\nFROM ${host}/team/app:1.4.1\n`);
    assert.deepEqual(
      plan.steps.map(({ outcome }) => outcome),
      ['failed', 'changed'],
    );
    assert.match(plan.steps[0]?.reason ?? '', /^127\.0\.0\.1:1 .*\.$/);
  });
});
