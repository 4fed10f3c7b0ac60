import type { CommandSpec, OptionSpec } from './model.ts';
import { anyPaths, colorOption, configOptions, FINDING, help, registryOptions, todayOption } from './options.ts';

const formatOption: OptionSpec = {
  name: 'format',
  short: 'f',
  takes: 'value',
  choices: ['text', 'json'],
  summary: 'How it is printed (default text).',
};

const commonOptions: readonly OptionSpec[] = [
  { name: 'check', takes: 'nothing', summary: 'Write nothing; exit with 1 when something would change.' },
  { name: 'diff', takes: 'nothing', summary: 'Print what would change; write nothing.' },
  formatOption,
  colorOption,
  ...configOptions,
  todayOption,
  ...registryOptions('on'),
  { name: 'verbose', takes: 'nothing', summary: 'Log to stderr what is read and done; list all that stays as it is, too.' },
  help,
];

const PATHS = `A path is a file, a folder or a quoted glob; without one, the current folder. ${FINDING}`;

const ASKING =
  'Running this is asking: each registry is asked about its own images, and nobody else. A .plimsoll.yaml can turn that off for the files below it, and no file can turn it on.';

const WHOLE =
  "A file is left whole where an answer that it needs can't be had; the others are written. Other files that hold a version, such as .env, are written, too.";

const exitCodes = (done: string, verb: string): string =>
  `Exit codes: 0 ${done}, or nothing to ${verb}; 1 with --check, something would change; 2 wrong usage, a bad configuration, an answer that could not be had, or a file that could not be read or written.`;

/** `plimsoll pin`. */
export const pinSpec: CommandSpec = {
  name: 'pin',
  usage: 'plimsoll pin [options] [path...]',
  summary: 'Give images exact tags and digests.',
  options: [
    {
      name: 'tag-only',
      takes: 'nothing',
      summary: 'Write the exact tag and no digest; for official images that works with --registry=off, too.',
    },
    { name: 'digest', takes: 'nothing', summary: 'Keep the tag and write the digest of what it is now.' },
    ...commonOptions,
  ],
  positionals: anyPaths,
  notes: [PATHS, ASKING, WHOLE, exitCodes('pinned', 'pin')],
};

/** `plimsoll update`. */
export const updateSpec: CommandSpec = {
  name: 'update',
  usage: 'plimsoll update [options] [path...]',
  summary: 'Move images and sources to newer versions.',
  options: [
    {
      name: 'policy',
      takes: 'value',
      choices: ['patch', 'line', 'supported', 'any'],
      summary:
        'How far: fixes only; the newest of the same line (default); to the next line where this one is past its end of life; to the newest there is.',
    },
    {
      name: 'cooldown',
      takes: 'value',
      value: 'TIME',
      summary: 'Let what is younger wait: 7d for days, 2w for weeks (default 0d).',
    },
    ...commonOptions,
  ],
  positionals: anyPaths,
  notes: [
    PATHS,
    ASKING,
    WHOLE,
    'What has a digest gets the digest of its new tag, or of its own tag where that has moved.',
    exitCodes('updated', 'update'),
  ],
};
