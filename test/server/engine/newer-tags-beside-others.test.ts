import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { frozenHost } from '../../../scripts/frozen-linter.ts';
import { DEFAULT_CONFIG } from '../../../server/src/engine/config-model.ts';
import { createLinter, type Settling } from '../../../server/src/linter.ts';
import { worldWith } from '../facts/images/registry-world.ts';

const { lookUps } = worldWith({
  node: {
    tags: ['22.30.0', '22.31.0', '22.22.0-bookworm', '22.11.0-bookworm', '18.12.0-bullseye', '18.20.8-bullseye', '24.13.0-bullseye'],
  },
  'registry.example.com/team/app': { tags: ['1.0.0-buster', '1.0.3-buster', '1.2.0', '1.3.0'] },
});
const BOOK: Settling = { settle: async (_, compute) => compute({ unanswered: [], answerTo: (question) => lookUps.answerTo(question) }) };
const LIFE: ReadonlySet<string> = new Set([
  'unknown-tag',
  'deprecated-image',
  'end-of-life-base',
  'retired-tag',
  'stale-image',
  'outdated-tag',
]);

/** Of all rules that speak of an image's life those that are shown, each with the ones that it outranks and the tag of its first fix. */
const lifeOf = async (image: string): Promise<readonly unknown[]> => {
  const linter = createLinter(frozenHost(), { book: BOOK });
  const request = {
    path: '/project/Dockerfile',
    text: `FROM ${image}\n`,
    config: DEFAULT_CONFIG,
    scope: 'file',
    lookUps: { from: 'memory' },
  } as const;
  const { findings } = await linter.lint(request);
  return findings.filter(({ rule }) => LIFE.has(rule)).map(({ rule, data, fixes }) => [rule, data.also, fixes[0]?.edits[0]?.text]);
};

describe('newer tags that a registry lists, beside the other rules of an image', () => {
  it('overrule what the manifests are too old to know', async () => {
    assert.deepEqual(await lifeOf('node:22.30.0'), [['outdated-tag', [], '22.31.0']]);
    assert.deepEqual(await lifeOf('node:22.31.0'), []);
  });

  it('never lead to a tag that is built no more', async () => {
    assert.deepEqual(await lifeOf('node:22.11.0-bookworm'), [['retired-tag', [], '22.22.0-bookworm']]);
    const [[rule, , tag] = []] = (await lifeOf('node:18.12.0-bullseye')) as readonly (readonly unknown[])[];
    assert.deepEqual([rule, tag], ['end-of-life-base', '22.22.0-bookworm']);
  });

  it('are one of the fixes where something graver is told', async () => {
    const [[rule, also, tag] = []] = (await lifeOf('registry.example.com/team/app:1.0.0-buster')) as readonly (readonly unknown[])[];
    assert.deepEqual([rule, also, tag], ['end-of-life-base', ['outdated-tag'], '1.0.3-buster']);
  });

  it('are told by themselves where nothing else is', async () => {
    assert.deepEqual(await lifeOf('registry.example.com/team/app:1.2.0'), [['outdated-tag', [], '1.3.0']]);
  });
});
