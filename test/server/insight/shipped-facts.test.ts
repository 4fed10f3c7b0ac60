import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { DEFAULT_CONFIG } from '../../../server/src/engine/config-model.ts';
import type { Dossier } from '../../../server/src/insight/dossier.ts';
import { createLinter } from '../../../server/src/linter.ts';

/** What is promised of the tables as they are shipped; a day later than theirs changes no answer but ages. */
const TABLES = new URL('../../../server/src/knowledge/tables/', import.meta.url);

const linter = createLinter({
  today: () => '2026-08-22',
  log: () => {},
  asset: (name) => readFile(new URL(name, TABLES), 'utf8').catch(() => undefined),
});

const inspect = async (reference: string): Promise<Dossier> => {
  const found = await linter.inspect(reference);
  assert.ok(typeof found !== 'string', String(found));
  return found;
};

const supportOf = ({ support }: Dossier): string[] =>
  support.map(({ name, cycle }) => [name, cycle.endOfLife, cycle.extendedSupport?.until].filter((part) => part !== undefined).join(' '));

/** Each finding as its rule and the rules that it speaks for. */
const found = async (reference: string): Promise<string[]> => {
  const request = { path: '/w/Dockerfile', text: `FROM ${reference}\n`, config: DEFAULT_CONFIG, scope: 'file' as const };
  return (await linter.lint(request)).findings.map(({ rule, data }) => [rule, ...data.also].join(' + '));
};

describe('with no network it is known that', () => {
  it('node:18.12.0-bullseye is frozen, how old it is, and that both of its supports end', async () => {
    const dossier = await inspect('node:18.12.0-bullseye');
    assert.equal(dossier.tag?.standing, 'retired');
    assert.deepEqual(dossier.age, { builtFrom: '2022-10-26', builtUntil: '2022-11-08', atLeastDays: 1383, atMostDays: 1396 });
    assert.deepEqual(supportOf(dossier), ['Node.js 18 2025-04-30', 'Debian 11 (bullseye) 2024-08-14 2026-08-31']);
    assert.equal(dossier.lastOfLine, '18.20.8-bullseye');
    assert.deepEqual(await found('node:18.12.0-bullseye'), ['end-of-life-base + retired-tag']);
  });

  it('Debian ships what an image compiles, on the release that it stands on, or else the stable one', async () => {
    const [trixie, bookworm, alpine] = await Promise.all(['httpd:2.4', 'redis:7.4-bookworm', 'httpd:2.4-alpine'].map(inspect));
    assert.deepEqual([trixie?.shipped?.package, trixie?.shipped?.distribution.release], ['apache2', 'trixie']);
    assert.match(trixie?.shipped?.version ?? '', /^2\.4\.\d+-/);
    assert.equal(bookworm?.shipped?.distribution.release, 'bookworm');
    assert.equal(alpine?.shipped?.distribution.release, 'trixie');
    assert.equal((await inspect('debian:trixie')).shipped, undefined);
  });

  it('node:18 no longer moves since 2025-05-28', async () => {
    const { tag } = await inspect('node:18');
    assert.deepEqual([tag?.standing, tag?.lastListed], ['retired', '2025-05-28']);
  });

  it('node:18.12.9-bullseye was never published, and a release that may have come since is not said to be so', async () => {
    assert.equal((await inspect('node:18.12.9-bullseye')).tag?.standing, 'never-listed');
    assert.equal((await inspect('node:26.9.0')).tag?.standing, 'unknown');
    assert.deepEqual(await found('node:26.9.0'), []);
  });

  it('both halves of ruby:3.1.1-alpine3.15 are at their end', async () => {
    const { support } = await inspect('ruby:3.1.1-alpine3.15');
    assert.deepEqual(
      support.map(({ of, isOver }) => [of, isOver]),
      [
        ['software', true],
        ['distribution', true],
      ],
    );
  });

  it('centos:7 is frozen and deprecated, in one finding', async () => {
    const { tag, deprecation } = await inspect('centos:7');
    assert.deepEqual([tag?.standing, deprecation?.status], ['retired', 'removed']);
    assert.deepEqual(await found('centos:7'), ['deprecated-image + end-of-life-base + retired-tag']);
  });

  it("foo/bar.baz:1 is on Docker Hub, and bitnami/postgresql is not its maintainers'", async () => {
    assert.equal((await inspect('foo/bar.baz:1')).reference, 'docker.io/foo/bar.baz:1');
    assert.equal((await inspect('bitnami/postgresql')).origin?.kind, 'rebuild');
  });

  it('a moved tag is an exact one today', async () => {
    assert.equal((await inspect('node:26-alpine')).tag?.exact, '26.7.0-alpine3.24');
    assert.equal((await inspect('ubuntu:22.04')).tag?.exact, 'jammy-20260810');
  });
});
