import type { CommandSpec, OptionSpec } from './model.ts';

/** Any command has it. */
export const help: OptionSpec = { name: 'help', short: 'h', takes: 'nothing', summary: 'Show this help.' };
/** Of the commands that read files or ask. */
export const verbose: OptionSpec = { name: 'verbose', takes: 'nothing', summary: 'Log to stderr what is read and done.' };

/** Of the commands that print text. */
export const colorOption: OptionSpec = {
  name: 'color',
  takes: 'value',
  choices: ['auto', 'always', 'never'],
  summary: 'Colours of the text format (default auto).',
};

/** Of the commands that take paths. */
export const anyPaths: CommandSpec['positionals'] = { min: 0, max: Number.POSITIVE_INFINITY };

/** Of the user's machine; no file of a workspace has a say in these. */
export const registryOptions = (usual: 'on' | 'off'): readonly OptionSpec[] => [
  {
    name: 'registry',
    takes: 'value',
    choices: ['on', 'off'],
    summary: `Whether registries are asked about the images that are named, each about its own (default ${usual}).`,
  },
  {
    name: 'registry-mirror',
    takes: 'value',
    value: 'URL',
    isRepeatable: true,
    summary: 'Ask this in place of Docker Hub, and Docker Hub if it has no answer. Repeatable.',
  },
  {
    name: 'insecure-registry',
    takes: 'value',
    value: 'HOST[:PORT]',
    isRepeatable: true,
    summary: 'Speak to this registry in plain HTTP or with any certificate, too. Repeatable.',
  },
  {
    name: 'registry-ca',
    takes: 'value',
    value: 'FILE',
    isRepeatable: true,
    summary: 'Trust these certificate authorities, too. Repeatable.',
  },
  {
    name: 'token-host',
    takes: 'value',
    value: 'HOST',
    isRepeatable: true,
    summary: 'Let this host have the login of a registry that sends there for tokens. Repeatable.',
  },
];

/** Where a configuration is had from, and the day. */
export const configOptions: readonly OptionSpec[] = [
  { name: 'config', short: 'c', takes: 'value', value: 'FILE', summary: 'Use this configuration for all files.' },
  { name: 'no-config', takes: 'nothing', summary: 'Read no .plimsoll.yaml.' },
];

export const todayOption: OptionSpec = { name: 'today', takes: 'value', value: 'YYYY-MM-DD', summary: 'The day that ages are counted to.' };

/** What paths are, to all commands that take some. */
export const FINDING =
  'In folders, Dockerfile, Dockerfile.*, Dockerfile-*, *.Dockerfile, *.dockerfile and Containerfile* are found, and manifests: Compose files, objects of Kubernetes in YAML, devcontainer.json, workflows of GitHub and Gitea, .gitlab-ci.yml, units of Podman. What .gitignore names, node_modules, templates and leftovers are passed over.';
