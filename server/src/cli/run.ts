import { type Arguments, parseArguments } from './arguments.ts';
import type { CommandSpec } from './commands/model.ts';
import { COMMANDS } from './commands.ts';
import { type CliHost, type ExitCode, refuse } from './host.ts';
import { lint } from './lint.ts';
import { suggestion } from './suggestion.ts';

type Command = (args: Arguments, host: CliHost) => Promise<ExitCode>;

/** A lint is what most runs are; the other commands are loaded when they are asked for. */
const RUN: Readonly<Record<string, () => Promise<Command>>> = {
  lint: async () => lint,
  pin: async () => (await import('./pin.ts')).pin,
  update: async () => (await import('./update.ts')).update,
  inspect: async () => (await import('./inspect.ts')).inspect,
  explain: async () => (await import('./explain.ts')).explain,
  rules: async () => (await import('./rules.ts')).rules,
  knowledge: async () => (await import('./knowledge.ts')).knowledge,
  lsp: async () => lsp,
};

/** Runs one command line; never throws for what a user or a file can do. */
export const runCli = async (argv: readonly string[], host: CliHost): Promise<ExitCode> => {
  const [word, ...rest] = argv;
  if (word === '--version' || word === '-V') return say(host, `${host.version}\n`);
  if (word === undefined || word === '--help' || word === '-h' || word === 'help') return helpFor(rest[0], host);
  const command = COMMANDS.find(({ name }) => name === word);
  if (!command) return refuse(host, unknownCommand(word));
  const parsed = parseArguments(rest, command);
  if ('problem' in parsed) return refuse(host, parsed.problem);
  if (parsed.arguments.has('help')) return helpFor(command.name, host);
  const run = await RUN[command.name]?.();
  return run ? run(parsed.arguments, host) : refuse(host, unknownCommand(word));
};

const say = (host: CliHost, text: string): ExitCode => {
  host.stdout.write(text);
  return 0;
};

const helpFor = async (word: string | undefined, host: CliHost): Promise<ExitCode> => {
  const { commandHelp, generalHelp } = await import('./help.ts');
  const command: CommandSpec | undefined = COMMANDS.find(({ name }) => name === word);
  return say(host, command ? commandHelp(command) : generalHelp());
};

const unknownCommand = (word: string): string => {
  const names = COMMANDS.map(({ name }) => name);
  if (word.startsWith('-')) return `the first argument is a command (${names.join(', ')}), and ${word} is none (see plimsoll --help)`;
  const found = suggestion(word, names);
  const isPath = found === '' && /[./\\]|file$/i.test(word);
  return `unknown command "${word}"${isPath ? `; to lint it: plimsoll lint ${word}` : found} (see plimsoll --help)`;
};

/** The server reads the channel from the process's own arguments. */
const lsp: Command = async (_args, host) => {
  await host.startServer();
  return 0;
};
