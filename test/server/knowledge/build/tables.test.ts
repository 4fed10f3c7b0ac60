import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Binary, readApkIndex, readPackages } from '../../../../server/src/knowledge/build/binary.ts';
import { DistributionTables } from '../../../../server/src/knowledge/build/distribution-tables.ts';
import type { Family } from '../../../../server/src/knowledge/build/releases.ts';
import { rolesOf } from '../../../../server/src/knowledge/build/roles.ts';
import { readSelection } from '../../../../server/src/knowledge/build/selection.ts';
import { openPackageIndex, type PackageIndex } from '../../../../server/src/knowledge/package-index.ts';
import { opened, shippedText } from '../texts.ts';
import { APKINDEX_COMMUNITY, APKINDEX_MAIN, BACKPORTS, PACKAGES, SECURITY, UNIVERSE } from './indices.ts';

const selectionTable = opened(shippedText('package-selection'));

const tablesOf = (family: Family, known?: string): DistributionTables =>
  new DistributionTables(family, {
    selection: readSelection(selectionTable, family),
    known: known === undefined ? undefined : opened(known),
  });

const TRIXIE = { binaries: [...readPackages(PACKAGES), ...readPackages(SECURITY)], backports: [...readPackages(BACKPORTS)] };

const textOf = (tables: DistributionTables, name: 'packages-debian-trixie' | 'upstreams-debian'): string => tables.texts.get(name) ?? '';

const trixie = (): DistributionTables => {
  const tables = tablesOf('debian');
  tables.add('debian-trixie', { index: TRIXIE, asOf: '2026-11-23' });
  return tables;
};

const indexOf = (tables: DistributionTables): PackageIndex =>
  openPackageIndex({ packages: opened(textOf(tables, 'packages-debian-trixie')), upstreams: opened(textOf(tables, 'upstreams-debian')) });

test('the table of a release: the newest version of all suites, backports apart, what is left out left out', () => {
  const [, body = ''] = textOf(trixie(), 'packages-debian-trixie').split('\n\n');
  assert.deepEqual(body.trimEnd().split('\n'), [
    'brotli\t1.1.0-2\t=\tlib=-dev\tlib=1',
    'gcc-defaults\t4:14.2.0-1\tgcc',
    'git\t1:2.47.3-0+deb13u1\t=\t\t\t1:2.51.0-1~bpo13+1',
    'newcomer\t\t=\t\t\t2.0-1~bpo13+1',
    'zlib\t1:1.3.dfsg+really1.3.1-1+deb13u1\t\t=1g-dev\t=1g',
  ]);
});

test('what was written is read', () => {
  const index = indexOf(trixie());
  assert.equal(index.asOf, '2026-11-23');
  assert.deepEqual(index.source('newcomer'), {
    name: 'newcomer',
    backports: '2.0-1~bpo13+1',
    programs: ['newcomer'],
    libraries: [],
    dev: [],
    homepage: undefined,
  });
  assert.deepEqual(
    index.ofForge('github.com/google/brotli').map(({ name }) => name),
    ['brotli'],
  );
  assert.equal(index.ofSite('zlib.net')[0]?.name, 'zlib');
  assert.equal(index.binary('gcc')?.name, 'gcc-defaults');
});

test('the homepages of earlier tables stay, and so does their day', () => {
  const before = textOf(trixie(), 'upstreams-debian');
  const tables = tablesOf('debian', before);
  tables.add('debian-forky', { index: { binaries: [...readPackages(UNIVERSE)], backports: [] }, asOf: '2026-12-01' });
  const upstreams = opened(textOf(tables, 'upstreams-debian'));
  assert.deepEqual([...upstreams.keys()], ['git-scm.com', 'github.com/google/brotli', 'zlib.net']);
  assert.equal(upstreams.asOf, '2026-11-23');
});

test('the packages of Alpine, where names say what a package is', () => {
  const tables = tablesOf('alpine');
  tables.add('alpine-3.22', {
    index: { binaries: [...readApkIndex(APKINDEX_MAIN), ...readApkIndex(APKINDEX_COMMUNITY)], backports: [] },
    asOf: '2026-11-20',
  });
  const [, body] = (tables.texts.get('packages-alpine-3.22') ?? '').split('\n\n');
  assert.equal(body, 'brotli\t1.1.0-r2\t=\t\t=-libs\nzlib\t1.3.1-r2\t=\t=-dev\n');
});

const binary = (name: string, section = 'utils'): Binary => ({ name, source: 'x', version: '1', section, homepage: '', needs: [] });

test('the main package of a role is the one that people mean', () => {
  const needed = new Map([
    ['libcurl4-openssl-dev', 5],
    ['libcurl4t64', 90],
    ['libcurl3t64-gnutls', 40],
  ]);
  const curl = [
    binary('curl'),
    binary('libcurl3t64-gnutls', 'libs'),
    binary('libcurl4t64', 'libs'),
    binary('libcurl4-gnutls-dev', 'libdevel'),
    binary('libcurl4-openssl-dev', 'libdevel'),
  ];
  assert.deepEqual(rolesOf('curl', curl, needed), {
    programs: ['curl'],
    dev: ['libcurl4-openssl-dev', 'libcurl4-gnutls-dev'],
    libraries: ['libcurl4t64', 'libcurl3t64-gnutls'],
  });
  const nginx = ['libnginx-mod-stream', 'nginx-extras', 'nginx'].map((name) => binary(name, 'httpd'));
  assert.deepEqual(rolesOf('nginx', nginx, new Map([['libnginx-mod-stream', 9]])).programs, [
    'nginx',
    'nginx-extras',
    'libnginx-mod-stream',
  ]);
  const tools = rolesOf('icu', [binary('icu-bin', 'libs'), binary('libicu76', 'libs')], new Map());
  const drogon = [binary('drogon', 'devel'), binary('libdrogon1t64', 'devel')];
  assert.deepEqual(rolesOf('drogon', drogon, new Map()).libraries, ['libdrogon1t64'], 'a library among the tools of developers');
  const security = [binary('libapache2-mod-security2', 'httpd'), binary('telnet', 'oldlibs')];
  assert.deepEqual(rolesOf('x', security, new Map()).programs, ['libapache2-mod-security2'], 'a module, and an old name');
  assert.deepEqual([tools.programs, tools.libraries], [['icu-bin'], ['libicu76']], 'a program among the libraries');
});
