import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAlpineIndex } from '../../../../server/src/knowledge/build/alpine-index.ts';
import { readApkIndex, readPackages } from '../../../../server/src/knowledge/build/binary.ts';
import { homepageKey } from '../../../../server/src/knowledge/build/homepage.ts';
import { dayOfSuites, readReleaseFile } from '../../../../server/src/knowledge/build/release-file.ts';
import { releasesOn } from '../../../../server/src/knowledge/build/releases.ts';
import { frozenTable } from '../texts.ts';
import { apkArchive } from './archives.ts';
import { APKINDEX_MAIN, PACKAGES, UNIVERSE } from './indices.ts';

test('the packages of Debian and Ubuntu', () => {
  const all = [...readPackages(PACKAGES)];
  assert.deepEqual(all[0], {
    name: 'git',
    source: 'git',
    version: '1:2.47.3-0+deb13u1',
    section: 'vcs',
    homepage: 'https://git-scm.com/',
    needs: ['libc6', 'libcurl3t64-gnutls', 'zlib1g', 'perl', 'git-man', 'git-man'],
  });
  const zlib = all.find(({ name }) => name === 'zlib1g-dev');
  assert.deepEqual([zlib?.source, zlib?.version, zlib?.needs], ['zlib', '1:1.3.dfsg+really1.3.1-1', ['zlib1g', 'libc6-dev']]);
  assert.equal(all.find(({ name }) => name === 'gcc')?.source, 'gcc-defaults');
  assert.equal([...readPackages(UNIVERSE)][0]?.section, 'utils');
  assert.deepEqual([...readPackages('')], []);
  const unfit = [
    'Package: a',
    'Version: 1',
    'Package: a\tb\nVersion: 1',
    'Package: a b\nVersion: 1',
    'Package: a\nVersion: 1 2',
    'Package: a\nSource: =\nVersion: 1',
    `Package: ${'a'.repeat(101)}\nVersion: 1`,
    `Package: a\nVersion: ${'1'.repeat(101)}`,
  ];
  assert.deepEqual([...readPackages(unfit.join('\n\n'))], [], 'what is no package is passed over');
  const endless = `http://${'a.'.repeat(10_000_000)}`;
  assert.equal([...readPackages(`Package: a\nVersion: 1\nHomepage: ${endless}`)][0]?.homepage, '', 'a pattern would run out of stack');
  assert.deepEqual([...readPackages(`Package: a\nVersion: 1\nDepends: ${'x, '.repeat(400_000)}`)][0]?.needs, [], 'a line longer than any');
  assert.deepEqual([...readApkIndex('P:a\n\nV:1\n\nP:a b\nV:1\n\nP:a\nV:\n')], []);
});

test('the packages of Alpine', () => {
  const [zlib, dev] = readApkIndex(APKINDEX_MAIN);
  assert.deepEqual(zlib, {
    name: 'zlib',
    source: 'zlib',
    version: '1.3.1-r2',
    section: '',
    homepage: 'https://zlib.net/',
    needs: ['so:libc.musl-x86_64.so.1'],
  });
  assert.deepEqual([dev?.name, dev?.source, dev?.needs], ['zlib-dev', 'zlib', ['zlib', 'pkgconfig']]);
});

const KEYS: readonly (readonly [string, string | undefined])[] = [
  ['http://zlib.net/', 'zlib.net'],
  ['https://www.gnu.org/software/bash/', 'gnu.org/software/bash'],
  ['https://www.gnu.org/software/make/index.html', 'gnu.org/software/make'],
  ['https://github.com/Google/brotli', 'github.com/google/brotli'],
  ['https://github.com/google/brotli/', 'github.com/google/brotli'],
  ['git://github.com/a/b.git', 'github.com/a/b'],
  ['https://github.com/a/b/wiki/Home', 'github.com/a/b'],
  ['https://github.com/someone', 'github.com/someone'],
  ['https://lz4.github.io/lz4/', 'github.com/lz4/lz4'],
  ['https://lz4.github.io/', 'lz4.github.io'],
  ['https://wiki.gitlab.io/index.html', 'wiki.gitlab.io'],
  ['https://sourceforge.net/projects/Expect/', 'sourceforge.net/projects/expect'],
  ['https://sourceforge.net/p/expect/wiki', 'sourceforge.net/projects/expect'],
  ['http://expect.sourceforge.net/', 'sourceforge.net/projects/expect'],
  ['https://sourceforge.net/', 'sourceforge.net'],
  ['https://example.org:8443/a/b?c#d', 'example.org/a/b'],
  ['https://user@Example.org./A', 'example.org/a'],
  ['https://example.org/~someone/tool', 'example.org/~someone/tool'],
  ['<https://example.org>', undefined],
  ['none', undefined],
  ['', undefined],
  ['https://localhost/', undefined],
];

test('what a homepage is looked up by', () => {
  for (const [address, key] of KEYS) assert.equal(homepageKey(address), key, address);
});

const SUM = 'a'.repeat(64);

const RELEASE = `-----BEGIN PGP SIGNED MESSAGE-----
Hash: SHA512

Origin: Debian
Suite: stable-updates
Codename: trixie-updates
Date: Mon, 23 Nov 2026 08:10:14 UTC
Valid-Until: Mon, 30 Nov 2026 08:10:14 UTC
Architectures: all amd64
MD5Sum:
 0123456789abcdef0123456789abcdef 1456 main/binary-amd64/Packages.xz
SHA256:
 ${SUM}     1456 main/binary-amd64/Packages.xz
 ${SUM} 0 main/source/Sources
-----BEGIN PGP SIGNATURE-----

iQIzBAEBCgAdFiEE
-----END PGP SIGNATURE-----
`;

test('a Release file, signed or not', () => {
  const read = readReleaseFile(RELEASE);
  assert.ok(typeof read !== 'string');
  assert.deepEqual([read.codename, read.day, read.validUntil], ['trixie-updates', '2026-11-23', '2026-11-30']);
  assert.deepEqual(
    [...read.files],
    [
      ['main/binary-amd64/Packages.xz', { sha256: SUM, size: 1456 }],
      ['main/source/Sources', { sha256: SUM, size: 0 }],
    ],
  );
  const long = readReleaseFile(`${RELEASE}${' \n'.repeat(8_000_000)}`);
  assert.ok(typeof long !== 'string' && long.files.size === 2, 'a pattern would run out of stack');
  assert.match(String(readReleaseFile('<html>404</html>')), /no Release file/);
  assert.match(String(readReleaseFile('Codename: a\nDate: yesterday\n')), /no Release file/);
  assert.match(String(readReleaseFile('Codename: a\nDate: Mon, 23 Nov 2026 08:10:14 UTC\n')), /lists no file/);
});

test('the day of a release is that of the oldest suite that is published over and over', () => {
  assert.equal(
    dayOfSuites([{ day: '2026-07-11' }, { day: '2026-11-22', validUntil: '2026-11-29' }, { day: '2026-11-23', validUntil: '2026-11-30' }]),
    '2026-11-22',
  );
  assert.equal(dayOfSuites([{ day: '2024-04-25' }, { day: '2026-11-20' }]), '2026-11-20');
});

test('the releases that are read', () => {
  const names = releasesOn('2026-01-15', frozenTable('end-of-life')).map(({ name, folder }) => `${name} ${folder}`);
  assert.ok(names.includes('debian-bookworm bookworm'), names.join());
  assert.ok(names.includes('debian-forky forky'), 'what Debian prepares');
  assert.ok(names.includes('debian-bullseye bullseye'), 'its long-term support is free');
  assert.ok(names.includes('ubuntu-24.04 noble'));
  assert.ok(!names.some((name) => name.startsWith('ubuntu-18.04')), 'its extended support is not');
  assert.ok(names.includes('alpine-3.23 v3.23'));
  assert.ok(!names.includes('debian-buster buster'));
});

test("Alpine's archive of an index", () => {
  const archive = apkArchive(APKINDEX_MAIN);
  assert.deepEqual(readAlpineIndex(archive), { text: APKINDEX_MAIN, day: '2026-11-20' });
  assert.match(String(readAlpineIndex(archive.slice(0, 3000))), /ends too early/);
  assert.match(String(readAlpineIndex(archive.replace('APKINDEX', 'APKIND_X'))), /damaged/);
  assert.match(String(readAlpineIndex(archive.slice(1024))), /not signed/);
  assert.match(String(readAlpineIndex(apkArchive('rubbish'))), /lists no package/);
  assert.match(String(readAlpineIndex('no archive')), /no tar archive/);
});
