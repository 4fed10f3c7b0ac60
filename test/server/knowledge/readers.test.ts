import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDistribution, type Method, methodOf, methodsOf, officialImage } from '../../../server/src/knowledge/official-images.ts';
import { findPackage, packageById, packagesOn } from '../../../server/src/knowledge/packages.ts';
import { publisherOf } from '../../../server/src/knowledge/publishers.ts';
import { repositoryOf, vendorRepository } from '../../../server/src/knowledge/repositories.ts';
import type { UpstreamSource } from '../../../server/src/knowledge/upstream-places.ts';
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

test('what is known of an official image', () => {
  assert.deepEqual(officialImage(official, 'httpd'), {
    name: 'httpd',
    method: 'source',
    family: 'debian',
    verified: ['sha256', 'gpg'],
    downloadHost: 'dlcdn.apache.org',
    packaged: [],
    product: 'apache-http-server',
    softwareName: 'Apache HTTP Server',
    upstreamPackage: 'apache2',
    alsoFromSource: [],
    variants: [],
  });
  assert.equal(officialImage(official, 'httpd'), officialImage(official, 'httpd'));
  for (const name of ['bitnami/postgresql', '', 'library/httpd', 'constructor'])
    assert.equal(officialImage(official, name), undefined, name);
});

test('an image is a distribution, or software put on one', () => {
  assert.deepEqual(
    ['debian', 'alpine', 'centos', 'node', 'busybox'].map((name) => {
      const image = officialImage(official, name);
      return image && isDistribution(image);
    }),
    [true, true, true, false, false],
  );
});

const MADE: readonly (readonly [string, string, string | undefined, Method, string | undefined])[] = [
  ['postgres', '18', undefined, 'vendor-repo', 'debian'],
  ['postgres', '18-bookworm', 'arm64v8', 'vendor-repo', 'debian'],
  ['postgres', '18-bookworm', 's390x', 'source', 'debian'],
  ['postgres', '18-alpine', undefined, 'source', 'alpine'],
  ['postgres', '18-alpine3.24', 's390x', 'source', 'alpine'],
  ['nginx', '1.29-alpine-slim', undefined, 'vendor-repo', 'alpine'],
  ['nginx', 'latest', 'arm64v8', 'vendor-repo', 'debian'],
  ['nginx', '1.29-perl', 'arm32v7', 'source', 'debian'],
  ['node', '24', undefined, 'vendor-binary', 'debian'],
  ['node', '24-alpine3.22', 'amd64', 'vendor-binary', 'alpine'],
  ['node', '24-ALPINE', 'arm64v8', 'source', 'alpine'],
  ['golang', '1.25-windowsservercore-ltsc2022', 'windows-amd64', 'vendor-binary', 'windows'],
  ['golang', 'tip-trixie', undefined, 'source', 'debian'],
  ['golang', '1.25-tipsy', undefined, 'vendor-binary', 'debian'],
  ['python', '3.14', 'windows-amd64', 'vendor-binary', 'debian'],
  ['python', '3.14-slim-trixie', undefined, 'source', 'debian'],
  ['eclipse-temurin', '21-ubi9-minimal', undefined, 'vendor-binary', 'redhat'],
  ['eclipse-temurin', '21-jre', undefined, 'vendor-binary', 'ubuntu'],
  ['httpd', '2.4-alpinelike', undefined, 'source', 'debian'],
];

test('how a tag is made, by its words and by architecture', () => {
  for (const [name, tag, architecture, method, family] of MADE) {
    const image = officialImage(official, name);
    assert.ok(image, name);
    const made = methodOf(image, tag, architecture);
    assert.deepEqual([made.method, made.family], [method, family], `${name}:${tag} ${architecture}`);
  }
});

test('all ways in which a tag is made: the last one is for the other architectures', () => {
  const [nginx, node, php] = ['nginx', 'node', 'php'].map((name) => officialImage(official, name));
  assert.ok(nginx && node && php);
  assert.deepEqual(
    methodsOf(nginx, 'alpine').map(({ method, architectures, downloadHost }) => [method, architectures?.includes('s390x'), downloadHost]),
    [
      ['source', true, 'github.com'],
      ['vendor-repo', undefined, 'nginx.org'],
    ],
  );
  assert.deepEqual(
    methodsOf(node, '24-alpine').map(({ method, architectures }) => [method, architectures]),
    [
      ['vendor-binary', ['amd64']],
      ['source', undefined],
    ],
  );
  assert.deepEqual(
    methodsOf(php, '8.4-apache').map(({ packaged, verified }) => [packaged, verified]),
    [[['apache2'], ['sha256', 'gpg']]],
  );
  assert.deepEqual(methodOf(php, '8.4-fpm').packaged, []);
});

test('that nothing is checked is something else than that it is not known', () => {
  const header = 'table: official-images\nsource: x\nlicence: MIT\nasOf: 2026-01-15\ncolumns: name family method\n\n';
  const table = opened(`${header}a\t\tsource\nb\t\tsource\t\t\t\tnone\nc\t\tsource\t\t\t\tsha1\nd\t\tmagic\n`);
  assert.deepEqual(
    ['a', 'b', 'c'].map((name) => [officialImage(table, name)?.verified, officialImage(table, name)?.isUnverified]),
    [
      [[], undefined],
      [[], true],
      [['sha1'], undefined],
    ],
  );
  assert.equal(officialImage(table, 'd'), undefined);
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

test('a repository is known by the longest place, a PPA by either host', () => {
  const table = frozenTable('repositories');
  assert.equal(repositoryOf(table, 'ppa.launchpadcontent.net', '/ondrej/php/ubuntu')?.place, 'ppa.launchpadcontent.net/ondrej/php');
  assert.equal(repositoryOf(table, 'ppa.launchpad.net', '/ondrej/php/ubuntu')?.place, 'ppa.launchpadcontent.net/ondrej/php');
  assert.equal(repositoryOf(table, 'ppa.launchpadcontent.net', '/somebody/php/ubuntu')?.kind, 'hosting');
  assert.equal(repositoryOf(table, 'packages.sury.org', '/')?.place, 'packages.sury.org');
  assert.equal(repositoryOf(table, 'dl.cloudsmith.io', '/public/somebody/else'), undefined);
  assert.equal(repositoryOf(table, 'evil-nginx.org', '/'), undefined);
  const bintray = repositoryOf(table, 'dl.bintray.com', '/a'.repeat(100_000));
  assert.deepEqual([bintray?.status, bintray?.since, bintray?.successor], ['gone', '2021-05-01', undefined]);
});

test("the makers' own repository, where only one is", () => {
  const table = frozenTable('repositories');
  assert.equal(vendorRepository(table, 'nginx', 'apk')?.place, 'nginx.org');
  assert.equal(vendorRepository(table, 'redis', 'apk'), undefined);
  assert.equal(vendorRepository(table, 'mono', 'apt'), undefined);
  assert.equal(vendorRepository(table, '__proto__', 'apt'), undefined);
});
