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
  markdownDescription: 'Show the age of images behind their names, where it is known.',
};

const CODE_LENS = {
  type: 'boolean',
  default: true,
  order: 11,
  scope: 'resource',
  markdownDescription:
    'Show above a Dockerfile which Compose services, dev containers and jobs of workflows build it, and above a Compose file which dev containers use it, where any are known.',
};

/** Of the machine: whom Plimsoll asks is for its user to say, and never for a workspace. */
const machine = (order: number, setting: object): object => ({ ...setting, order, scope: 'machine' });

const REGISTRY_SETTINGS = {
  'plimsoll.registry': machine(6, {
    type: 'string',
    enum: ['off', 'onDemand', 'on'],
    enumDescriptions: [
      'Never: what is said of images comes from the facts shipped.',
      'When you ask: by the link in a hover, a code action or a command. The first time for each registry you are told what it gets to know.',
      'Whenever a file names an image, after it has not been edited for a second.',
    ],
    default: 'onDemand',
    markdownDescription:
      'When registries are asked about images. Only the registry that an image names learns of it. A `.plimsoll.yaml` can turn this off, and in Restricted Mode nobody is asked.',
  }),
  'plimsoll.registryMirrors': machine(
    7,
    strings('Origins that are asked in place of Docker Hub, before it: `https://mirror.example.com`.'),
  ),
  'plimsoll.insecureRegistries': machine(
    8,
    strings('Registries that may be spoken to in plain HTTP, or whose certificate nobody vouches for: `registry.example.com:5000`.'),
  ),
  'plimsoll.registryCertificates': machine(
    9,
    strings('Files with certificates of authorities (PEM) that registries are believed by, besides the usual ones.'),
  ),
  'plimsoll.tokenHosts': machine(
    10,
    strings('Hosts that may get your login for a registry of another name, because that one sends there for tokens: `auth.example.com`.'),
  ),
};

const settings = (rules: readonly Rule[]): Record<string, object> => ({
  'plimsoll.enable': {
    type: 'boolean',
    default: true,
    order: 0,
    scope: 'resource',
    markdownDescription:
      'Lint Dockerfiles, and the manifests that start containers. Turned off, nothing is found or offered, whatever a `.plimsoll.yaml` says.',
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
  'plimsoll.codeLens': CODE_LENS,
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
  ...REGISTRY_SETTINGS,
});

/** `package.json` with the settings that the rules make; all else stays as it is. */
export const renderManifest = (rules: readonly Rule[], current: string): string => {
  const manifest = JSON.parse(current);
  manifest.contributes.configuration = { title: 'Plimsoll', properties: settings(rules) };
  return json(manifest);
};
