import type { Command, Word } from '../../shell/model.ts';
import type { LanguageManager } from './model.ts';

/** A call that installs packages: the words behind its verb. */
export interface InstallCall {
  readonly manager: LanguageManager;
  readonly words: readonly Word[];
}

type Reader = (command: Command) => InstallCall | undefined;

/** Programs, each with what it takes for an install. */
const PROGRAMS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['pip', (command) => behind(command, 'pip', [/^install$/])],
  ['python', (command) => behind(command, 'pip', [/^-m$/, /^pip$/, /^install$/])],
  ['pipx', (command) => behind(command, 'pipx', [/^install$/])],
  ['uv', (command) => behind(command, 'uv', [/^tool$/, /^install$/]) ?? behind(command, 'pip', [/^pip$/, /^install$/])],
  ['npm', (command) => globally(behind(command, 'npm', [/^(?:install|i|in|add)$/]), command)],
  ['yarn', (command) => behind(command, 'yarn', [/^global$/, /^add$/])],
  ['pnpm', (command) => globally(behind(command, 'pnpm', [/^(?:add|install|i)$/]), command)],
  ['bun', (command) => globally(behind(command, 'bun', [/^(?:add|install|i|a)$/]), command)],
  ['gem', (command) => behind(command, 'gem', [/^(?:install|i)$/])],
  ['go', (command) => behind(command, 'go', [/^(?:install|get|run)$/])],
  ['xx-go', (command) => behind(command, 'go', [/^(?:install|get|run)$/])],
  ['cargo', (command) => behind(command, 'cargo', [/^(?:install|binstall)$/])],
  ['composer', (command) => behind(command, 'composer', [/^global$/, /^require$/])],
  ['composer.phar', (command) => behind(command, 'composer', [/^global$/, /^require$/])],
  ['pecl', (command) => behind(command, 'pecl', [/^install$/])],
]);

const VERSION_OF_PROGRAM = /[\d.]+$/;

/** The install that a command is; `undefined` for any other command. */
export const installCall = (command: Command): InstallCall | undefined =>
  PROGRAMS.get(command.name.replace(VERSION_OF_PROGRAM, ''))?.(command);

/** The words behind verbs that stand in this order, options before and between them left out. */
const behind = ({ arguments: words }: Command, manager: LanguageManager, verbs: readonly RegExp[]): InstallCall | undefined => {
  let at = 0;
  for (const verb of verbs) {
    while (words[at] && !verb.test(words[at]?.value ?? '') && /^[-+]/.test(words[at]?.value ?? '')) at++;
    if (!verb.test(words[at]?.value ?? '')) return undefined;
    at++;
  }
  return { manager, words: words.slice(at) };
};

const GLOBAL = /^(?:-g|--global|--location=global)$/;

/** What is installed for a project is in its lock file. */
const globally = (call: InstallCall | undefined, { arguments: words }: Command): InstallCall | undefined =>
  words.some(({ value }) => GLOBAL.test(value)) ? call : undefined;
