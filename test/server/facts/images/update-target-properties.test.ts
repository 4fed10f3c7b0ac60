import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { exactTagsOf } from '../../../../server/src/facts/images/exact-tag-online.ts';
import { leftBehind } from '../../../../server/src/facts/images/left-behind.ts';
import { targetOf, type UpdatePolicy } from '../../../../server/src/facts/images/update-target.ts';
import { isPrerelease, parseTag } from '../../../../server/src/image/tag.ts';
import { familyOf } from '../../../../server/src/image/tag-order.ts';
import { REAL_TAGS } from '../../image/real-tags.ts';
import { worldWith } from './registry-world.ts';
import { referenceTo } from './world.ts';

const RUNS = { numRuns: 400 };
const POLICIES: readonly UpdatePolicy[] = ['patch', 'line', 'supported', 'any'];
const IMAGES = ['ghcr.io/team/app', 'registry.example.com/node', 'registry.example.com/mirror/postgres', 'node', 'ubuntu'];

const number = fc.constantFrom('0', '1', '9', '10', '16', '18', '22', '24');
const numbers = fc.array(number, { minLength: 1, maxLength: 3 }).map((all) => all.join('.'));
const variant = fc.constantFrom(
  '',
  '',
  '-alpine',
  '-alpine3.20',
  '-alpine3.22',
  '-bookworm',
  '-trixie',
  '-slim',
  '-rc1',
  '-r2',
  '-r10',
  '-windowsservercore-ltsc2022',
);

/** As those of one image are, so that many are comparable. */
const likely = fc.tuple(fc.constantFrom('', '', '', 'v'), numbers, variant).map((parts) => parts.join(''));

const list = fc.oneof(
  fc.uniqueArray(likely, { minLength: 1, maxLength: 60 }),
  fc.uniqueArray(fc.constantFrom(...REAL_TAGS), { minLength: 1, maxLength: 60 }),
);

/** A repository with some tags, one of which is written. */
const written = fc
  .record({ image: fc.constantFrom(...IMAGES), tags: list })
  .chain(({ image, tags }) => fc.record({ image: fc.constant(image), tags: fc.constant(tags), tag: fc.constantFrom(...tags) }));

describe('what is chosen from the tags of a registry', () => {
  it('is one of them and no hash, signature or prerelease in place of a release', () => {
    fc.assert(
      fc.property(written, fc.constantFrom(...POLICIES), ({ image, tags, tag }, policy) => {
        const world = worldWith({ [image]: { tags } });
        const target = targetOf(referenceTo(`${image}:${tag}`), policy, world);
        if (target === undefined) return;
        // Of official images the facts know the last of a line as well.
        if (image.includes('/')) assert.ok(tags.includes(target), target);
        assert.notEqual(target, tag);
        const [from, to] = [parseTag(tag), parseTag(target)];
        assert.ok(!isPrerelease(to) || isPrerelease(from), `${tag} ${target}`);
        assert.equal(familyOf(to, 'moved-distribution'), familyOf(from, 'moved-distribution'));
      }),
      RUNS,
    );
  });

  it('leaves nothing to move to by the same policy', () => {
    fc.assert(
      fc.property(written, fc.constantFrom(...POLICIES), ({ image, tags, tag }, policy) => {
        const world = worldWith({ [image]: { tags } });
        const target = targetOf(referenceTo(`${image}:${tag}`), policy, world);
        if (target !== undefined) assert.equal(targetOf(referenceTo(`${image}:${target}`), policy, world), undefined, `${tag} ${target}`);
      }),
      RUNS,
    );
  });

  it('is left behind never twice, and never without a target in the line', () => {
    fc.assert(
      fc.property(written, ({ image, tags, tag }) => {
        const world = { ...worldWith({ [image]: { tags } }), builtHere: [] };
        const behind = leftBehind({ reference: referenceTo(`${image}:${tag}`) }, world);
        if (!behind) return;
        assert.equal(behind.newest, targetOf(referenceTo(`${image}:${tag}`), 'line', world));
        assert.equal(leftBehind({ reference: referenceTo(`${image}:${behind.newest}`) }, world), undefined);
      }),
      RUNS,
    );
  });

  it('pins to tags that say more, and asks of five at most', () => {
    fc.assert(
      fc.property(written, ({ image, tags, tag }) => {
        const digests = Object.fromEntries(tags.map((one) => [one, 'sha256:a']));
        const world = worldWith({ [image]: { tags, digests } });
        const exact = exactTagsOf(referenceTo(`${image}:${tag}`), world);
        assert.ok(exact.every((one) => tags.includes(one) && one !== tag));
        assert.ok(world.lookUps.read.filter(({ ask }) => ask === 'digest').length <= 1 + 5);
        for (const one of exact) assert.equal(parseTag(one).hasV === parseTag(tag).hasV || !parseTag(tag).release, true, `${tag} ${one}`);
      }),
      RUNS,
    );
  });
});
