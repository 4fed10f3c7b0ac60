import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { DEFAULT_CONFIG } from '../../../server/src/engine/config-model.ts';
import { enabledRules, rulesAbout } from '../../../server/src/engine/enabled-rules.ts';
import { ownRules } from '../../../server/src/engine/own-rules.ts';
import { analyse } from '../../../server/src/engine/pipeline.ts';
import { NO_BUILD } from '../../../server/src/facts/index.ts';
import { rules as builtIn } from '../../../server/src/rules/index.ts';
import { factsIn } from '../facts/facts-of.ts';
import { KNOWLEDGE } from '../facts/images/world.ts';

const RULES = [...ownRules, ...builtIn];
const ENABLED = enabledRules({ ...DEFAULT_CONFIG, extends: 'strict' }, RULES, []);
const FOLDER = new URL('../../corpus/', import.meta.url);
const TEXTS = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.Dockerfile'))
  .map((name) => readFileSync(new URL(name, FOLDER), 'utf8'));

const findingsIn = (text: string, about?: ReadonlySet<string>) => {
  const factsOf = () => factsIn(text, { knowledge: KNOWLEDGE });
  return analyse({ text, others: new Map() }, { builds: [NO_BUILD], factsOf, enabled: ENABLED, rules: RULES, about }).findings;
};

const foundBy = (id: string, text: string, about?: ReadonlySet<string>) =>
  findingsIn(text, about).filter(({ rule, data }) => rule === id || data.also.includes(id));

test('what a rule finds is the same when only what has a say in it is run', () => {
  let found = 0;
  for (const text of TEXTS) {
    for (const id of new Set(findingsIn(text).flatMap(({ rule, data }) => [rule, ...data.also]))) {
      const all = foundBy(id, text);
      assert.deepEqual(foundBy(id, text, new Set([id])), all, id);
      found += all.length;
    }
  }
  assert.ok(found > 80, `${found}`);
});

test('rules of the same concern and those that are yielded to are run as well, others are not', () => {
  const ids = rulesAbout(new Set(['unpinned-image']), ENABLED).map(({ rule }) => rule.id);
  for (const id of ['unpinned-image', 'floating-tag', 'retired-tag']) assert.ok(ids.includes(id), id);
  for (const id of ['apt-get-lists-left', 'pipe-to-shell', 'syntax-error']) assert.ok(!ids.includes(id), id);
  assert.deepEqual(rulesAbout(new Set(['unused-suppression']), ENABLED), ENABLED);
});
