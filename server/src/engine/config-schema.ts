import type { Option, Rule } from '../rule.ts';
import { EXTENDS, SETTINGS } from './config/choices.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** The JSON schema (draft-07) of `.plimsoll.yaml`, for editors that complete and check YAML by it. */
export const configSchema = (rules: readonly Rule[]): JsonSchema => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Plimsoll',
  description: 'The configuration of Plimsoll, .plimsoll.yaml. It holds for all files below its folder.',
  type: 'object',
  additionalProperties: false,
  properties: {
    extends: {
      enum: EXTENDS,
      default: 'recommended',
      description: 'The rules that are on to begin with: those that nearly every user wants, or all.',
    },
    rules: { $ref: '#/definitions/rules' },
    overrides: overridesSchema,
    trusted: trustedSchema,
    today: {
      type: 'string',
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
      description: 'The day that the lint speaks of, YYYY-MM-DD, so that a run can be repeated. By default the day of the run.',
    },
    registry: { const: 'off', description: "Keeps the registry off for all who work here. Only a user's own settings can turn it on." },
  },
  definitions: { severity: severitySchema, rules: rulesSchema(rules), ...ruleDefinitions(rules) },
});

const listOf = (description: string): JsonSchema => ({ type: 'array', items: { type: 'string', minLength: 1 }, description });

const severitySchema: JsonSchema = { enum: SETTINGS, description: 'How grave a finding is; "off" turns the rule off.' };

const overridesSchema: JsonSchema = {
  type: ['array', 'null'],
  description: 'Rules set otherwise for some files. Later entries beat earlier ones.',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['files'],
    properties: {
      files: {
        ...listOf("Patterns for paths below this file's folder. One without a slash matches the name at any depth."),
        minItems: 1,
      },
      rules: { $ref: '#/definitions/rules' },
    },
  },
};

const trustedSchema: JsonSchema = {
  type: ['object', 'null'],
  additionalProperties: false,
  description: 'Whom you trust. Ignored in a workspace that you do not trust.',
  properties: {
    registries: listOf('Hosts of registries, such as registry.example.com:5000.'),
    publishers: listOf('Who publishes images, as their references name them: bitnami, ghcr.io/example.'),
  },
};

/** Aliases are patterns, not properties, so that completion offers each rule once. */
const rulesSchema = (rules: readonly Rule[]): JsonSchema => ({
  type: ['object', 'null'],
  description: 'Each rule\'s severity, or a map of its severity and options. Naming a rule turns it on, unless it is "off".',
  additionalProperties: false,
  properties: Object.fromEntries(rules.map(({ id }) => [id, { $ref: `#/definitions/${definitionOf(id)}` }])),
  patternProperties: Object.fromEntries(aliasPatterns(rules)),
});

const aliasPatterns = (rules: readonly Rule[]): [string, JsonSchema][] => {
  const idsOf = new Map<string, string[]>();
  for (const { id, aliases } of rules) for (const alias of aliases) idsOf.set(alias, [...(idsOf.get(alias) ?? []), id]);
  return [...idsOf].map(([alias, [id = '', ...others]]) => [
    `^${alias.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}$`,
    // Several rules at once can't be given options: each has its own.
    { $ref: others.length > 0 ? '#/definitions/severity' : `#/definitions/${definitionOf(id)}` },
  ]);
};

const definitionOf = (id: string): string => `rule-${id}`;

const ruleDefinitions = (rules: readonly Rule[]): JsonSchema =>
  Object.fromEntries(rules.map((rule) => [definitionOf(rule.id), ruleSchema(rule)]));

const ruleSchema = (rule: Rule): JsonSchema => ({
  description: `${rule.summary}. By default ${rule.severity}, ${rule.tier === 'recommended' ? 'on' : 'on with "extends: strict"'}.`,
  anyOf: [
    { $ref: '#/definitions/severity' },
    {
      type: 'object',
      additionalProperties: false,
      properties: {
        severity: { $ref: '#/definitions/severity' },
        ...Object.fromEntries(Object.entries(rule.options).map(([name, option]) => [name, optionSchema(option)])),
      },
    },
  ],
});

const optionSchema = (option: Option): JsonSchema => {
  const described = { default: option.default, description: option.summary };
  if (option.type === 'integer') return { type: 'integer', ...described };
  if (option.type === 'choice') return { enum: option.choices, ...described };
  return { type: 'array', items: { type: 'string', minLength: 1 }, ...described };
};
