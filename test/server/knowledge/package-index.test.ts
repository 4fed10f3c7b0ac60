import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packageIndexOf } from '../../../server/src/knowledge/index.ts';
import { openPackageIndex, type SourcePackage } from '../../../server/src/knowledge/package-index.ts';
import { opened } from './texts.ts';

const packages = opened(`table: packages-debian-trixie
source: Debian package indices
licence: MIT
asOf: 2026-11-21
columns: source version programs dev libraries backports

brotli	1.1.0-2	=	lib=-dev	lib=1
git	1:2.47.3-0+deb13u1	= git-man			1:2.51.0-1~bpo13+1
minizip	4.0.0-1	=
zlib	1:1.3.1-1		=1g-dev	=1g
`);

const upstreams = opened(`table: upstreams-debian
source: Debian package indices
licence: MIT
asOf: 2026-11-21
columns: homepage sources

git-scm.com	git
github.com/google/brotli	brotli
github.com/zlib-ng/minizip-ng	minizip zlib-of-another-release
zlib.net	zlib
zlib.net/pigz	minizip
`);

const index = openPackageIndex({ packages, upstreams });

const named = (found: readonly SourcePackage[]): readonly string[] => found.map(({ name }) => name);

test('a source package with what comes of it', () => {
  assert.deepEqual(index.source('zlib'), {
    name: 'zlib',
    version: '1:1.3.1-1',
    programs: [],
    libraries: ['zlib1g'],
    dev: ['zlib1g-dev'],
    homepage: 'zlib.net',
  });
  assert.deepEqual(index.source('git'), {
    name: 'git',
    version: '1:2.47.3-0+deb13u1',
    backports: '1:2.51.0-1~bpo13+1',
    programs: ['git', 'git-man'],
    libraries: [],
    dev: [],
    homepage: 'git-scm.com',
  });
  assert.deepEqual(index.source('brotli')?.dev, ['libbrotli-dev']);
  assert.equal(index.source('nginx'), undefined);
  assert.equal(index.source(''), undefined);
  assert.equal(index.asOf, '2026-11-21');
});

test('the source of a project on a forge, in any case of its letters', () => {
  assert.deepEqual(named(index.ofForge('github.com/Google/brotli')), ['brotli']);
  assert.deepEqual(named(index.ofForge('github.com/google/other')), []);
  assert.deepEqual(named(index.ofForge('github.com/zlib-ng/minizip-ng')), ['minizip'], 'a name of another release is passed over');
});

test('the sources of a site, and of a part of it', () => {
  assert.deepEqual(named(index.ofSite('zlib.net')), ['zlib', 'minizip']);
  assert.deepEqual(named(index.ofSite('zlib.net/pigz')), ['minizip']);
  assert.deepEqual(named(index.ofSite('zlib.net/pig')), []);
  assert.deepEqual(named(index.ofSite('lib.net')), []);
});

test('the source of a binary package', () => {
  assert.equal(index.binary('zlib1g-dev')?.name, 'zlib');
  assert.equal(index.binary('git-man')?.name, 'git');
  assert.equal(index.binary('libbrotli1')?.name, 'brotli');
  assert.equal(index.binary('1:2.51.0-1~bpo13+1'), undefined);
  assert.equal(index.binary('zlib'), undefined);
});

test('without homepages the packages are still known', () => {
  const bare = openPackageIndex({ packages });
  assert.equal(bare.source('zlib')?.homepage, undefined);
  assert.deepEqual(bare.ofForge('github.com/google/brotli'), []);
  assert.deepEqual(bare.ofSite('zlib.net'), []);
  assert.equal(bare.binary('minizip')?.name, 'minizip');
});

test('the index of a release, by the distribution of a stage', () => {
  const knowledge = { packageIndexes: new Map([['debian-trixie', index]] as const) };
  assert.equal(packageIndexOf(knowledge, { family: 'debian', release: 'trixie' }), index);
  assert.equal(packageIndexOf(knowledge, { family: 'debian', release: 'bookworm' }), undefined);
  assert.equal(packageIndexOf(knowledge, { family: 'debian' }), undefined);
  assert.equal(packageIndexOf({}, { family: 'debian', release: 'trixie' }), undefined);
});
