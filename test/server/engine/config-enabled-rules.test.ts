import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileGlob } from '../../../server/src/engine/config/globs.ts';
import { readConfig } from '../../../server/src/engine/config.ts';
import { type Config, DEFAULT_CONFIG } from '../../../server/src/engine/config-model.ts';
import { enabledRules } from '../../../server/src/engine/enabled-rules.ts';
import type { EnabledRule } from '../../../server/src/engine/model.ts';
import { overridesFor } from '../../../server/src/engine/overrides.ts';
import { nearest } from '../../../server/src/text/nearest.ts';
import { RULES } from './rules-for-tests.ts';

const enabled = (yaml: string, path = 'Dockerfile'): Map<string, EnabledRule> => {
  const { config, problems } = readConfig(yaml, RULES);
  assert.deepEqual(problems, []);
  return new Map(enabledRules(config, RULES, overridesFor(path, config)).map((one) => [one.rule.id, one]));
};

test('enabledRules: begins with the preset', () => {
  assert.deepEqual(
    [...enabled('').keys()],
    RULES.filter(({ tier }) => tier === 'recommended').map(({ id }) => id),
  );
  assert.deepEqual(
    [...enabled('extends: strict').keys()],
    RULES.map(({ id }) => id),
  );
});

test('enabledRules: gives severity and options, with defaults', () => {
  const rules = enabled('rules: { docker-socket-mount: { depth: 7 }, unpinned-image: error, root-user: off }');
  assert.deepEqual(rules.get('docker-socket-mount')?.options, { depth: 7, mode: 'all' });
  assert.equal(rules.get('docker-socket-mount')?.severity, undefined);
  assert.equal(rules.get('unpinned-image')?.severity, 'error');
  assert.equal(rules.has('root-user'), false);
});

test('enabledRules: a rule that is named is on', () => {
  assert.ok(enabled('rules: { floating-tag: info }').has('floating-tag'));
  assert.ok(enabled('rules: { floating-tag: { allow: [edge] } }').has('floating-tag'));
  assert.ok(!enabled('rules: { floating-tag: { severity: off, allow: [edge] } }').has('floating-tag'));
});

test('enabledRules: later overrides beat earlier ones, which beat the rules; options add up', () => {
  const yaml = `
rules: { docker-socket-mount: { severity: info, depth: 1 }, root-user: off }
overrides:
- { files: ['*.dev'], rules: { docker-socket-mount: { mode: write }, root-user: error } }
- { files: [docker/**], rules: { docker-socket-mount: warning } }
`;
  assert.deepEqual(enabled(yaml).get('docker-socket-mount')?.options, { depth: 1, mode: 'all' });
  const both = enabled(yaml, 'docker/x.dev');
  assert.deepEqual(enabled(yaml, 'x.dev').get('docker-socket-mount')?.severity, 'info', 'options alone leave the severity');
  assert.deepEqual(both.get('docker-socket-mount')?.options, { depth: 1, mode: 'write' });
  assert.equal(both.get('docker-socket-mount')?.severity, 'warning');
  assert.equal(both.get('root-user')?.severity, 'error');
  assert.ok(!enabled(yaml, 'docker/x').has('root-user'));
});

test('enabledRules: bears patterns that nobody checked', () => {
  const config: Config = { ...DEFAULT_CONFIG, overrides: [{ files: ['', 'a[', '**'], rules: { 'root-user': 'off' } }] };
  assert.ok(!enabledRules(config, RULES, overridesFor('a', config)).some(({ rule }) => rule.id === 'root-user'));
});

test('patterns', () => {
  const cases: readonly (readonly [pattern: string, path: string, matches: boolean])[] = [
    ['*.dev', 'x.dev', true],
    ['*.dev', 'a/b/x.dev', true],
    ['Dockerfile', '.devcontainer/Dockerfile', true],
    ['/Dockerfile', 'Dockerfile', true],
    ['/Dockerfile', 'a/Dockerfile', false],
    ['./Dockerfile', 'Dockerfile', true],
    ['docker/*', 'docker/a', true],
    ['docker/*', 'docker/.a', true],
    ['docker/*', 'docker/a/b', false],
    ['docker/**', 'docker/a/b', true],
    ['**/test/**', 'test/a', true],
    ['**/test/**', '.a/test/b/c', true],
    ['{a,b}/*', 'b/x', true],
    ['a/Dockerfile.[ab]', 'a/Dockerfile.b', true],
    ['A/*', 'a/x', false],
    ['docker/', 'docker/a/b', true],
    ['docker/', 'a/docker/b', false],
    ['**', 'a/b', true],
    ['a/**/b', 'a/b', true],
    ['a/**/b', 'a/x/y/b', true],
    ['a/**/b', 'a/x/y/c', false],
    ['**/a/**/b/*.x', 'c/a/a/b/d/b/e.x', true],
    ['**/a/**/b/*.x', 'c/a/b/d/e.x', false],
    ['a/*', 'a', false],
    ['a/**', 'a', false],
    ['a*/**', 'a/.b', true],
    ['*.{dev,test}', 'a/x.test', true],
    ['Dockerfile+', 'Dockerfile+', true],
    ['?ockerfile', 'Dockerfile', true],
    ['Dockerfile*', 'x/Dockerfile.dev', true],
  ];
  for (const [pattern, path, matches] of cases) assert.equal(compileGlob(pattern)?.(path), matches, `${pattern} ${path}`);
});

test('nearest', () => {
  const names = ['unpinned-image', 'floating-tag', 'root-user'];
  assert.equal(nearest('unpined-image', names), 'unpinned-image');
  assert.equal(nearest('Root-User', names), 'root-user');
  assert.equal(nearest('root-suer', names), 'root-user');
  assert.equal(nearest('floating-digest', names), undefined);
  assert.equal(nearest('', names), undefined);
  assert.equal(nearest('because', names), undefined);
  assert.equal(nearest('abc', ['abd', 'abc']), 'abc');
});

test('patterns that could take for ever are refused or quick', () => {
  for (const pattern of [
    '*a*a*a*a*b',
    '(a|aa)+b',
    '+(a|aa)b',
    '!a',
    'a\\b',
    '{a,aa}{a,aa}{a,aa}{a,aa}b',
    'a//b',
    '/',
    '',
    '{a/b,c}',
    'a'.repeat(251),
  ])
    assert.equal(compileGlob(pattern), undefined, pattern);
  const long = 'a'.repeat(255);
  const start = performance.now();
  for (const pattern of ['*a*a*b', '{a,aa}+b', '{*a,aa}*b', `${'**/a*/'.repeat(40)}b`, '[a]+b'])
    compileGlob(pattern)?.(Array(60).fill(long).join('/'));
  assert.ok(performance.now() - start < 10_000);
});
