import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { openPackageIndex } from '../../../server/src/knowledge/package-index.ts';
import { findPackage, PACKAGE_KINDS, packageById, packagesOn } from '../../../server/src/knowledge/packages.ts';
import { canonicalPlace, FORGES } from '../../../server/src/knowledge/upstream-places.ts';
import { opened, shippedText } from './texts.ts';

const packages = opened(shippedText('packages'));
const SUITES = ['bookworm', 'trixie', 'forky'];
const ids = [...packages.keys()];

const releaseTable = (name: string) =>
  opened(readFileSync(new URL(`../../../server/src/knowledge/tables/${name}.txt`, import.meta.url), 'utf8'));

test('closed words, every matcher unique and in the form that is searched', () => {
  const seen = new Set<string>();
  for (const id of ids) {
    const [, kind, matchers = ''] = packages.row(id) ?? [];
    assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    assert.ok(
      PACKAGE_KINDS.some((one) => one === kind),
      id,
    );
    const places = matchers.split(' ').filter((matcher) => !matcher.startsWith('name:'));
    assert.ok(places.length > 0, id);
    for (const place of places) {
      assert.ok(!seen.has(place), `${id}: ${place}`);
      seen.add(place);
      assert.equal(place, canonicalPlace(place));
      const [host = '', ...path] = place.split('/');
      assert.ok(host.includes('.') && path.length <= 6, place);
      if (FORGES.includes(host)) assert.equal(path.length, 2, place);
    }
  }
  assert.ok(seen.size > 700);
});

test('families, releases and package names are well formed', () => {
  for (const id of ids) {
    const software = packageById(packages, id);
    assert.ok(software && (software.kind === 'none') === (software.packages.size === 0), id);
    for (const [cell, names] of software.packages) {
      assert.match(
        cell,
        /^(debian|ubuntu|alpine|fedora|rhel|debian:(bookworm|trixie|forky)|ubuntu:2[2-6]\.(04|10))(\.(dev|source|stale))?$/,
        id,
      );
      for (const name of names) assert.match(name, /^[A-Za-z0-9][A-Za-z0-9._+-]*$|^-$/, id);
    }
    for (const [release, version] of software.versions) {
      assert.match(release, /^(ubuntu:2[24]\.04|alpine:3\.2[0-3])$/, id);
      assert.match(version, /^[0-9][0-9A-Za-z.+:~-]*$/, id);
    }
  }
});

test("Debian's versions are found by the sources that the rows name", () => {
  const upstreams = releaseTable('upstreams-debian');
  for (const suite of SUITES) {
    const index = openPackageIndex({ packages: releaseTable(`packages-debian-${suite}`), upstreams });
    const withoutVersion = ids.filter((id) => {
      const software = packageById(packages, id);
      const found = software && packagesOn(software, 'debian', suite);
      return found && index.source(found.source ?? id)?.version === undefined;
    });
    // The tables of releases leave out modules of Perl, of which it is packaged as one.
    assert.deepEqual(withoutVersion, ['exiftool'], suite);
  }
});

test('software whose namesake in Debian is another one is known to have no package', () => {
  const none = [
    ['github.com', '/sylabs/singularity'],
    ['github.com', '/PDP-10/its.git'],
    ['github.com', '/jumpserver/koko'],
  ] as const;
  for (const [host, path] of none) assert.equal(findPackage(packages, { host, path })?.kind, 'none', path);
});
