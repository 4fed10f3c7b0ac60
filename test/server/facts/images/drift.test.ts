import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { changedPlatforms } from '../../../../server/src/facts/images/manifest-changes.ts';
import { compareVersions, versionIn } from '../../../../server/src/facts/images/version-labels.ts';
import type { ManifestAnswer, PlatformImage } from '../../../../server/src/facts/look-ups.ts';
import { referenceTo } from './world.ts';

const PLATFORMS = ['linux/amd64', 'linux/arm64/v8', 'linux/s390x', 'windows/amd64'];

const index = (platforms: readonly PlatformImage[]): ManifestAnswer => ({
  digest: `sha256:${platforms.map(({ digest }) => digest).join('')}`,
  mediaType: 'application/vnd.oci.image.index.v1+json',
  form: 'index',
  platforms,
  annotations: {},
});

const image = fc.record({
  platform: fc.constantFrom(...PLATFORMS),
  digest: fc.constantFrom('1', '2', '3', '4', '5'),
  annotations: fc.constant({}),
});
const images = fc.array(image, { minLength: 1, maxLength: 4 });

describe('what changes from one index to another', () => {
  it('is nothing that was added, in whatever order', () => {
    fc.assert(
      fc.property(images, images, fc.option(fc.constantFrom(...PLATFORMS)), (old, added, platform) => {
        const changes = changedPlatforms(index(old), index([...added, ...old.toReversed()]), platform ?? undefined);
        assert.ok(changes === undefined || changes.changed.length === 0);
      }),
    );
  });

  it('is each image that is not there any more, and of one platform only that', () => {
    fc.assert(
      fc.property(images, images, (old, now) => {
        const { changed = [], isAll } = changedPlatforms(index(old), index(now), undefined) ?? {};
        const kept = new Set(now.map(({ digest }) => digest));
        assert.deepEqual(
          changed.map(({ digest }) => digest),
          old.map(({ digest }) => digest).filter((digest) => !kept.has(digest)),
        );
        assert.equal(isAll, changed.length === old.length);
        for (const { platform } of changedPlatforms(index(old), index(now), 'linux/amd64')?.changed ?? [])
          assert.equal(platform, 'linux/amd64');
      }),
    );
  });
});

const LABEL = 'org.opencontainers.image.';

describe('the version that labels give', () => {
  const version = (text: string, labels: Readonly<Record<string, string>>): string | undefined => versionIn(labels, referenceTo(text));

  it('is believed where it may be that of the tag', () => {
    assert.equal(version('ghcr.io/a/b:1.4', { [`${LABEL}version`]: '1.4.2' }), '1.4.2');
    assert.equal(version('ghcr.io/a/b:v1.4', { [`${LABEL}version`]: 'v1.4.2-rc1' }), 'v1.4.2-rc1');
    assert.equal(version('ghcr.io/a/b', { [`${LABEL}version`]: '7' }), '7');
    assert.equal(version('ubuntu:24.04', { [`${LABEL}version`]: '24.04', [`${LABEL}ref.name`]: 'ubuntu' }), '24.04');
  });

  it('is not where it is that of another version, of the image below, or none', () => {
    assert.equal(version('ghcr.io/a/b:1.4', { [`${LABEL}version`]: '24.04' }), undefined);
    assert.equal(version('ghcr.io/a/b', { [`${LABEL}version`]: '24.04', [`${LABEL}ref.name`]: 'ubuntu' }), undefined);
    for (const text of ['', 'main', 'sha-123 4', '1.4\n', '<b>1.4</b>'])
      assert.equal(version('ghcr.io/a/b', { [`${LABEL}version`]: text }), undefined);
  });

  it('tells builds apart, and where there is none a tag that names a release stands for one version', () => {
    const of = (text: string, before?: string, after?: string) => {
      const labels = (value: string | undefined) => (value === undefined ? {} : { [`${LABEL}version`]: value });
      return compareVersions(referenceTo(text), labels(before), labels(after));
    };
    assert.deepEqual(of('a/b:1.4', '1.4.1', '1.4.2'), { is: 'other', before: '1.4.1', after: '1.4.2' });
    assert.deepEqual(of('a/b:1.4', '1.4.1', '1.4.1'), { is: 'same' });
    assert.deepEqual(
      [of('a/b:1.4.1'), of('a/b:1.4'), of('a/b:jammy-20240111'), of('a/b:latest', '1.0.0')],
      [{ is: 'same' }, { is: 'untold' }, { is: 'same' }, { is: 'untold' }],
    );
  });
});
