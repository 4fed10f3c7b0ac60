export interface OptionSpec {
  readonly name: string;
  /** `either`: a flag that may be given a value after `=`. */
  readonly takes: 'nothing' | 'value' | 'either';
  readonly short?: string;
  /** What the value is called in help. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly isRepeatable?: true;
  readonly summary: string;
}

export interface CommandSpec {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly options: readonly OptionSpec[];
  readonly positionals: { readonly min: number; readonly max: number };
  /** More help, in paragraphs. */
  readonly notes: readonly string[];
}

const help: OptionSpec = { name: 'help', short: 'h', takes: 'nothing', summary: 'Show this help.' };
const verbose: OptionSpec = { name: 'verbose', takes: 'nothing', summary: 'Log to stderr what is read and done.' };

/** Of the user's machine; no file of a workspace has a say in these. */
const registryOptions = (usual: 'on' | 'off'): readonly OptionSpec[] => [
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

const reportOptions: readonly OptionSpec[] = [
  {
    name: 'format',
    short: 'f',
    takes: 'value',
    choices: ['text', 'json', 'sarif', 'github'],
    summary: 'How findings are printed (default text).',
  },
  { name: 'output', short: 'o', takes: 'value', value: 'FILE', summary: 'Write the report to a file.' },
  { name: 'color', takes: 'value', choices: ['auto', 'always', 'never'], summary: 'Colours of the text format (default auto).' },
  { name: 'quiet', short: 'q', takes: 'nothing', summary: 'Leave out findings of severity info, unless --fail-on=info.' },
  { name: 'show-suppressed', takes: 'nothing', summary: 'Also show findings that a comment ignores.' },
];

const lintOptions: readonly OptionSpec[] = [
  ...reportOptions,
  {
    name: 'fail-on',
    takes: 'value',
    choices: ['error', 'warning', 'info', 'never'],
    summary: 'Least severity that makes the exit code 1 (default warning).',
  },
  { name: 'fix', takes: 'either', choices: ['all'], summary: 'Make safe fixes; with =all also those that a person should review.' },
  { name: 'diff', takes: 'nothing', summary: 'Print what --fix (or --fix=all) would change; write nothing.' },
  { name: 'config', short: 'c', takes: 'value', value: 'FILE', summary: 'Use this configuration for all files.' },
  { name: 'no-config', takes: 'nothing', summary: 'Read no .plimsoll.yaml.' },
  {
    name: 'rule',
    takes: 'value',
    value: 'ID=SEVERITY',
    isRepeatable: true,
    summary: 'Set a rule to error, warning, info or off. Repeatable.',
  },
  { name: 'today', takes: 'value', value: 'YYYY-MM-DD', summary: 'The day that ages are counted to.' },
  {
    name: 'stdin-filename',
    takes: 'value',
    value: 'PATH',
    summary: 'What the text of - is called; its folder is searched for the configuration.',
  },
  ...registryOptions('off'),
  verbose,
  help,
];

const EXIT_CODES =
  'Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage, a bad configuration, or a file that could not be read or written.';

export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'lint',
    usage: 'plimsoll lint [options] [path...]',
    summary: 'Lint Dockerfiles.',
    options: lintOptions,
    positionals: { min: 0, max: Number.POSITIVE_INFINITY },
    notes: [
      'A path is a file, a folder, a quoted glob, or - for stdin; without one, the current folder. In folders, Dockerfile, Dockerfile.*, Dockerfile-*, *.Dockerfile, *.dockerfile and Containerfile* are found; what .gitignore names, node_modules, templates and leftovers are passed over. A file named explicitly is always linted.',
      'With - and --fix, stdout gets the fixed text and stderr the report.',
      EXIT_CODES,
    ],
  },
  {
    name: 'inspect',
    usage: 'plimsoll inspect [options] <image...>',
    summary: 'Say what is known of images.',
    options: [
      { name: 'format', short: 'f', takes: 'value', choices: ['text', 'json'], summary: 'How it is printed (default text).' },
      { name: 'today', takes: 'value', value: 'YYYY-MM-DD', summary: 'The day that ages are counted to.' },
      ...registryOptions('off'),
      verbose,
      help,
    ],
    positionals: { min: 1, max: Number.POSITIVE_INFINITY },
    notes: ['For example: plimsoll inspect node:22-alpine ghcr.io/org/app:1.2. Exit codes: 0 said, 2 one of them is no image reference.'],
  },
  {
    name: 'explain',
    usage: 'plimsoll explain <rule>',
    summary: 'Say what a rule finds and why, by its id or a name that another tool has for it.',
    options: [verbose, help],
    positionals: { min: 1, max: 1 },
    notes: ['For example: plimsoll explain unpinned-image, plimsoll explain DL3006.'],
  },
  {
    name: 'rules',
    usage: 'plimsoll rules [--format json]',
    summary: 'List the rules.',
    options: [
      { name: 'format', short: 'f', takes: 'value', choices: ['text', 'json'], summary: 'How they are printed (default text).' },
      verbose,
      help,
    ],
    positionals: { min: 0, max: 0 },
    notes: [],
  },
  {
    name: 'knowledge',
    usage: 'plimsoll knowledge [update] [options]',
    summary: 'List the tables of facts; with update, make those of packages anew.',
    options: [
      {
        name: 'mirror',
        takes: 'value',
        value: 'URL',
        isRepeatable: true,
        summary:
          "Update from this archive, such as the mirror in /etc/apt. Repeatable; Debian's security fixes are an archive of their own.",
      },
      { name: 'from', takes: 'value', value: 'FOLDER', summary: 'Update from a folder that is laid out like an archive, or holds some.' },
      {
        name: 'release',
        takes: 'value',
        value: 'NAME',
        isRepeatable: true,
        summary: 'Update only this release, such as debian-trixie, ubuntu-24.04 or alpine-3.22. Repeatable.',
      },
      {
        name: 'keyring',
        takes: 'value',
        value: 'FILE',
        summary: "Keys that must have signed the archive, instead of the distribution's own; with none, anybody may have.",
      },
      { name: 'today', takes: 'value', value: 'YYYY-MM-DD', summary: 'The day on which a release must be supported.' },
      help,
    ],
    positionals: { min: 0, max: 1 },
    notes: [
      'Lists each table in use: its name, the day of its oldest fact, whether it was shipped or made by an update, and its source.',
      'An update reads the package indices of the releases that are supported and puts the tables into the cache: $XDG_CACHE_HOME/plimsoll/knowledge, by default below ~/.cache. The younger of two tables is used. When anything fails, nothing is written.',
      "Each index must have the SHA256 that its Release file lists. The signature of that file is checked by gpgv, where it is installed and the distribution's keyring is in /usr/share/keyrings; where not, and for Alpine, the update says so, and an archive is as trustworthy as its address: prefer https. Ubuntu's own archive has http only.",
      'Exit codes: 0 listed or updated, 2 wrong usage, or an index that could not be had or is not what it should be.',
    ],
  },
  {
    name: 'lsp',
    usage: 'plimsoll lsp [--stdio]',
    summary: 'Serve an editor over the language server protocol.',
    options: [
      { name: 'stdio', takes: 'nothing', summary: 'Speak over stdin and stdout (default).' },
      { name: 'node-ipc', takes: 'nothing', summary: 'Speak over the channel of a Node process that started this one.' },
      { name: 'socket', takes: 'value', value: 'PORT', summary: 'Speak over a port of this machine.' },
      { name: 'pipe', takes: 'value', value: 'NAME', summary: 'Speak over a named pipe.' },
      { name: 'clientProcessId', takes: 'value', value: 'PID', summary: 'Leave when this process does.' },
      help,
    ],
    positionals: { min: 0, max: 0 },
    notes: [],
  },
];
