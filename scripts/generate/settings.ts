import { configSchema } from '../../server/src/engine/config-schema.ts';
import type { Rule } from '../../server/src/rule.ts';

/** As Biome lays JSON out, so that generated and formatted text agree. */
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

export const renderSchema = (rules: readonly Rule[]): string => json(configSchema(rules));

const SEVERITIES = ['off', 'info', 'warning', 'error'];

const strings = (text: string): object => ({ type: 'array', items: { type: 'string' }, default: [], markdownDescription: text });

/** Options are for the configuration file, which editor and CI share; here a severity is enough. */
const ruleSetting = ({ id, summary, severity }: Rule): readonly [string, object] => [
  id,
  { type: 'string', enum: SEVERITIES, markdownDescription: `${summary}. By itself: ${severity}.` },
];

const INLAY_HINTS = {
  type: 'boolean',
  default: true,
  order: 5,
  scope: 'resource',
  markdownDescription: 'Show the age of images behind their names, where it is known offline.',
};

const settings = (rules: readonly Rule[]): Record<string, object> => ({
  'plimsoll.enable': {
    type: 'boolean',
    default: true,
    order: 0,
    scope: 'resource',
    markdownDescription: 'Lint Dockerfiles. Turned off, nothing is found or offered, whatever a `.plimsoll.yaml` says.',
  },
  'plimsoll.extends': {
    type: 'string',
    enum: ['recommended', 'strict'],
    enumDescriptions: ['What nearly every user wants fixed.', 'All rules.'],
    default: 'recommended',
    order: 1,
    scope: 'resource',
    markdownDescription: 'The set of rules that is on. A `.plimsoll.yaml` beats this and the settings below.',
  },
  'plimsoll.rules': {
    type: 'object',
    default: {},
    order: 2,
    scope: 'resource',
    markdownDescription:
      'Severities of single rules; naming a rule turns it on, `off` turns it off. Options of rules are for `.plimsoll.yaml`.',
    properties: Object.fromEntries(rules.map(ruleSetting)),
    additionalProperties: false,
  },
  'plimsoll.inlayHints': INLAY_HINTS,
  'plimsoll.trusted.registries': {
    ...strings(
      'Registries whose images are trusted, such as `registry.example.com/base`: `unofficial-base` says nothing of them. Not believed from a workspace in Restricted Mode.',
    ),
    order: 3,
    scope: 'resource',
  },
  'plimsoll.trusted.publishers': {
    ...strings(
      'Publishers whose images are trusted, as references name them: `ourcompany`, `ghcr.io/ourcompany`. Not believed from a workspace in Restricted Mode.',
    ),
    order: 4,
    scope: 'resource',
  },
});

/** `package.json` with the settings that the rules make; all else stays as it is. */
export const renderManifest = (rules: readonly Rule[], current: string): string => {
  const manifest = JSON.parse(current);
  manifest.contributes.configuration = { title: 'Plimsoll', properties: settings(rules) };
  return json(manifest);
};
