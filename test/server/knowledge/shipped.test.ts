import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { deprecatedImage } from '../../../server/src/knowledge/deprecated-images.ts';
import { TABLE_NAMES } from '../../../server/src/knowledge/index.ts';
import { type Method, officialImage } from '../../../server/src/knowledge/official-images.ts';
import { ARCHITECTURES, officialTags } from '../../../server/src/knowledge/official-tags.ts';
import { EVIDENCE, PUBLISHER_STATUSES, publisherOf, RELATIONS } from '../../../server/src/knowledge/publishers.ts';
import { aptSourceOf, REPOSITORY_KINDS, REPOSITORY_STATUSES, repositoryOf } from '../../../server/src/knowledge/repositories.ts';
import type { Table } from '../../../server/src/knowledge/table.ts';
import { frozenText, opened, shippedText } from './texts.ts';

const publishers = opened(shippedText('publishers'));
const official = opened(shippedText('official-images'));
const deprecated = opened(shippedText('deprecated-images'));
const endOfLife = opened(shippedText('end-of-life'));
const tags = opened(shippedText('official-tags'));
const repositories = opened(shippedText('repositories'));

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
    const known = publisherOf(publishers, alternative.replace(/^=/, '').replace('*', 'any'));
    const good = known?.relation === 'maintainer' || known?.relation === 'vendor';
    assert.ok(official.row(alternative) || (good && !known?.status), `${key} -> ${alternative}`);
  }
});

test('publishers: rebuilds, maintainers, distributions and mirrors are told apart', () => {
  const relations = {
    'bitnami/postgresql': 'rebuild',
    'dhi.io/node': 'rebuild',
    'alpine/git': 'community',
    'grafana/grafana': 'maintainer',
    'ubuntu/nginx': 'vendor',
    'ubuntu/squid': 'vendor',
    'redhat/ubi9': 'vendor',
    'registry.access.redhat.com/ubi9-minimal': 'vendor',
    'public.ecr.aws/docker/library/node': 'mirror',
    'mirror.gcr.io/library/node': 'mirror',
  };
  for (const [image, relation] of Object.entries(relations)) assert.equal(publisherOf(publishers, image)?.relation, relation, image);
  assert.equal(publisherOf(publishers, 'mirror.gcr.io/library/node')?.alternative, 'node');
});

test('publishers: every successor of a deprecated image is official, or a maintainer or vendor publishes it', () => {
  for (const image of deprecated.keys()) {
    for (const successor of deprecatedImage(deprecated, image)?.successors ?? []) {
      const name = successor.replace(/:[^/]*$/, '');
      const relation = publisherOf(publishers, name)?.relation;
      assert.ok(official.row(name) || relation === 'maintainer' || relation === 'vendor', `${image} -> ${successor}`);
    }
  }
});

test('official images: bare names, closed words, products of the table of ends', () => {
  for (const name of official.keys()) {
    const image = officialImage(official, name);
    assert.match(name, /^[a-z0-9][a-z0-9.-]*$/);
    assert.ok(image, name);
    assert.ok(image.product === undefined || endOfLife.row(image.product), name);
    assert.ok(!image.upstreamPackage || image.softwareName, name);
    for (const { verified, downloadHost = 'a.b', architectures = [] } of [image, ...image.variants]) {
      assert.deepEqual(
        verified.filter((one) => !CHECKS.includes(one)),
        [],
        name,
      );
      assert.match(downloadHost, /^[a-z0-9-]+(\.[a-z0-9-]+)+$/, name);
      for (const one of architectures) assert.ok([...ARCHITECTURES.values()].includes(one), name);
    }
  }
});

const CHECKS = [
  ...['gpg', 'rpm-signature', 'repo-signed', 'git-tag-signature', 'git-commit', 'registry', 'vendor-tool', 'inherited'],
  ...['sha512', 'sha256', 'sha1', 'md5'],
];

test('official images: all that list a tag are there, and variants are of tags that were listed', () => {
  for (const name of tags.keys()) {
    const isListed = officialTags(tags, name)?.builds.length !== 0;
    assert.ok(!isListed || official.row(name), name);
    const ever = [...(officialTags(tags, name)?.everListed() ?? [])].map((tag) => tag.split('-'));
    for (const { words } of officialImage(official, name)?.variants ?? []) {
      const fits = (tag: readonly string[]) => words.every((word) => tag.some((one) => one.startsWith(word)));
      assert.ok(ever.some(fits), `${name}: ${words}`);
    }
  }
});

test('official images: how they are made, as the Dockerfiles said that were read', () => {
  const madeBy = (method: Method) =>
    [...official.keys()].filter((name) => officialImage(official, name)?.method === method && tags.row(name));
  const isAlive = (name: string) => !deprecatedImage(deprecated, name);
  assert.deepEqual(madeBy('distro-package').filter(isAlive), ['buildpack-deps', 'r-base']);
  assert.equal(madeBy('source').filter(isAlive).length, 23);
  const unchecked = [...official.keys()].filter((name) => officialImage(official, name)?.isUnverified);
  assert.deepEqual(unchecked, ['docker', 'elasticsearch', 'haxe', 'kibana', 'traefik']);
});

test('the tables of images take at most 450 KB when compressed', (t) => {
  const names = TABLE_NAMES.filter((name) => name !== 'packages');
  const sizes = names.map((name) => [name, gzipSync(shippedText(name), { level: 9 }).length] as const);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  t.diagnostic(`${sizes.map(([name, size]) => `${name} ${size}`).join(', ')}; together ${total} bytes of 450,000`);
  assert.ok(total <= 450_000, `${total}`);
});

test('tables hold nothing but ASCII where no name of a person stands: an engine keeps such a text in half the memory', () => {
  const names = TABLE_NAMES.filter((name) => name !== 'publishers');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what this looks for.
  for (const name of names) assert.match(shippedText(name), /^[\x09\x0A\x20-\x7E]*$/, name);
});

test('repositories: closed words, places in the form that is searched, keys over https', () => {
  for (const [place = '', kind, software, keeper = '', families = '', key = '', , image = '', status = '', since = ''] of rowsOf(
    repositories,
  )) {
    assert.match(place, /^[a-z0-9-]+(\.[a-z0-9-]+)+(\/[\w.:@+$-]+){0,6}$/, place);
    assert.ok(!place.startsWith('www.') && software, place);
    assert.ok(
      REPOSITORY_KINDS.some((one) => one === kind),
      place,
    );
    assert.equal(keeper !== '', kind === 'independent', place);
    for (const family of families.split(',')) assert.ok(['apt', 'rpm', 'apk'].includes(family), place);
    assert.ok(key === '' || key.startsWith('https://'), place);
    assert.ok(image === '' || official.row(image), place);
    assert.ok(status === '' || REPOSITORY_STATUSES.some((one) => one === status), place);
    assert.match(since, /^(\d{4}(-\d{2}){0,2})?$/, place);
    assert.equal(since !== '', status !== '', place);
  }
});

test('repositories: what apt is told of is whole, with the whole fingerprints of a key over https', () => {
  const told = rowsOf(repositories).filter(([, , , , , , , , , , , , apt = '']) => apt !== '');
  assert.ok(told.length >= 2);
  for (const [place = '', kind, , , families = '', key = '', , , status, , , , apt = '', fingerprints = ''] of told) {
    assert.deepEqual([kind, status, families.split(',').includes('apt')], ['vendor', '', true], place);
    assert.match(apt, /^[a-z0-9-]+ https:\/\/[a-z.]+\/\S+ \{release\}\S* [a-z]+ [a-z0-9-]+(\{major\})? [a-z,]+$/, place);
    assert.match(fingerprints, /^[0-9A-F]{40}(,[0-9A-F]{40})*$/, place);
    assert.match(key, /^https:/, place);
    assert.equal(aptSourceOf(repositories, apt.split(' ', 1)[0] ?? '')?.place, place);
  }
});

test('repositories: every place is found by itself, and a successor that is an address is kept up', () => {
  for (const [place = '', , , , , , , , , , successor = ''] of rowsOf(repositories)) {
    const [host = '', ...path] = place.split('/');
    assert.equal(repositoryOf(repositories, host, `/${path.join('/')}`)?.place, place);
    const [to = '', ...rest] = successor.split('/');
    if (to.includes('.')) assert.equal(repositoryOf(repositories, to, `/${rest.join('/')}`)?.status, undefined, place);
  }
});
