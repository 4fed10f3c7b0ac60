import { wrap } from '../text/wrap.ts';
import type { CommandSpec, OptionSpec } from './commands/model.ts';
import { COMMANDS } from './commands.ts';

const WIDTH = 96;

/** What `plimsoll --help` says. */
export const generalHelp = (): string => {
  const rows = COMMANDS.map(({ name, summary }) => row(name, summary, 10));
  return [
    'Plimsoll keeps Dockerfiles seaworthy.',
    '',
    'Usage: plimsoll <command> [options]',
    '',
    ...rows,
    '',
    'plimsoll <command> --help says more. Also: --version.',
    '',
  ].join('\n');
};

/** What `plimsoll COMMAND --help` says. */
export const commandHelp = ({ usage, summary, options, notes }: CommandSpec): string => {
  const labels = options.map(labelOf);
  const margin = Math.max(...labels.map((label) => label.length)) + 2;
  const rows = options.map((option, index) => row(labels[index] ?? '', option.summary, margin));
  const paragraphs = notes.flatMap((note) => ['', ...wrap(note, WIDTH)]);
  return [summary, '', `Usage: ${usage}`, '', ...rows, ...paragraphs, ''].join('\n');
};

const labelOf = ({ name, short, takes, value, choices }: OptionSpec): string => {
  const argument = choices?.join('|') ?? value ?? '';
  const tail = { nothing: '', value: ` ${argument}`, either: `[=${argument}]` }[takes];
  return `${short ? `-${short}, ` : '    '}--${name}${tail}`;
};

const row = (label: string, text: string, margin: number): string => {
  const [first = '', ...rest] = wrap(text, Math.max(40, WIDTH - margin));
  return [`  ${label.padEnd(margin)}${first}`, ...rest.map((line) => `  ${' '.repeat(margin)}${line}`)].join('\n');
};
