import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { knownListOf, repositoryTagsOf } from '../../../../server/src/facts/images/repository-tags.ts';
import { worldWith } from './registry-world.ts';
import { referenceTo } from './world.ts';

const knownTagsOf = (...given: Parameters<typeof knownListOf>) => knownListOf(...given)?.list.texts;

const SIGNED = `sha256-${'0a'.repeat(32)}`;

describe('the tags of a repository', () => {
  it('are what its registry lists, without signatures', () => {
    const tags = ['1.0', SIGNED, `${SIGNED}.sig`, `${SIGNED}.att`, `${SIGNED}.sbom`, 'sha256-abc'];
    assert.deepEqual(knownTagsOf(referenceTo('ghcr.io/a/b:1.0'), worldWith({ 'ghcr.io/a/b': { tags } })), ['1.0', 'sha256-abc']);
  });

  it('of an official image are those of the manifests, unless the registry lists all', () => {
    const known = (said: Parameters<typeof worldWith>[0]) => knownTagsOf(referenceTo('node:22'), worldWith(said)) ?? [];
    assert.ok(known({}).includes('22.22.0-bookworm'));
    assert.ok(known({ node: { tags: ['99'], complete: false } }).includes('22.22.0-bookworm'));
    assert.deepEqual(known({ node: { tags: ['99'] } }), ['99']);
  });

  it('are not known where nobody was asked', () => {
    assert.equal(knownTagsOf(referenceTo('grafana/grafana'), worldWith({})), undefined);
  });

  it('are read once for one answer', () => {
    const world = worldWith({ 'ghcr.io/a/b': { tags: ['1.0'] } });
    const list = () => repositoryTagsOf(referenceTo('ghcr.io/a/b'), world)?.list;
    assert.equal(list(), list());
  });
});
