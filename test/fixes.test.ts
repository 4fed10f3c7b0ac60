import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parseDockerfile } from '../server/src/dockerfile/parse.ts';
import type { Config } from '../server/src/engine/config-model.ts';
import type { Finding } from '../server/src/engine/model.ts';
import { createLinter, type LintRequest } from '../server/src/linter.ts';
import type { Fix } from '../server/src/rule.ts';
import { applyEdits } from '../server/src/text/edits.ts';
import { overlaps } from '../server/src/text/span.ts';
import { factsOf } from './server/facts/facts-of.ts';

/** Rules whose fixes rewrite what is fetched, compiled and installed; each is held to the same promises. */
const RULES: readonly string[] = ['build-from-source', 'pipe-to-shell', 'source-built-base', 'unpinned-source', 'unverified-download'];

const TABLES = new URL('../server/src/knowledge/tables/', import.meta.url);
const FOLDER = new URL('fixes/', import.meta.url);
const CONFIG: Config = { extends: 'strict', rules: {}, overrides: [], trusted: { registries: [], publishers: [] }, today: '2026-08-25' };

const refused: string[] = [];
const linter = createLinter({
  today: () => '2026-08-25',
  log: (_, message) => void refused.push(message),
  asset: (name) => readFile(new URL(name, TABLES), 'utf8').catch(() => undefined),
});

const requestFor = (text: string, config: Config = CONFIG): LintRequest => ({ path: '/w/Dockerfile', text, config, scope: 'file' });

/** A fix, and the finding that it is offered for. */
interface Offer {
  readonly finding: Finding;
  readonly fix: Fix;
}

const offersIn = async (text: string): Promise<readonly Offer[]> => {
  const request = requestFor(text);
  const { findings } = await linter.lint(request);
  const shown = await linter.withCheckedFixes(
    request,
    findings.filter(({ rule, suppressed }) => RULES.includes(rule) && !suppressed),
  );
  return shown.flatMap((finding) => finding.fixes.map((fix) => ({ finding, fix })));
};

const instructionsOf = (text: string): readonly { readonly text: string; readonly span: { start: number; end: number } }[] =>
  parseDockerfile(text).instructions.map(({ span }) => ({ text: text.slice(span.start, span.end), span }));

const isSubsequence = (part: readonly string[], whole: readonly string[]): boolean => {
  let at = 0;
  for (const one of whole) if (at < part.length && one === part[at]) at++;
  return at === part.length;
};

const graveOf = (findings: readonly Finding[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { rule, severity } of findings) if (severity !== 'info') counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
};

const countOf = (findings: readonly Finding[], rule: string): number =>
  findings.filter((finding) => finding.rule === rule || finding.data.also.includes(rule)).length;

/** What a fix must do, and what it must leave alone. */
const checkOffer = async (text: string, { finding, fix }: Offer): Promise<void> => {
  const name = `${finding.rule}: ${fix.title}`;
  const after = applyEdits(text, fix.edits);
  assert.ok(parseDockerfile(after).parseErrors.length <= parseDockerfile(text).parseErrors.length, `${name} adds a parse error`);
  assert.ok(factsOf(after).brokenScripts.length <= factsOf(text).brokenScripts.length, `${name} breaks a script`);
  const untouched = instructionsOf(text).filter(({ span }) => !fix.edits.some((edit) => overlaps(edit.span, span)));
  const kept = untouched.filter(({ span }) => !fix.edits.some((edit) => edit.span.start === span.end));
  const now = instructionsOf(after).map((one) => one.text);
  assert.ok(isSubsequence(kept.map((one) => one.text), now), `${name} changes another instruction`); // biome-ignore format: one line reads best
  const comments = (one: string): string[] => parseDockerfile(one).comments.map((comment) => comment.text);
  assert.ok(isSubsequence(comments(text), comments(after)), `${name} loses a comment`);
  await checkFindings(text, after, { finding, fix });
};

const checkFindings = async (text: string, after: string, { finding, fix }: Offer): Promise<void> => {
  const [before, now] = [(await linter.lint(requestFor(text))).findings, (await linter.lint(requestFor(after))).findings];
  const rule = fix.mends ?? finding.rule;
  assert.ok(countOf(now, rule) < countOf(before, rule), `${fix.title} leaves its finding`);
  for (const [id, count] of graveOf(now)) assert.ok(count <= countOf(before, id), `${fix.title} adds ${id}`);
};

/** All fixes together come to an end, and then nothing is left to make. */
const checkFixedPoint = async (text: string): Promise<void> => {
  const only = Object.fromEntries(linter.rules.filter(({ id }) => !RULES.includes(id)).map(({ id }) => [id, 'off' as const]));
  const config = { ...CONFIG, rules: only };
  const once = await linter.fix(requestFor(text, config), 'all');
  const twice = await linter.fix(requestFor(once.text, config), 'all');
  assert.equal(twice.text, once.text);
  assert.equal(twice.applied, 0);
};

/** How many fixes each file is to be offered at least: a promise about nothing would hold always. */
const LEAST: Readonly<Record<string, number>> = {
  'added.Dockerfile': 2,
  'backtick.Dockerfile': 3,
  'bases.Dockerfile': 2,
  'crlf.Dockerfile': 4,
  'downloads.Dockerfile': 9,
  'heredoc.Dockerfile': 3,
  'redis.Dockerfile': 2,
  'several-runs.Dockerfile': 2,
  'sources.Dockerfile': 2,
  'stages.Dockerfile': 2,
  'two-builds.Dockerfile': 5,
  'vendor.Dockerfile': 4,
  'work-folder.Dockerfile': 1,
};

describe('every fix that is offered does what it says and nothing else', () => {
  for (const name of readdirSync(FOLDER))
    it(name, async () => {
      const text = readFileSync(new URL(name, FOLDER), 'utf8');
      refused.length = 0;
      const offers = await offersIn(text);
      assert.deepEqual(refused, [], 'a rule offers only what passes the check');
      assert.ok(offers.length >= (LEAST[name] ?? 1), `${offers.length} fixes`);
      for (const offer of offers) await checkOffer(text, offer);
      await checkFixedPoint(text);
    });
});

const CORPUS = process.env.PLIMSOLL_CORPUS;

const corpusFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true }).flatMap((entry) =>
    entry.isFile() && !entry.parentPath.includes('/.git') ? join(entry.parentPath, entry.name) : [],
  );

it('and so over the folder that PLIMSOLL_CORPUS names', { skip: CORPUS === undefined && 'PLIMSOLL_CORPUS is not set' }, async (test) => {
  let count = 0;
  for (const path of corpusFiles(CORPUS as string)) {
    const text = readFileSync(path, 'utf8');
    const offers = await offersIn(text);
    for (const offer of offers) await checkOffer(text, offer).catch((error) => assert.fail(`${path}: ${error.message}`));
    if (offers.length > 0) await checkFixedPoint(text);
    count += offers.length;
  }
  test.diagnostic(`${count} fixes`);
});
