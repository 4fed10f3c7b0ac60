import type { CommandSpec, OptionSpec } from './model.ts';
import { anyPaths, colorOption, configOptions, FINDING, help, registryOptions, todayOption, verbose } from './options.ts';

const reportOptions: readonly OptionSpec[] = [
  {
    name: 'format',
    short: 'f',
    takes: 'value',
    choices: ['text', 'json', 'sarif', 'github'],
    summary: 'How findings are printed (default text).',
  },
  { name: 'output', short: 'o', takes: 'value', value: 'FILE', summary: 'Write the report to a file.' },
  colorOption,
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
  ...configOptions,
  {
    name: 'rule',
    takes: 'value',
    value: 'ID=SEVERITY',
    isRepeatable: true,
    summary: 'Set a rule to error, warning, info or off. Repeatable.',
  },
  todayOption,
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

/** `plimsoll lint`. */
export const lintSpec: CommandSpec = {
  name: 'lint',
  usage: 'plimsoll lint [options] [path...]',
  summary: 'Lint Dockerfiles, and the images of manifests.',
  options: lintOptions,
  positionals: anyPaths,
  notes: [
    `A path is a file, a folder, a quoted glob, or - for stdin; without one, the current folder. ${FINDING} A file named explicitly is always linted, unless it is YAML or JSON of another kind.`,
    'With - and --fix, stdout gets the fixed text and stderr the report.',
    EXIT_CODES,
  ],
};
