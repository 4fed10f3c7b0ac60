import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { DEFAULT_CONFIG } from '../../server/src/engine/config-model.ts';
import type { Facts } from '../../server/src/facts/model.ts';
import type { Host } from '../../server/src/host.ts';
import { createLinter, type LintRequest } from '../../server/src/linter.ts';
import { ruleForTests } from './engine/rules-for-tests.ts';

const header = (table: string): string => `table: ${table}\nsource: x\nlicence: x\nasOf: 2026-01-10\ncolumns: a b\n\n`;

/** Tables of a release that says nothing; other releases have none. */
const PACKAGES: Readonly<Record<string, string>> = {
  'packages-debian-bookworm.txt': `${header('packages-debian-bookworm')}zlib\t1.2.13\n`,
  'upstreams-debian.txt': `${header('upstreams-debian')}zlib.net\tzlib\n`,
};

/** A host that notes which tables are asked for. */
const notingHost = (asked: string[]): Host => ({
  today: () => '2026-01-20',
  log: () => undefined,
  asset: async (name) => {
    asked.push(name);
    if (/^(?:packages|upstreams)-/.test(name)) return PACKAGES[name];
    return readFileSync(new URL(`../knowledge/${name}`, import.meta.url), 'utf8');
  },
});

const request = (text: string): LintRequest => ({ path: '/p/Dockerfile', text, config: DEFAULT_CONFIG, scope: 'file' });

test('a document without FROM loads no table', async () => {
  const asked: string[] = [];
  const linter = createLinter(notingHost(asked));
  for (const text of ['', '# nothing\n', 'RUN curl https://example.com | sh\n', 'FROM scratch\nCOPY a /\n'])
    await linter.lint(request(text));
  assert.deepEqual(asked, []);
  assert.equal(await linter.knowledgeDate('used'), undefined);
});

test('concurrent lints share the tables, each loaded once', async () => {
  const asked: string[] = [];
  const linter = createLinter(notingHost(asked));
  const texts = ['FROM bitnami/postgresql:16\n', 'FROM node:22\nRUN make\n', 'FROM scratch\nCOPY --from=nginx:1 /a /b\n'];
  const [first] = await Promise.all(texts.map((text) => linter.lint(request(text))));
  assert.ok(first?.findings.some(({ rule }) => rule === 'unofficial-base'));
  assert.ok(asked.length >= 3);
  assert.equal(new Set(asked).size, asked.length);
  assert.equal(await linter.knowledgeDate('used'), '2026-01-15');
});

test('a table is loaded only when a document needs it', async () => {
  const asked: string[] = [];
  const linter = createLinter(notingHost(asked));
  await linter.lint(request('FROM scratch\nRUN curl -O example.com/a.tgz\n'));
  assert.deepEqual(asked, ['packages.txt']);
  await linter.lint(request('FROM node:22\n'));
  assert.ok(asked.includes('official-tags.txt'));
});

test('tables older than 90 days are told of, once they have been used', async () => {
  const linter = createLinter(notingHost([]));
  assert.equal(await linter.oldKnowledge('2027-01-01'), undefined);
  await linter.lint(request('FROM node:22\n'));
  assert.equal(await linter.oldKnowledge('2026-04-15'), undefined);
  assert.match((await linter.oldKnowledge('2026-04-16')) ?? '', /^the facts about images and packages are 91 days old; /);
  assert.equal(await linter.oldKnowledge(), undefined);
});

test('a table of what lasts, such as the names of packages, is not told of', async () => {
  const linter = createLinter(notingHost([]));
  await linter.lint(request('FROM scratch\nRUN curl -O example.com/a.tgz\n'));
  assert.equal(await linter.oldKnowledge('2027-01-01'), undefined);
});

const ofReleases = (asked: readonly string[]): readonly string[] => asked.filter((name) => /^(?:packages|upstreams)-/.test(name));

test('what a release ships is loaded only where something is fetched on it', async () => {
  const asked: string[] = [];
  const linter = createLinter(notingHost(asked));
  const quiet = [
    'FROM debian:bookworm\nRUN apt-get update && apt-get install -y make && make\n',
    'FROM node:22-bookworm\nCOPY . .\nRUN npm ci\n',
  ];
  for (const text of quiet) await linter.lint(request(text));
  assert.deepEqual(ofReleases(asked), []);
  const download = 'RUN curl -O https://zlib.net/zlib-1.3.tar.gz && tar xf zlib-1.3.tar.gz && cd zlib-1.3 && make\n';
  await linter.lint(request(`FROM debian:bookworm\n${download}FROM ubuntu:24.04\nRUN true\n`));
  assert.deepEqual(ofReleases(asked), ['packages-debian-bookworm.txt', 'upstreams-debian.txt']);
  assert.equal(await linter.knowledgeDate('used'), '2026-01-10');
  await Promise.all([1, 2].map(() => linter.lint(request(`FROM ubuntu:24.04\n${download}FROM debian:bookworm\n${download}`))));
  assert.deepEqual(ofReleases(asked).slice(2), ['packages-ubuntu-24.04.txt'], 'a table is asked for once, be it there or not');
});

test('rules read facts that know what a release ships, whichever facts told that it is needed', async () => {
  const seen: Facts[] = [];
  const rule = ruleForTests('seen', {
    check(facts) {
      seen.push(facts);
      return [];
    },
  });
  const linter = createLinter(notingHost([]), { rules: [rule] });
  const download = 'RUN curl -O https://zlib.net/zlib-1.3.tar.gz && tar xf zlib-1.3.tar.gz && cd zlib-1.3 && make\n';
  await linter.lint(request(`FROM debian:bookworm\n${download}`));
  await linter.lint(request('FROM debian:bookworm\nRUN make\n'));
  assert.deepEqual(
    seen.map(({ knowledge, builds }) => [[...(knowledge.packageIndexes?.keys() ?? [])], builds.length]),
    [
      [['debian-bookworm'], 1],
      [[], 0],
    ],
  );
});
