import { type Scope, Unknown } from '../dockerfile/expand.ts';
import type { Instruction } from '../dockerfile/model.ts';
import { readCommands } from '../shell/commands.ts';
import { readExecForm } from '../shell/exec-form.ts';
import type { Command, Variables as ShellVariables } from '../shell/model.ts';
import { POSIX_SHELLS } from '../shell/nested.ts';
import { hasErrors } from '../shell/syntax.ts';
import { baseName } from '../shell/wrappers.ts';
import { MappedText } from '../text/mapped-text.ts';
import type { CommandUse, DocumentNode, Stage } from './model.ts';
import { folderAt, type WorkFolders } from './work-folder.ts';

const RUNS_COMMANDS: ReadonlySet<string> = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK']);
const WINDOWS = /windows|nanoserver|servercore/i;

interface ShellInstruction {
  readonly instruction: Instruction;
  /** What an ONBUILD puts off, else the instruction itself. */
  readonly effective: Instruction;
  readonly shell: string;
}

/** What is needed to read the commands of a stage. */
interface CommandContext {
  readonly scopeAt: (instruction: Instruction) => Scope;
  readonly folders: WorkFolders;
}

/** The instructions of a stage that run commands, each with the shell that it has by then. */
const shellInstructions = (stage: Stage): ShellInstruction[] => {
  let shell = inheritedShell(stage);
  finalShell(stage);
  return stage.instructions.flatMap((instruction) => {
    const effective = instruction.trigger ?? instruction;
    if (effective.keyword === 'SHELL') shell = effective.json?.[0]?.text ?? shell;
    return RUNS_COMMANDS.has(effective.keyword) ? [{ instruction, effective, shell }] : [];
  });
};

/** Ten times those of the largest file that people have written; what a file has beyond that is not looked at. */
const MAX_COMMANDS = 10_000;

/** Reads the commands of all stages; those of a shell that can't be read here (PowerShell, cmd) are left out. */
export const readCommandUses = (stages: readonly Stage[], contextOf: (stage: Stage) => CommandContext): CommandUse[] => {
  const uses: CommandUse[] = [];
  for (const stage of stages) {
    const context = contextOf(stage);
    for (const { instruction, effective, shell } of shellInstructions(stage)) {
      if (uses.length >= MAX_COMMANDS) return uses;
      const scope = context.scopeAt(instruction);
      const variables = shellVariables(scope);
      const when = effective.keyword === 'RUN' ? 'build' : 'run';
      const folder = folderAt(context.folders, instruction);
      for (const command of commandsOf(effective, shell, variables)) uses.push({ command, node: instruction, stage, when, folder, scope });
    }
  }
  return uses;
};

const shellVariables =
  (scope: Scope): ShellVariables =>
  (name) => {
    const value = scope(name);
    if (!(value instanceof Unknown)) return value && { text: value.text, certainty: 'known' };
    return value.partly === '' ? undefined : { text: value.partly, certainty: 'unknown' };
  };

/** The RUNs of a stage whose script a POSIX shell would reject. */
export const readBrokenScripts = (stage: Stage): DocumentNode[] =>
  shellInstructions(stage)
    .filter(
      ({ effective, shell }) => effective.keyword === 'RUN' && !effective.json && isPosix(shell) && hasErrors(scriptOf(effective).text),
    )
    .map(({ instruction }) => instruction);

/** The shell that the stage it stands on has in the end, else the one that the base image comes with. */
const inheritedShell = (stage: Stage): string => {
  if (stage.parent) return finalShell(stage.parent);
  return WINDOWS.test(stage.image?.resolved?.text ?? stage.image?.written ?? '') ? 'cmd' : 'sh';
};

/** Stages are read in order, so that of a stage that others stand on is known by then. */
const finalShells = new WeakMap<Stage, string>();

const finalShell = (stage: Stage): string => {
  const known = finalShells.get(stage);
  if (known !== undefined) return known;
  const shell = stage.instructions.findLast(({ keyword }) => keyword === 'SHELL')?.json?.[0]?.text ?? inheritedShell(stage);
  finalShells.set(stage, shell);
  return shell;
};

const commandsOf = (instruction: Instruction, shell: string, variables: ShellVariables): Command[] => {
  if (instruction.keyword === 'HEALTHCHECK') return healthcheckCommands(instruction, shell, variables);
  if (instruction.json) return readExecForm(instruction.json, variables);
  return isPosix(shell) ? readCommands(scriptOf(instruction), variables) : [];
};

const healthcheckCommands = (instruction: Instruction, shell: string, variables: ShellVariables): Command[] => {
  const type = /^CMD\s+/i.exec(instruction.arguments.text)?.[0];
  if (type === undefined) return [];
  if (instruction.json) return readExecForm(instruction.json, variables);
  return isPosix(shell) ? readCommands(instruction.arguments.slice(type.length), variables) : [];
};

const isPosix = (shell: string): boolean => POSIX_SHELLS.has(baseName(shell));

/** What the shell gets to read: the line, and below it the here-documents, as BuildKit hands them on. */
const scriptOf = (instruction: Instruction): MappedText => {
  const { arguments: line, heredocs } = instruction;
  const [first] = heredocs;
  if (!first) return line;
  if (isOnlyMarkers(instruction)) return shebangShell(first.body.text) ? first.body : new MappedText([]);
  const below = heredocs.flatMap(({ body, name }) => [...body.pieces, { text: `${name}\n` }]);
  return new MappedText([...line.pieces, { text: '\n' }, ...below]);
};

/** `RUN <<EOF` and nothing else: the here-document is the script. */
const isOnlyMarkers = ({ arguments: rest, heredocs, line: { text } }: Instruction): boolean => {
  let at = text.length - rest.text.length;
  for (const { markerInLine } of heredocs) {
    if (text.slice(at, markerInLine.start).trim() !== '') return false;
    at = markerInLine.end;
  }
  return text.slice(at).trim() === '';
};

/** Whether a script without a shebang, or with one of a POSIX shell, is for the shell. */
const shebangShell = (script: string): boolean => {
  const interpreter = /^#!\s*(\S+)(?:\s+(?:-S\s+)?(\S+))?/.exec(script);
  if (!interpreter) return true;
  const [, path = '', argument = ''] = interpreter;
  return isPosix(baseName(path) === 'env' ? argument : path);
};
