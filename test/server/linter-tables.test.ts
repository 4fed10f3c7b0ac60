import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { DEFAULT_CONFIG } from '../../server/src/engine/config-model.ts';
import type { Host } from '../../server/src/host.ts';
import { createLinter, type LintRequest } from '../../server/src/linter.ts';

/** A host that notes which tables are asked for. */
const notingHost = (asked: string[]): Host => ({
  today: () => '2026-01-20',
  log: () => undefined,
  asset: async (name) => {
    asked.push(name);
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
  await linter.lint(request('FROM scratch\nRUN make\n'));
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
