import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { endOfLife } from '../../../scripts/refresh-knowledge/end-of-life.mjs';
import { readManifest } from '../../../scripts/refresh-knowledge/manifest.mjs';
import { officialTags as rowsOfTags } from '../../../scripts/refresh-knowledge/official-tags.mjs';
import { officialTags, type TagHistory } from '../../../server/src/knowledge/official-tags.ts';
import { opened } from './texts.ts';

const folder = mkdtempSync(join(tmpdir(), 'plimsoll-refresh-'));
after(() => rmSync(folder, { recursive: true }));

/** A repository that is written to day by day. */
const repositoryOf = (name: string) => {
  const root = join(folder, name);
  mkdirSync(root);
  const git = (day: string, ...args: string[]): void => {
    const date = `${day}T12:00:00Z`;
    const who = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.com', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.com' };
    const env = { ...process.env, ...who, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    execFileSync('git', ['-C', root, '-c', 'init.defaultBranch=main', ...args], { env, stdio: 'pipe' });
  };
  git('2020-01-01', 'init', '--quiet');
  const commit = (day: string, files: Readonly<Record<string, string | undefined>>): void => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      if (text === undefined) rmSync(join(root, path));
      else writeFileSync(join(root, path), text);
    }
    git(day, 'add', '--all');
    git(day, 'commit', '--quiet', '--message', 'a day');
  };
  return { root, git, commit };
};

const SOURCES = `# how it was
Maintainers: A (@a),
             B (@b)
GitRepo: https://example.com/a.git
GitCommit: g0
Architectures: amd64, arm64v8

# a comment in between
Tags: 2.1-x, 2-x,
 x
# another one
SharedTags: 2.1, latest
Directory: x
arm64v8-GitCommit: g1

SharedTags: 2.1, latest
Architectures: windows-amd64
Directory: w
`;

test('manifests of all years', () => {
  assert.deepEqual(readManifest('latest\tgit://example.com/a\tC:1234\n'), [
    { tags: ['latest'], shared: [], architectures: ['amd64'], sources: ['\tC:1234'] },
  ]);
  assert.deepEqual(readManifest('# maintainer: A (@a)\n\n1.0: git://example.com/a@abc dir\n1: git://example.com/a@abc\n'), [
    { tags: ['1.0'], shared: [], architectures: ['amd64'], sources: ['abc dir'] },
    { tags: ['1'], shared: [], architectures: ['amd64'], sources: ['abc'] },
  ]);
  assert.deepEqual(readManifest(SOURCES), [
    { tags: ['2.1-x', '2-x', 'x'], shared: ['2.1', 'latest'], architectures: ['amd64', 'arm64v8'], sources: ['g0 x ', 'g1 x '] },
    { tags: [], shared: ['2.1', 'latest'], architectures: ['windows-amd64'], sources: ['g0 w '] },
  ]);
  assert.deepEqual(readManifest(''), []);
  assert.deepEqual(readManifest('Maintainers: A (@a)\nGitRepo: x\n'), []);
});

const line = (tag: string, commit: string): string => `${tag}: git://example.com/a@${commit}\n`;

test('the days of tags are those of the main line', async () => {
  const { root, git, commit } = repositoryOf('images');
  commit('2020-01-01', {
    'library/a': line('1', 'c1') + line('1-slim', 'c1'),
    'library/MAINTAINERS': 'A (@a)\n',
    'test/x': '1: git://x/y@z\n',
  });
  git('2020-01-02', 'checkout', '--quiet', '-b', 'branch');
  commit('2020-01-03', { 'library/a': line('1', 'c2') + line('1-slim', 'c1'), 'library/b': line('9', 'c9') });
  git('2020-01-05', 'checkout', '--quiet', 'main');
  git('2020-01-05', 'merge', '--quiet', '--no-ff', '--message', 'merge', 'branch');
  commit('2020-02-01', { 'library/a': line('1', 'c2'), 'library/b': undefined });
  commit('2020-03-01', { 'library/a': line('1', 'c2') + line('1-slim', 'c1') });
  const { asOf, rows } = await rowsOfTags(root);
  assert.equal(asOf, '2020-03-01');
  const days = (firstListed: string, lastChanged: string, lastListed?: string): TagHistory => ({ firstListed, lastChanged, lastListed });
  assert.deepEqual(historiesOf(rows), {
    'a:1': days('2020-01-01', '2020-01-05'),
    // Away for a month and back as it was: nothing changed.
    'a:1-slim': days('2020-01-01', '2020-01-01'),
    'b:9': days('2020-01-05', '2020-01-05', '2020-02-01'),
  });
  const early = await rowsOfTags(root, { until: '2020-02-01', isKept: (_, tag) => tag === '1-slim' });
  assert.equal(early.asOf, '2020-02-01');
  assert.deepEqual(historiesOf(early.rows), { 'a:1-slim': days('2020-01-01', '2020-01-01', '2020-02-01') });
});

test('what is taken away is no change, what is added or built anew is one', async () => {
  const { root, commit } = repositoryOf('changes');
  const manifest = (x: string, y: string): string => `Maintainers: A (@a)\nGitRepo: r\n\n${x}\n\n${y}\n`;
  const entry = (tags: string, commitId: string): string => `Tags: ${tags}\nSharedTags: 1\nGitCommit: ${commitId}`;
  commit('2020-01-01', { 'library/a': manifest(entry('1-x', 'c1'), entry('1-y', 'c2')) });
  commit('2020-01-02', { 'library/a': manifest(entry('1-x', 'c1'), '') });
  commit('2020-01-03', { 'library/a': manifest(`${entry('1-x', 'c1')}\nArchitectures: amd64, s390x\ns390x-GitCommit: c3`, '') });
  const { rows } = await rowsOfTags(root);
  assert.deepEqual(
    Object.entries(historiesOf(rows)).map(([tag, days]) => `${tag} ${days?.lastChanged}`),
    ['a:1-x 2020-01-03', 'a:1 2020-01-03', 'a:1-y 2020-01-01'],
  );
  const before = await rowsOfTags(root, { until: '2020-01-02' });
  assert.equal(historiesOf(before.rows)['a:1']?.lastChanged, '2020-01-01');
});

const HEADER = 'table: official-tags\nsource: x\nlicence: MIT\nasOf: 2026-01-15\ncolumns: image builds listed ends gone\n';

/** What the reader makes of the rows. */
const historiesOf = (rows: readonly (readonly string[])[]): Record<string, TagHistory | undefined> => {
  const table = opened(`${HEADER}\n${rows.map((row) => `${row.join('\t')}\n`).join('')}`);
  const found = rows.flatMap(([image = '']) => {
    const tags = officialTags(table, image);
    return [...(tags?.everListed() ?? [])].map((tag) => [`${image}:${tag}`, tags?.historyOf(tag)]);
  });
  return Object.fromEntries(found);
};

const PRODUCT = `---
title: The Product
eoesColumn: Paid Support
releases:
  - releaseCycle: "2.9"
    releaseDate: 2020-01-01
    eol: 2021-01-01
    eoes: 2022-01-01
    latest: "2.9.9"
  - releaseCycle: "2.10"
    releaseDate: 2020-06-01
    eol: false
    lts: 2020-12-01
    latest: "2.10 (1234)"
  - releaseCycle: "1"
    releaseDate: 2019-01-01
    eol: true
    latest: "N/A"
    codename: "Old One"
---
Text that is of no use here.
`;

test('products as they were on a day', () => {
  const { root, commit } = repositoryOf('ends');
  const hand = join(folder, 'hand');
  mkdirSync(hand);
  writeFileSync(join(hand, 'products.txt'), '# images, products\nimage\tproduct\nother\tnot-there\n');
  commit('2020-07-01', { 'products/product.md': PRODUCT });
  commit('2020-08-01', { 'products/product.md': PRODUCT.replace('The Product', 'The New Product') });
  const cycles = '2.10,2020-06-01,,,2.10,,2020-12-01;2.9,2020-01-01,2021-01-01,2022-01-01,2.9.9;1,2019-01-01,over';
  assert.deepEqual(endOfLife(root, { hand }), { asOf: '2020-08-01', rows: [['product', 'The New Product', 'paid support', cycles]] });
  const early = endOfLife(root, { hand, until: '2020-07-15' });
  assert.deepEqual(early, { asOf: '2020-07-15', rows: [['product', 'The Product', 'paid support', cycles]] });
});
