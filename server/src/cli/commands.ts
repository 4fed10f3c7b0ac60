import { lintSpec } from './commands/lint.ts';
import type { CommandSpec } from './commands/model.ts';
import { help, registryOptions, todayOption, verbose } from './commands/options.ts';
import { pinSpec, updateSpec } from './commands/plans.ts';

/** All commands, in the order in which help lists them. */
export const COMMANDS: readonly CommandSpec[] = [
  lintSpec,
  pinSpec,
  updateSpec,
  {
    name: 'inspect',
    usage: 'plimsoll inspect [options] <image...>',
    summary: 'Say what is known of images.',
    options: [
      { name: 'format', short: 'f', takes: 'value', choices: ['text', 'json'], summary: 'How it is printed (default text).' },
      todayOption,
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
