import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TABLE_NAMES } from '../../../server/src/knowledge/index.ts';
import { METHODS } from '../../../server/src/knowledge/official-images.ts';
import { FORGES, PACKAGE_KINDS, packageById } from '../../../server/src/knowledge/packages.ts';
import { EVIDENCE, PUBLISHER_STATUSES, publisherOf, RELATIONS } from '../../../server/src/knowledge/publishers.ts';
import type { Table } from '../../../server/src/knowledge/table.ts';
import { frozenText, opened, shippedText } from './texts.ts';

const publishers = opened(shippedText('publishers'));
const official = opened(shippedText('official-images'));
const packages = opened(shippedText('packages'));

function rowsOf(table: Table): readonly (readonly string[])[] {
  return [...table.keys()].map((key) => table.row(key) ?? []);
}

for (const name of TABLE_NAMES) {
  for (const [kind, text] of [
    ['shipped', shippedText(name)],
    ['frozen', frozenText(name)],
  ] as const) {
    test(`${kind} ${name}: header whole, keys sorted and unique, every row found, no cell too many`, () => {
      const table = opened(text);
      assert.equal(table.name, name);
      const keys = [...table.keys()];
      assert.ok(keys.length >= 15);
      assert.deepEqual(keys, [...new Set(keys)].sort());
      for (const row of rowsOf(table)) {
        assert.ok(row.length > 1 && row.length <= table.columns.length, row[0]);
        assert.ok(
          row.every((cell) => cell === cell.trim()),
          row[0],
        );
      }
      assert.ok(text.endsWith('\n') && !text.endsWith('\n\n') && !text.includes('\r'));
    });
  }
}

test('publishers: closed words, keys are images or namespaces', () => {
  for (const [key = '', relation, name, , , status = '', evidence] of rowsOf(publishers)) {
    assert.match(key, /^[a-z0-9][a-z0-9._/-]*\/(\*|[a-z0-9][a-z0-9._-]*)$/, key);
    assert.ok(
      RELATIONS.some((one) => one === relation),
      key,
    );
    assert.ok(name, key);
    assert.ok(status === '' || PUBLISHER_STATUSES.some((one) => one === status), key);
    assert.ok(
      EVIDENCE.some((one) => one === evidence),
      key,
    );
  }
});

test('publishers: every alternative is official, or a maintainer or vendor publishes it', () => {
  for (const [key = '', , , , alternative = ''] of rowsOf(publishers)) {
    if (alternative === '' || alternative === '*') continue;
    const known = publisherOf(publishers, alternative.replace('*', 'any'));
    const good = known?.relation === 'maintainer' || known?.relation === 'vendor';
    assert.ok(official.row(alternative) || (good && !known?.status), `${key} -> ${alternative}`);
  }
});

test('official images: closed words, bare names', () => {
  for (const [name = '', , method] of rowsOf(official)) {
    assert.match(name, /^[a-z0-9][a-z0-9.-]*$/);
    assert.ok(
      METHODS.some((one) => one === method),
      name,
    );
  }
});

test('packages: closed words, every matcher unique and in the form that is searched', () => {
  const seen = new Set<string>();
  for (const [id = '', kind, matchers = ''] of rowsOf(packages)) {
    assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    assert.ok(
      PACKAGE_KINDS.some((one) => one === kind),
      id,
    );
    for (const matcher of matchers.split(' ')) {
      assert.ok(!seen.has(matcher), `${id}: ${matcher}`);
      seen.add(matcher);
      const [host = '', ...path] = matcher.split('/');
      assert.ok(matcher.startsWith('name:') || (host.includes('.') && !host.startsWith('www.') && host === host.toLowerCase()), matcher);
      assert.ok(path.length <= 6, matcher);
      if (FORGES.includes(host)) assert.ok(path.length === 2 && matcher === matcher.toLowerCase(), matcher);
    }
  }
});

test('packages: families, releases and package names are well formed', () => {
  for (const id of packages.keys()) {
    const software = packageById(packages, id);
    assert.ok(software && software.packages.size > 0, id);
    for (const [family, names] of software.packages) {
      assert.match(family, /^(debian|ubuntu|alpine)(\.dev)?$/, id);
      for (const name of names) assert.match(name, /^[a-z0-9][a-z0-9.+-]+$/, id);
    }
    for (const [release, version] of software.versions) {
      assert.match(release, /^(debian:(bookworm|trixie)|ubuntu:2[24]\.04|alpine:3\.2[0-3])$/, id);
      assert.match(version, /^[0-9][0-9A-Za-z.+:~-]*$/, id);
    }
    if (software.kind === 'program')
      assert.ok(
        [...software.packages.keys()].some((family) => !family.endsWith('.dev')),
        id,
      );
  }
});
