import type { Command } from '../shell/model.ts';
import { contains } from '../text/span.ts';
import type { CommandUse, Download } from './model.ts';

const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'ash', 'zsh', 'ksh']);
const INTERPRETERS: ReadonlySet<string> = new Set([
  ...SHELLS,
  'python',
  'python2',
  'python3',
  'perl',
  'ruby',
  'node',
  'php',
  'fish',
  'pwsh',
]);
const SCRIPT = /\.(?:sh|bash|run)$/;
const EVALUATORS: ReadonlySet<string> = new Set(['eval', 'source', '.']);

type Draft = Pick<Download, 'at' | 'destination' | 'stage'> & { readonly use: CommandUse };

/** What runs a download as it comes: the next in its pipe, the command around its substitution, or a shell given the saved file. */
export const runnerOf = (download: Draft, runners: readonly CommandUse[]): string | undefined =>
  nameOf(readerOf(download, runners) ?? scriptRunner(download, runners));

/** The dot reads badly in a sentence. */
const nameOf = (command: Command | undefined): string | undefined => (command?.name === '.' ? 'source' : command?.name);

/** The commands that may run what was fetched, found once for all downloads. */
export const findRunners = (uses: readonly CommandUse[]): CommandUse[] =>
  uses.filter(
    ({ when, command: { name, program } }) =>
      when === 'build' && (INTERPRETERS.has(name) || EVALUATORS.has(name) || SCRIPT.test(program.value)),
  );

/** What is saved to a file leaves nothing for a pipe or a substitution to read. */
const readerOf = ({ destination, use: { command } }: Draft, runners: readonly CommandUse[]): Command | undefined => {
  if (destination !== undefined) return undefined;
  const { commands, index } = command.pipeline;
  const piped = commands.slice(index + 1).find(({ name }) => INTERPRETERS.has(name));
  if (piped) return readsProgram(piped) ? piped : undefined;
  if (command.nesting !== 'substitution') return undefined;
  return runners
    .map((use) => use.command)
    .find((outer) => outer !== command && contains(outer.span, command.span) && evaluates(outer, command));
};

/** An interpreter runs its input unless it is given a program of its own (`python -c`, `perl -ne`, `sh script`). */
const readsProgram = ({ name, arguments: words }: Command): boolean => {
  if (words.some(({ value }) => value === '-' || value === '-s' || value === '/dev/stdin')) return true;
  const ownProgram = SHELLS.has(name) ? /^-\w*c$/ : /^-\w*[cenmrp]/;
  return words.every(({ value }) => value.startsWith('-') && !ownProgram.test(value));
};

const evaluates = (outer: Command, inner: Command): boolean => {
  if (EVALUATORS.has(outer.name)) return true;
  if (!INTERPRETERS.has(outer.name)) return false;
  const before = outer.arguments.filter(({ span }) => span.start <= inner.span.start);
  const [flag, last] = [before.at(-2), before.at(-1)];
  return last?.text.startsWith('<(') === true || (/^-\w*c$/.test(flag?.value ?? '') && /^"?(?:\$\(|`)/.test(last?.text ?? ''));
};

/** A program in one file is no script, though an interpreter runs it. */
const PROGRAM = /\.(?:phar|whl|pyz|gem|jar)$/;
/** Shorter names are also words of other meanings. */
const MIN_NAME = 3;

const scriptRunner = ({ destination, at, stage }: Draft, runners: readonly CommandUse[]): Command | undefined => {
  const name = destination?.slice(destination.lastIndexOf('/') + 1) ?? '';
  if (name.length < MIN_NAME || PROGRAM.test(name)) return undefined;
  const isFile = (value: string | undefined): boolean => value === destination || value === name || value === `./${name}`;
  const runs = ({ name: program, program: { value }, arguments: words }: Command): boolean =>
    INTERPRETERS.has(program) || EVALUATORS.has(program) ? isFile(scriptOf(words)) : SCRIPT.test(value) && isFile(value);
  return runners.find((use) => use.stage === stage && use.command.span.start > at.start && runs(use.command))?.command;
};

/** The script that a shell is given; with `-n` it only looks at it. */
const scriptOf = (words: Command['arguments']): string | undefined =>
  words.some(({ value }) => value === '-n') ? undefined : words.find(({ value }) => !value.startsWith('-'))?.value;
