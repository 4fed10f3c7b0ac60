import type { Command } from '../shell/model.ts';
import { contains } from '../text/span.ts';
import { grouped } from './grouped.ts';
import type { CommandUse, Download, Stage } from './model.ts';
import { firstBehind, MAX_NEIGHBOURS } from './ordered.ts';
import { readersOf } from './pipes.ts';

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
export const runnerOf = (download: Draft, runners: Runners): string | undefined =>
  nameOf(readerOf(download, runners) ?? scriptRunner(download, runners));

/** The dot reads badly in a sentence. */
const nameOf = (command: Command | undefined): string | undefined => (command?.name === '.' ? 'source' : command?.name);

/** The commands that may run what was fetched, in the order of their starts. */
export interface Runners {
  readonly all: readonly CommandUse[];
  /** By the file that they are given. */
  readonly byScript: ReadonlyMap<Stage | undefined, ReadonlyMap<string | undefined, readonly CommandUse[]>>;
}

/** Finds what may run a download, once for all of them. */
export const findRunners = (uses: readonly CommandUse[]): Runners => {
  const all = uses.filter(({ when, command }) => when === 'build' && isRunner(command)).sort((a, b) => startOf(a) - startOf(b));
  const byStage = [...grouped(all, ({ stage }) => stage)];
  return { all, byScript: new Map(byStage.map(([stage, inStage]) => [stage, grouped(inStage, ({ command }) => scriptOf(command))])) };
};

const isRunner = ({ name, program }: Command): boolean => isReader(name) || SCRIPT.test(program.value);

/** Whether a program runs what it is given, be it a file or its input. */
const isReader = (name: string): boolean => INTERPRETERS.has(name) || EVALUATORS.has(name);

const startOf = ({ command: { span } }: CommandUse): number => span.start;

/** What is saved to a file leaves nothing for a pipe or a substitution to read. */
const readerOf = ({ destination, use: { command } }: Draft, { all }: Runners): Command | undefined => {
  if (destination !== undefined) return undefined;
  const piped = readersOf(command).find(({ name }) => INTERPRETERS.has(name));
  if (piped) return readsProgram(piped) ? piped : undefined;
  if (command.nesting !== 'substitution') return undefined;
  const end = firstBehind(all, command.span.start, (use) => use.command.span);
  const around = all.slice(Math.max(0, end - MAX_NEIGHBOURS), end).map((use) => use.command);
  return around.findLast((outer) => outer !== command && contains(outer.span, command.span) && evaluates(outer, command));
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
  const end = firstBehind(outer.arguments, inner.span.start, ({ span }) => span);
  const [flag, last] = [outer.arguments[end - 2], outer.arguments[end - 1]];
  return last?.text.startsWith('<(') === true || (/^-\w*c$/.test(flag?.value ?? '') && /^"?(?:\$\(|`)/.test(last?.text ?? ''));
};

/** A program in one file is no script, though an interpreter runs it. */
const PROGRAM = /\.(?:phar|whl|pyz|gem|jar)$/;
/** Shorter names are also words of other meanings. */
const MIN_NAME = 3;

const scriptRunner = ({ destination = '', at, stage }: Draft, { byScript }: Runners): Command | undefined => {
  const name = destination.slice(destination.lastIndexOf('/') + 1);
  if (name.length < MIN_NAME || PROGRAM.test(name)) return undefined;
  const later = [destination, name, `./${name}`].flatMap((script) => {
    const given = byScript.get(stage)?.get(script) ?? [];
    return given[firstBehind(given, at.start, ({ command }) => command.span)]?.command ?? [];
  });
  return later.sort((a, b) => a.span.start - b.span.start)[0];
};

/** The file that a command runs; with `-n` a shell only looks at it. */
const scriptOf = ({ name, program, arguments: words }: Command): string | undefined => {
  if (!isReader(name)) return program.value;
  return words.some(({ value }) => value === '-n') ? undefined : words.find(({ value }) => !value.startsWith('-'))?.value;
};
