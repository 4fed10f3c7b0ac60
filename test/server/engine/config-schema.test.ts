import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { parse } from 'yaml';
import { readConfig } from '../../../server/src/engine/config.ts';
import { configSchema } from '../../../server/src/engine/config-schema.ts';
import { RULES } from './rules-for-tests.ts';

const schema = configSchema(RULES);
const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);

const GOOD = [
  '{}',
  'extends: strict',
  'rules: { root-user: off, DL3006: { severity: info }, CKV_DOCKER_3: error, buildkit/StageNameCasing: off, DS-0001: info }',
  'rules: { docker-socket-mount: { severity: info, depth: 7, mode: write }, floating-tag: { allow: [a] } }',
  "overrides: [{ files: ['*.dev'], rules: { root-user: off } }]",
  'trusted: { registries: [a], publishers: [b] }\ntoday: "2026-01-31"\nregistry: off',
  'rules:\noverrides:\ntrusted:\n',
];
const BAD = [
  'extend: strict',
  'extends: all',
  'rules: { nope: off }',
  'rules: { root-user: warn }',
  'rules: { docker-socket-mount: { depth: 1.5 } }',
  'rules: { docker-socket-mount: { mode: x } }',
  'rules: { floating-tag: { allow: x } }',
  'rules: { root-user: { depth: 1 } }',
  'rules: { DS-0001: { severity: off } }',
  'overrides: [{ rules: {} }]',
  'overrides: [{ files: [] }]',
  'trusted: { nope: [] }',
  'today: soon',
  'registry: on',
  '[]',
];

test('configSchema: agrees with the reader', () => {
  for (const yaml of GOOD) {
    assert.ok(validate(parse(yaml)), `${yaml}: ${JSON.stringify(validate.errors)}`);
    assert.deepEqual(readConfig(yaml, RULES).problems, [], yaml);
  }
  for (const yaml of BAD) {
    assert.ok(!validate(parse(yaml)), yaml);
    assert.ok(readConfig(yaml, RULES).problems.length > 0, yaml);
  }
});

test('configSchema: what it lets pass, the reader takes', () => {
  const severity = fc.constantFrom('off', 'info', 'warning', 'error', 'warn', 1, null);
  const options = fc.record({ severity, depth: fc.constantFrom(1, 'a'), allow: fc.constantFrom(['a'], [1], 'a') }, { requiredKeys: [] });
  const rules = fc.dictionary(
    fc.constantFrom('root-user', 'floating-tag', 'docker-socket-mount', 'DL3006', 'DS-0001', 'nope'),
    fc.oneof(severity, options),
  );
  const config = fc.record(
    { extends: fc.constantFrom('strict', 'x'), rules, today: fc.constantFrom('2026-01-01', 'x') },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(config, (value) => {
      assert.equal(readConfig(JSON.stringify(value), RULES).problems.length === 0, validate(value));
    }),
  );
});

test('configSchema: describes options with their defaults', () => {
  const { definitions } = schema as { definitions: Record<string, { anyOf: readonly { properties?: { depth?: unknown } }[] }> };
  assert.deepEqual(definitions['rule-docker-socket-mount']?.anyOf[1]?.properties?.depth, {
    type: 'integer',
    default: 3,
    description: 'How deep',
  });
});
