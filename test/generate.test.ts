import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { renderReadme } from '../scripts/generate/readme.ts';
import { renderPage } from '../scripts/generate/rule-page.ts';
import { renderIndex, ruleIds } from '../scripts/generate/rules-index.ts';
import { renderManifest, renderSchema } from '../scripts/generate/settings.ts';
import { defineRule, integer } from '../server/src/rule.ts';
import { rules } from '../server/src/rules/index.ts';

const README = 'before\n<!-- rules -->\nold\n<!-- /rules -->\nbetween\n<!-- help -->\nold\n<!-- /help -->\nafter\n';

const rule = defineRule({
  id: 'a-fault',
  summary: 'Names a|b',
  why: 'Because.',
  category: 'correctness',
  severity: 'warning',
  tier: 'strict',
  needs: [],
  aliases: ['DL9999'],
  options: { most: integer(3, 'How many') },
  examples: [{ bad: 'FROM a\n', good: 'FROM b\n' }],
  links: ['https://example.com/'],
  *check() {},
});

describe('what is generated', () => {
  it('is the same when it is generated again', () => {
    const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
    const once = renderManifest(rules, manifest);
    assert.equal(renderManifest(rules, once), once);
    assert.equal(renderReadme(rules, renderReadme(rules, README)), renderReadme(rules, README));
  });

  it('lists the rules of the folder, sorted', () => {
    assert.deepEqual(
      rules.map(({ id }) => id),
      ruleIds(),
    );
    assert.match(renderIndex(), /do not edit/);
  });

  it('leaves what stands outside the markers of the README alone', () => {
    const text = renderReadme([rule], README);
    assert.match(text, /^before\n<!-- rules -->\n\| rule /);
    assert.match(text, /<!-- \/rules -->\nbetween\n<!-- help -->\n```text\n/);
    assert.match(text, /<!-- \/help -->\nafter\n$/);
    assert.match(text, /\| Names a\\\|b \| warning \| strict \|/);
    assert.throws(() => renderReadme([rule], 'no markers'), /README\.md lacks the markers/);
  });

  it('leaves all of package.json alone but the settings', () => {
    const manifest = { name: 'x', contributes: { commands: [], configuration: { title: 'old' } } };
    const made = JSON.parse(renderManifest([rule], JSON.stringify(manifest)));
    const { configuration, ...others } = made.contributes;
    assert.deepEqual({ ...made, contributes: others }, { name: 'x', contributes: { commands: [] } });
    assert.deepEqual(Object.keys(configuration.properties['plimsoll.rules'].properties), ['a-fault']);
  });

  it('names the options of a rule in the schema and on its page', async () => {
    assert.match(renderSchema([rule]), /"most"/);
    assert.match(await renderPage(rule), /## Options\n\n- `most` \(integer, default `3`\): How many/);
  });

  it('shows on a page how to be rid of a finding', async () => {
    const page = await renderPage(rule);
    assert.match(page, /```diff\n-FROM a\n\+FROM b\n```/);
    assert.match(page, /# plimsoll ignore=a-fault/);
    assert.match(page, /also known as \| `DL9999`/);
  });
});
