import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { DEFAULT_CONFIG } from '../../server/src/engine/config-model.ts';
import type { Linter } from '../../server/src/linter.ts';
import { startRegistry, temporaryFolder } from './lab/debian-registry.ts';
import { endsOfSuite } from './lab/fake-server.ts';
import { type Image, imageOf } from './lab/images.ts';
import { reasonToSkip } from './lab/parts.mjs';
import { push } from './lab/push.ts';
import { findingsIn, realLinter } from './lab/real-linter.ts';

const skip = reasonToSkip();

const builtOn = (created: string): Image => imageOf({ family: 'oci', platform: 'linux/amd64', created });

const FIRST = builtOn('2025-12-01T00:00:00Z');
const SECOND = builtOn('2026-01-10T00:00:00Z');

describe('the tags of a real registry', { skip }, () => {
  const ends = endsOfSuite();
  let host = '';
  let linter: Linter;

  const publish = (repository: string, tags: readonly string[], image: Image): Promise<void> =>
    push({ origin: `http://${host}` }, { repository, tags, images: [image], manifest: image.manifest });

  before(async () => {
    host = await startRegistry(ends);
    await publish('team/app', ['2.4.0', '2.4.0-slim', '2.4.9-rc1', '3.0.0', `sha256-${'0a'.repeat(32)}.sig`], FIRST);
    await publish('team/app', ['2.5.1', '2.5', '2'], SECOND);
    await publish('mirror/node', ['22.10.0-bookworm', '22.20.0-bookworm', '24.1.0-bookworm', '18.20.8-bookworm'], FIRST);
    linter = realLinter(temporaryFolder(ends));
  });

  const outdated = async (text: string): Promise<readonly (string | undefined)[]> => {
    const findings = await findingsIn(linter, text.replaceAll('HOST', host));
    const own = findings.filter(({ rule, data }) => rule === 'outdated-tag' || data.also.some((other) => other === 'outdated-tag'));
    return own.flatMap(({ fixes }) => fixes[0]?.edits.map((edit) => edit.text));
  };

  const suggestions = async (marked: string): Promise<readonly string[]> => {
    const text = marked.replaceAll('HOST', host);
    const request = { path: '/project/Dockerfile', text: text.replace('|', ''), config: DEFAULT_CONFIG, scope: 'file' } as const;
    const found = await linter.suggestionsAt({ ...request, lookUps: { from: 'registries' } }, text.indexOf('|'));
    return (found?.items ?? []).map((item) => item.text);
  };

  it('show what is left behind: in its line and variant, and nothing that is no release', async () => {
    assert.deepEqual(await outdated('FROM HOST/team/app:2.4.0\n'), ['2.5.1']);
    assert.deepEqual(await outdated('FROM HOST/team/app:2.4.0-slim\n'), []);
    assert.deepEqual(await outdated('FROM HOST/team/app:2.5.1\n'), []);
    assert.deepEqual(await outdated('FROM HOST/team/app:2\n'), []);
  });

  it('of a mirror are in the lines of the software that it mirrors', async () => {
    assert.deepEqual(await outdated('FROM HOST/mirror/node:22.10.0-bookworm\n'), ['22.20.0-bookworm']);
    assert.deepEqual(await outdated('FROM HOST/mirror/node:22.20.0-bookworm\n'), []);
  });

  it('are offered where one is written, the newest first', async () => {
    assert.deepEqual(await suggestions('FROM HOST/team/app:|'), ['3.0.0', '2.5.1', '2.5', '2', '2.4.0-slim', '2.4.0', '2.4.9-rc1']);
    const [first, ...others] = await suggestions('FROM HOST/mirror/node:|');
    assert.deepEqual([first, others.at(-1)], ['24.1.0-bookworm', '18.20.8-bookworm']);
  });

  it('have digests, which are offered behind them', async () => {
    assert.deepEqual(await suggestions('FROM HOST/team/app:2.5.1@|'), [SECOND.manifest.digest]);
    assert.deepEqual(await suggestions('FROM HOST/team/app:2.5.2@|'), []);
  });
});
