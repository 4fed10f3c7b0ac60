import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from '../../../server/src/engine/config.ts';
import { type Config, DEFAULT_CONFIG } from '../../../server/src/engine/config-model.ts';
import { RULES } from './rules-for-tests.ts';

/** The problems as `what is marked: message`. */
const problemsOf = (text: string): string[] => {
  return readConfig(text, RULES).problems.map(({ span, message }) => `${text.slice(span.start, span.end)}: ${message}`);
};

const configOf = (text: string): Config => {
  assert.deepEqual(problemsOf(text), []);
  return readConfig(text, RULES).config;
};

test('readConfig: takes an empty file for the defaults', () => {
  for (const text of ['', '\n', '# only a comment\n', '---\n', '\ufeff', '{}', 'rules:\noverrides:\ntrusted:\n'])
    assert.deepEqual(configOf(text), DEFAULT_CONFIG, JSON.stringify(text));
});

test('readConfig: reads every key', () => {
  const text = `
extends: strict
rules:
  unpinned-image: error
  floating-tag: off
  docker-socket-mount: { severity: info, depth: 7, mode: write }
overrides:
  - files: [docker/**, '*.dev']
    rules:
      floating-tag:
        allow:
          - edge
trusted:
  registries: [registry.example.com]
  publishers: [example]
today: 2026-01-31
registry: off
`;
  assert.deepEqual(configOf(text), {
    extends: 'strict',
    rules: { 'unpinned-image': 'error', 'floating-tag': 'off', 'docker-socket-mount': { severity: 'info', depth: 7, mode: 'write' } },
    overrides: [{ files: ['docker/**', '*.dev'], rules: { 'floating-tag': { allow: ['edge'] } } }],
    trusted: { registries: ['registry.example.com'], publishers: ['example'] },
    today: '2026-01-31',
    registry: 'off',
  });
});

test('readConfig: reads JSON, CRLF and a byte order mark', () => {
  assert.deepEqual(configOf('{"rules": {"root-user": "off"}}').rules, { 'root-user': 'off' });
  assert.deepEqual(configOf('\ufeffextends: strict\r\nrules:\r\n  root-user: off\r\n').rules, { 'root-user': 'off' });
  assert.deepEqual(problemsOf('\ufeffextends: strict\r\nrule: 1\r\n'), [
    'rule: the configuration knows no key "rule"; did you mean "rules"?',
  ]);
});

test('readConfig: replaces aliases', () => {
  assert.deepEqual(configOf('rules: { DL3006: error, dl3002: off, StageNameCasing: info }').rules, {
    'unpinned-image': 'error',
    'root-user': 'off',
    'stage-name-casing': 'info',
  });
  assert.deepEqual(configOf('rules: { DS001: info, floating-tag: off }').rules, { 'unpinned-image': 'info', 'floating-tag': 'off' });
  assert.deepEqual(problemsOf('rules: { DS-0001: { severity: off } }'), [
    '{ severity: off }: "DS-0001" stands for several rules (unpinned-image, floating-tag): give options to each by its own name',
  ]);
});

test('readConfig: tells what it does not know, with a suggestion', () => {
  assert.deepEqual(problemsOf('extend: strict\n'), ['extend: the configuration knows no key "extend"; did you mean "extends"?']);
  assert.deepEqual(problemsOf('rules: { unpined-image: off, DL9999: off }'), [
    'unpined-image: no rule is called "unpined-image"; did you mean "unpinned-image"?',
    'DL9999: no rule is called "DL9999"',
  ]);
  assert.deepEqual(problemsOf('rules: { docker-socket-mount: { dept: 1 } }'), [
    'dept: "docker-socket-mount" has no option "dept"; did you mean "depth"?',
  ]);
  assert.deepEqual(problemsOf('rules: { docker-socket-mount: { __proto__: 1, constructor: 2 } }').length, 2);
  assert.deepEqual(problemsOf('trusted: { registry: [a] }'), ['registry: "trusted" knows no key "registry"; did you mean "registries"?']);
  assert.deepEqual(problemsOf('overrides: [{ files: [a], rule: {} }]').length, 1);
});

test('readConfig: tells wrong severities and presets', () => {
  assert.deepEqual(problemsOf('rules: { root-user: warn }'), [
    'warn: "root-user" must be off, info, warning or error; here it is "warn"; did you mean "warning"?',
  ]);
  assert.deepEqual(problemsOf('rules: { root-user: false }'), ['false: "root-user" must be off, info, warning or error; here it is false']);
  assert.deepEqual(problemsOf('rules:\n  root-user:\n'), ['root-user: "root-user" must be off, info, warning or error; here it is empty']);
  assert.deepEqual(problemsOf('extends: all'), ['all: "extends" must be recommended or strict; here it is "all"']);
  assert.deepEqual(problemsOf('extends: [strict]'), ['[strict]: "extends" must be recommended or strict; here it is a list']);
});

test('readConfig: tells wrong types', () => {
  assert.deepEqual(problemsOf('- a\n'), ['- a\n: the configuration must be a map of keys and values; here it is a list']);
  assert.deepEqual(problemsOf('just words'), ['just words: the configuration must be a map of keys and values; here it is "just words"']);
  assert.deepEqual(problemsOf('rules: [root-user]'), ['[root-user]: "rules" must be a map of keys and values; here it is a list']);
  assert.deepEqual(problemsOf('trusted: { registries: a.example }'), [
    'a.example: "registries" must be a list, such as [one, two]; here it is "a.example"',
  ]);
  assert.deepEqual(problemsOf('trusted: { registries: [5000] }'), [
    '5000: each entry of "registries" must be text; here it is 5000 (put it in quotes)',
  ]);
  assert.deepEqual(problemsOf('rules: { docker-socket-mount: { depth: deep } }'), [
    'deep: "depth" must be a whole number; here it is "deep"',
  ]);
  assert.deepEqual(problemsOf('rules: { docker-socket-mount: { depth: 1.5 } }').length, 1);
  assert.deepEqual(problemsOf('rules: { docker-socket-mount: { mode: wirte } }'), [
    'wirte: "mode" must be all or write; here it is "wirte"; did you mean "write"?',
  ]);
  assert.deepEqual(problemsOf('rules: { floating-tag: { allow: edge } }').length, 1);
});

test('readConfig: tells bad patterns', () => {
  assert.deepEqual(problemsOf("overrides: [{ files: ['a[b'] }]"), [
    `'a[b': "a[b" is no pattern for files: close every bracket, use /, at most three * or { between slashes, and no ! or parentheses`,
  ]);
  assert.deepEqual(problemsOf('overrides: [{ files: [] }]'), ['[]: "files" is empty, so this entry holds for no file']);
  assert.deepEqual(problemsOf('overrides: [{ rules: {} }]'), ['{ rules: {} }: this entry of "overrides" says not for which "files"']);
  assert.deepEqual(problemsOf('overrides: { files: [a] }').length, 1);
  assert.deepEqual(problemsOf("overrides: [{ files: ['', '/', ok] }]").length, 2);
});

test('readConfig: tells bad days', () => {
  for (const day of ['2026-02-30', '2026-13-01', 'today', '20260101', '2026-1-1']) assert.equal(problemsOf(`today: ${day}`).length, 1, day);
  assert.deepEqual(problemsOf('today: soon'), ['soon: "today" must be a day, such as 2026-01-31; here it is "soon"']);
  assert.equal(configOf('today: "2024-02-29"').today, '2024-02-29');
});

test('readConfig: lets nobody turn the registry on', () => {
  for (const value of ['on', 'onDemand']) {
    const text = `registry: ${value}`;
    assert.deepEqual(problemsOf(text), [
      `${value}: only your own settings can turn the registry on (or --registry=on); here it can only be "off"`,
    ]);
    assert.equal(readConfig(text, RULES).config.registry, undefined);
  }
  assert.equal(problemsOf('registry: maybe').length, 1);
  assert.equal(problemsOf('registry: true').length, 1);
});

test('readConfig: holds on to what is right beside what is wrong', () => {
  const text =
    'extends: strictt\nrules:\n  nope: off\n  root-user: off\n  docker-socket-mount: { severity: bad, depth: 9 }\n  floating-tag: { nope: 1 }\n';
  const { config, problems } = readConfig(text, RULES);
  assert.equal(problems.length, 4);
  assert.deepEqual(config, { ...DEFAULT_CONFIG, rules: { 'root-user': 'off', 'docker-socket-mount': { depth: 9 } } });
});

test('readConfig: takes the first of equal keys', () => {
  const text = 'extends: strict\nextends: recommended\nrules: { root-user: off, root-user: info }\n';
  assert.deepEqual(problemsOf(text), [
    'extends: "extends" stands here a second time; the first one counts',
    'root-user: "root-user" stands here a second time; the first one counts',
  ]);
  assert.equal(readConfig(text, RULES).config.extends, 'strict');
});

test('readConfig: tells syntax errors alone, with their places, and keeps what came before', () => {
  const text = 'extends: strict\nrules: { root-user: off\n';
  const { config, problems } = readConfig(text, RULES);
  assert.equal(config.extends, 'strict');
  assert.ok(problems.length > 0);
  for (const { message } of problems) assert.match(message, /^this is no valid YAML: /);
  assert.equal(readConfig('a: b: c\nnope: 1', RULES).problems.length, 1);
  assert.match(problemsOf('extends: strict\n---\nextends: recommended\n').join(), /a second document/);
});

test('readConfig: takes no aliases and no anchors for values', () => {
  assert.equal(problemsOf('rules: &all { root-user: off }\noverrides: [{ files: [a], rules: *all }]').length, 1);
  assert.equal(problemsOf('? [a, b]\n: c\n').length, 1);
});
