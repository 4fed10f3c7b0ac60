import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { startRegistry, temporaryFolder } from './lab/debian-registry.ts';
import { endsOfSuite, reply, startFake } from './lab/fake-server.ts';
import { attestationOf, type Image, type ImageSpec, imageOf, indexOf, type Manifest } from './lab/images.ts';
import { reasonToSkip } from './lab/parts.mjs';
import { push } from './lab/push.ts';
import { findingsIn, realLinter } from './lab/real-linter.ts';

const skip = reasonToSkip();

const VERSION = 'org.opencontainers.image.version';

interface BuildSpec extends Pick<ImageSpec, 'platform' | 'annotations'> {
  readonly created: string;
  readonly version?: string;
}

const built = ({ created, version, ...spec }: BuildSpec): Image =>
  imageOf({ family: 'oci', ...spec, created, ...(version !== undefined && { labels: { [VERSION]: version } }) });

const OLD = { created: '2025-11-03T04:05:06Z', version: '2.4.0' };
const amd64 = built({ platform: 'linux/amd64', ...OLD });
const arm64 = built({ platform: 'linux/arm64/v8', ...OLD });
const first = indexOf('oci', [amd64, arm64]);

describe('a pin whose tag has moved, on a real registry', { skip }, () => {
  const ends = endsOfSuite();
  let host = '';

  before(async () => {
    host = await startRegistry(ends);
  });

  const publish = (repository: string, manifest: Manifest, images: readonly Image[]): Promise<void> =>
    push({ origin: `http://${host}` }, { repository, tags: ['2.4'], images, manifest });

  /** Each asks anew, as one process after the other does. */
  const found = async (text: string): Promise<readonly string[]> => {
    const findings = await findingsIn(realLinter(temporaryFolder(ends)), text);
    return findings.filter(({ rule }) => rule === 'digest-drift').map(({ message }) => message.replaceAll(host, 'HOST'));
  };

  const pinned = (repository: string): string => `FROM ${host}/${repository}:2.4@${first.digest}\n`;

  it('is no finding while the tag stays, nor when its index is published anew around the same images', async () => {
    await publish('team/same', first, [amd64, arm64]);
    assert.deepEqual(await found(pinned('team/same')), []);
    const riscv = built({ platform: 'linux/riscv64', created: '2026-01-15T00:00:00Z', version: '2.4.0' });
    const attestation = attestationOf(amd64);
    await publish('team/same', indexOf('oci', [attestation, amd64, arm64, riscv]), [attestation, riscv]);
    assert.deepEqual(await found(pinned('team/same')), []);
  });

  it('is told when the content was rebuilt, of the platform that is built for', async () => {
    await publish('team/rebuilt', first, [amd64, arm64]);
    const again = built({ platform: 'linux/arm64/v8', created: '2026-01-13T01:02:03Z', version: '2.4.0' });
    await publish('team/rebuilt', indexOf('oci', [amd64, again]), [again]);
    const platform = (name: string): string => pinned('team/rebuilt').replace('FROM', `FROM --platform=${name}`);
    const message = (where: string): string =>
      `HOST/team/rebuilt:2.4 was rebuilt${where}, last on 2026-01-13, and the pinned digest gives the build of 2025-11-03, without what was mended since. Pin the new digest (asked on TODAY).`;
    const without = async (text: string) => (await found(text)).map((one) => one.replace(/asked on [\d-]+/, 'asked on TODAY'));
    assert.deepEqual(await without(pinned('team/rebuilt')), [message(' for linux/arm64/v8')]);
    assert.deepEqual(await without(platform('linux/arm64')), [message('')]);
    assert.deepEqual(await without(platform('linux/amd64')), []);
  });

  it('is told otherwise when it is a new version', async () => {
    await publish('team/newer', first, [amd64, arm64]);
    const images = ['linux/amd64', 'linux/arm64/v8'].map((platform) =>
      built({ platform, created: '2026-01-13T01:02:03Z', version: '2.4.1' }),
    );
    await publish('team/newer', indexOf('oci', images), images);
    const [message = '', ...others] = await found(pinned('team/newer'));
    assert.match(message, /^HOST\/team\/newer:2\.4 is 2\.4\.1 now, and the pinned digest gives 2\.4\.0 of 2025-11-03\./);
    assert.deepEqual(others, []);
  });

  it('is told as a new version by the exact tags where no label says so', async () => {
    const unlabelled = (created: string) => built({ platform: 'linux/amd64', created });
    const [old, now] = [unlabelled('2025-11-03T04:05:06Z'), unlabelled('2026-01-13T01:02:03Z')];
    const publishAs = (tags: readonly string[], image: Image) =>
      push({ origin: `http://${host}` }, { repository: 'team/exact', tags, images: [image], manifest: image.manifest });
    await publishAs(['2.4', '2.4.0'], old);
    await publishAs(['2.4', '2.4.1'], now);
    const [message = ''] = await found(`FROM ${host}/team/exact:2.4@${old.manifest.digest}\n`);
    assert.match(message, /^HOST\/team\/exact:2\.4 is 2\.4\.1 now, and the pinned digest gives 2\.4\.0 of 2025-11-03\./);
  });

  it('is mended by the digest that the tag has now', async () => {
    await publish('team/mended', first, [amd64, arm64]);
    const again = built({ platform: 'linux/amd64', created: '2026-01-13T01:02:03Z', version: '2.4.0' });
    const second = indexOf('oci', [again, arm64]);
    await publish('team/mended', second, [again]);
    const [finding] = (await findingsIn(realLinter(temporaryFolder(ends)), pinned('team/mended'))).filter(
      ({ rule }) => rule === 'digest-drift',
    );
    assert.deepEqual(
      finding?.fixes.flatMap(({ edits }) => edits.map(({ text }) => text)),
      [second.digest],
    );
  });

  it('is grave when the registry no longer has it', async () => {
    await publish('team/gone', first, [amd64, arm64]);
    const text = `FROM ${host}/team/gone:2.4@sha256:${'0'.repeat(64)}\n`;
    const [finding] = (await findingsIn(realLinter(temporaryFolder(ends)), text)).filter(({ rule }) => rule === 'digest-drift');
    assert.equal(finding?.severity, 'warning');
    assert.match(finding?.message ?? '', /no longer has the pinned digest/);
  });

  it('is told when it is that of one platform', async () => {
    await publish('team/child', first, [amd64, arm64]);
    const [message = ''] = await found(`FROM ${host}/team/child:2.4@${amd64.manifest.digest}\n`);
    assert.match(message, /^The digest is that of HOST\/team\/child:2\.4 for linux\/amd64 alone, so that a build for linux\/arm64\/v8 /);
  });
});

describe('what else a real registry tells of images', { skip }, () => {
  const ends = endsOfSuite();
  let host = '';

  before(async () => {
    host = await startRegistry(ends);
    await push(
      { origin: `http://${host}` },
      { repository: 'team/app', tags: ['2.4', '2.4-slim', '2.5'], images: [amd64, arm64], manifest: first },
    );
  });

  const rulesIn = async (text: string): Promise<readonly string[]> => {
    const online = new Set(['unknown-tag', 'missing-platform', 'base-moved', 'stale-image', 'outdated-tag', 'digest-drift']);
    const findings = await findingsIn(realLinter(temporaryFolder(ends)), text);
    return findings.filter(({ rule }) => online.has(rule)).map(({ rule, message }) => `${rule}: ${message.replaceAll(host, 'HOST')}`);
  };

  it('a tag that is not there is told, with the one that was meant', async () => {
    assert.deepEqual(await rulesIn(`FROM ${host}/team/app:2.4-slin\n`), [
      'unknown-tag: HOST has no tag "2.4-slin" of team/app, so the build stops when it is pulled. Did you mean 2.4-slim?',
    ]);
    assert.deepEqual(await rulesIn(`FROM ${host}/team/app\n`), [
      'unknown-tag: HOST has no tag "latest" of team/app, which is meant where none is written, so the build stops when it is pulled. Look for the tag that was meant.',
    ]);
  });

  it('of a repository that is not there no more is said than is known', async () => {
    const [line = '', ...others] = await rulesIn(`FROM ${host}/team/nothing:1\n`);
    assert.match(line, /^unknown-tag: HOST has no image team\/nothing, or does not show it with the login at hand\./);
    assert.deepEqual(others, []);
  });

  it('a platform that is not there is told', async () => {
    assert.deepEqual(await rulesIn(`FROM --platform=linux/arm64 ${host}/team/app:2.5\n`), []);
    const [line = ''] = await rulesIn(`FROM --platform=linux/s390x ${host}/team/app:2.5\n`);
    assert.match(line, /^missing-platform: HOST\/team\/app:2\.5 is not published for linux\/s390x, only for linux\/amd64, linux\/arm64 /);
  });

  it('a base that was rebuilt is told of what stands on it, and a base that has only grown is not', async () => {
    const base = indexOf('oci', [amd64]);
    await push({ origin: `http://${host}` }, { repository: 'team/base', tags: ['1'], images: [amd64], manifest: base });
    const annotations = {
      'org.opencontainers.image.base.name': `${host}/team/base:1`,
      'org.opencontainers.image.base.digest': base.digest,
    };
    const above = built({ platform: 'linux/amd64', created: '2025-11-04T00:00:00Z', annotations });
    await push({ origin: `http://${host}` }, { repository: 'team/above', tags: ['1'], images: [above], manifest: above.manifest });
    assert.deepEqual(await rulesIn(`FROM ${host}/team/above:1\n`), []);
    const publish = (images: readonly Image[]) =>
      push({ origin: `http://${host}` }, { repository: 'team/base', tags: ['1'], images, manifest: indexOf('oci', images) });
    await publish([amd64, arm64]);
    assert.deepEqual(await rulesIn(`FROM ${host}/team/above:1\n`), []);
    await publish([built({ platform: 'linux/amd64', created: '2026-01-02T00:00:00Z' }), arm64]);
    const [line = ''] = await rulesIn(`FROM ${host}/team/above:1\n`);
    assert.match(line, /^base-moved: HOST\/team\/above:1 was built on HOST\/team\/base:1, which was rebuilt on 2026-01-02 /);
  });

  it('the word of a label makes no request to another registry', async (t) => {
    const elsewhere = await startFake(t, { replies: { '*': reply(404) } });
    const annotations = {
      'org.opencontainers.image.base.name': `${elsewhere.host}/team/base:1`,
      'org.opencontainers.image.base.digest': first.digest,
    };
    const above = built({ platform: 'linux/amd64', created: '2025-11-04T00:00:00Z', annotations });
    await push({ origin: `http://${host}` }, { repository: 'team/luring', tags: ['1'], images: [above], manifest: above.manifest });
    assert.deepEqual(await rulesIn(`FROM ${host}/team/luring:1\n`), []);
    await realLinter(temporaryFolder(ends)).inspect(`${host}/team/luring:1`, { lookUps: { from: 'registries' } });
    assert.deepEqual([elsewhere.connections(), elsewhere.requests], [0, []]);
  });

  it('an old build is told where there is a newer one', async () => {
    const old = built({ platform: 'linux/amd64', created: '2025-03-01T00:00:00Z' });
    const push1 = (tag: string, image: Image) =>
      push({ origin: `http://${host}` }, { repository: 'team/old', tags: [tag], images: [image], manifest: image.manifest });
    await push1('1.0.0', old);
    assert.deepEqual(await rulesIn(`FROM ${host}/team/old:1.0.0\n`), []);
    await push1('1.0.1', built({ platform: 'linux/amd64', created: '2026-01-01T00:00:00Z' }));
    const [line = ''] = await rulesIn(`FROM ${host}/team/old:1.0.0\n`);
    assert.match(
      line,
      /^stale-image: HOST\/team\/old:1\.0\.0 was built on 2025-03-01, 325 days ago, .* Move to 1\.0\.1, the newest patch\./,
    );
  });
});
