import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { forRule } from '../scripts/frozen-linter.ts';
import { ownRules } from '../server/src/engine/own-rules.ts';
import type { Example } from '../server/src/rule.ts';
import { rules } from '../server/src/rules/index.ts';

const ALL = [...rules, ...ownRules];
const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
/** What the engine makes of other rules' findings shows only with those on; test/server/engine has these. */
const WITHOUT_EXAMPLE = new Set(['internal-error', 'unused-suppression']);

const fileOf = (id: string): URL => new URL(`../server/src/rules/${id}.ts`, import.meta.url);

const findingsIn = async (id: string, example: Omit<Example, 'good'>): Promise<string[]> => {
  const { linter, request } = forRule(id, example);
  const { findings } = await linter.lint(request);
  return findings.filter(({ suppressed }) => !suppressed).map((finding) => finding.rule);
};

describe('every rule', () => {
  it('has an id of its own in kebab-case, which is the name of its file', () => {
    const ids = ALL.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(
      ids.filter((id) => !ID.test(id)),
      [],
    );
    assert.deepEqual(
      rules.filter(({ id }) => !existsSync(fileOf(id))),
      [],
    );
  });

  it('has aliases that no other rule has and that are no rule', () => {
    const names = ALL.flatMap(({ id, aliases }) => [id, ...aliases]);
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
  });

  it('has a rank, and one of its own, where it has a concern', () => {
    const ranked = ALL.filter(({ concern }) => concern !== undefined);
    assert.deepEqual(
      ranked.filter(({ rank }) => rank === undefined),
      [],
    );
    const places = ranked.map(({ concern, rank }) => `${concern} ${rank}`);
    assert.equal(new Set(places).size, places.length);
  });

  it('has its page', () => {
    assert.deepEqual(
      ALL.filter(({ id }) => !existsSync(new URL(`../docs/rules/${id}.md`, import.meta.url))),
      [],
    );
  });

  it('has fixtures that are found and such that are not', () => {
    const cases = (id: string): string[] => {
      const folder = new URL(`rules/${id}/`, import.meta.url);
      return existsSync(folder) ? readdirSync(folder).filter((name) => !name.endsWith('.out') && !name.endsWith('.lookups.json')) : [];
    };
    assert.deepEqual(
      rules.filter(({ id }) => cases(id).length < 2).map(({ id }) => id),
      [],
    );
  });
});

for (const { id, examples } of ALL.filter((rule) => !WITHOUT_EXAMPLE.has(rule.id)))
  describe(`the examples of ${id}`, () => {
    for (const [index, { bad, good, ...rest }] of examples.entries()) {
      it(`${index + 1}: the bad one gives its findings and no other`, async () => {
        const found = await findingsIn(id, { bad, ...rest });
        assert.ok(found.length > 0);
        assert.deepEqual([...new Set(found)], [id]);
      });
      if (good === undefined) continue;
      it(`${index + 1}: the good one gives none`, async () => assert.deepEqual(await findingsIn(id, { ...rest, bad: good }), []));
      it(`${index + 1}: a fix turns the bad into the good one, byte for byte`, async () => {
        const { linter, request } = forRule(id, { bad, ...rest });
        const { text, applied } = await linter.fix(request, 'all');
        if (applied > 0) assert.equal(text, good);
      });
    }
  });
