import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDistribution, officialImage } from '../../../server/src/knowledge/official-images.ts';
import { findPackage, packageById, packagesOn, type UpstreamSource } from '../../../server/src/knowledge/packages.ts';
import { publisherOf } from '../../../server/src/knowledge/publishers.ts';
import { frozenTable, opened } from './texts.ts';

const publishers = frozenTable('publishers');
const official = frozenTable('official-images');
const packages = frozenTable('packages');

test('an image of its own row is answered before its namespace', () => {
  const exact = publisherOf(publishers, 'bitnami/postgresql');
  assert.equal(exact?.relation, 'rebuild');
  assert.equal(exact?.alternative, 'postgres');
  assert.equal(exact?.matched, 'bitnami/postgresql');
  const other = publisherOf(publishers, 'bitnami/nothing-known');
  assert.equal(other?.matched, 'bitnami/*');
  assert.equal(other?.alternative, undefined);
});

test('maintainers, and images on other registries', () => {
  assert.equal(publisherOf(publishers, 'grafana/grafana')?.relation, 'maintainer');
  assert.equal(publisherOf(publishers, 'quay.io/keycloak/keycloak')?.relation, 'maintainer');
  assert.equal(publisherOf(publishers, 'linuxserver/nginx')?.alternative, 'nginx');
});

test('an alternative with a star means the rest of the image', () => {
  assert.equal(publisherOf(publishers, 'public.ecr.aws/docker/library/node')?.alternative, 'node');
  const pause = publisherOf(publishers, 'k8s.gcr.io/etcd/etcd');
  assert.equal(pause?.alternative, 'registry.k8s.io/etcd/etcd');
  assert.equal(pause?.status, 'frozen');
});

test('nobody is guessed', () => {
  for (const image of ['somebody/postgresql', 'nginx', '', '/', 'bitnami', 'bitnami/*', 'evil.example/bitnami/postgresql', '__proto__/x']) {
    assert.equal(publisherOf(publishers, image), undefined, image);
  }
});

test('an unknown relation is no publisher', () => {
  const table = opened(
    'table: publishers\nsource: x\nlicence: MIT\nasOf: 2026-01-15\ncolumns: image relation publisher\n\na/b\tfriend\tB\n',
  );
  assert.equal(publisherOf(table, 'a/b'), undefined);
});

test('official images', () => {
  assert.deepEqual(officialImage(official, 'postgres'), { name: 'postgres', family: 'debian', method: 'vendor-repo' });
  assert.equal(officialImage(official, 'bitnami/postgresql'), undefined);
  assert.deepEqual(
    ['debian', 'alpine', 'centos', 'node', 'busybox'].map((name) => {
      const image = officialImage(official, name);
      return image && isDistribution(image);
    }),
    [true, true, true, false, false],
  );
});

const FOUND: readonly (readonly [string, UpstreamSource])[] = [
  ['openssl', { host: 'www.openssl.org', path: '/source/openssl-3.0.13.tar.gz', name: 'openssl' }],
  ['openssl', { host: 'github.com', path: '/openssl/openssl.git' }],
  ['curl', { host: 'curl.se', path: 'download/curl-8.5.0.tar.gz', name: 'curl' }],
  ['python', { host: 'www.python.org', path: '/ftp/python/3.12.1/Python-3.12.1.tgz', name: 'Python' }],
  ['redis', { host: 'download.redis.io', path: '/releases/redis-7.2.4.tar.gz', name: 'redis' }],
  ['redis', { host: 'GitHub.com', path: '/Redis/Redis/archive/7.2.4.tar.gz', name: '7.2.4' }],
  ['redis', { host: 'codeload.github.com', path: '/redis/redis/tar.gz/refs/tags/7.2.4' }],
  ['git', { host: 'git.kernel.org', path: '/pub/scm/git/git.git' }],
  ['zlib', { host: 'zlib.net', path: '/zlib-1.2.11.tar.gz', name: 'zlib' }],
  ['zlib', { host: 'downloads.sourceforge.net', path: '/project/libpng/zlib/1.2.11/zlib-1.2.11.tar.gz', name: 'zlib' }],
  ['libpng', { host: 'downloads.sourceforge.net', path: '/project/libpng/libpng16/1.6.40/libpng-1.6.40.tar.xz', name: 'libpng' }],
];

test('the place of a download decides', () => {
  for (const [id, source] of FOUND) assert.equal(findPackage(packages, source)?.id, id, `${source.host}/${source.path}`);
});

const NOT_FOUND: readonly UpstreamSource[] = [
  // Forks, and archives that a project's site also serves.
  { host: 'github.com', path: '/somebody/redis', name: 'redis' },
  { host: 'github.com', path: '/redis' },
  { host: 'zlib.net', path: '/pigz/pigz-2.8.tar.gz', name: 'pigz' },
  { host: 'www.openssl.org', path: '/source/openssl-fips-2.0.16.tar.gz', name: 'openssl-fips' },
  // A name alone, and a prefix that is not a whole segment.
  { host: 'example.org', path: '/openssl-3.0.13.tar.gz', name: 'openssl' },
  { host: 'curl.se', path: '/downloads/curl-8.5.0.tar.gz', name: 'curl' },
  { host: 'zlib.net', path: '/pigz' },
  { host: 'git.kernel.org', path: '/pub/scm/git/git/other.git' },
  { host: '', path: '' },
  { host: 'curl.se', path: '/'.repeat(100_000) },
];

test('what is uncertain is not found', () => {
  for (const source of NOT_FOUND) assert.equal(findPackage(packages, source), undefined, source.path.slice(0, 60));
});

test('packages of a family, with the version where it is known', () => {
  const openssl = packageById(packages, 'openssl');
  assert.ok(openssl);
  assert.deepEqual(packagesOn(openssl, 'debian', 'bookworm')?.packages, ['openssl']);
  assert.deepEqual(packagesOn(openssl, 'debian')?.dev, ['libssl-dev']);
  assert.match(packagesOn(openssl, 'debian', 'bookworm')?.version ?? '', /^3\.0\./);
  assert.equal(packagesOn(openssl, 'debian', 'sid')?.version, undefined);
  assert.equal(packagesOn(openssl, 'fedora'), undefined);
  assert.equal(packagesOn(openssl, 'constructor'), undefined);
});
