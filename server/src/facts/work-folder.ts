import type { Scope } from '../dockerfile/expand.ts';
import type { Instruction } from '../dockerfile/model.ts';
import type { Span } from '../text/span.ts';
import type { CommandUse, Stage } from './model.ts';
import { lastPart } from './paths.ts';
import type { Variables } from './variables.ts';

interface WorkFolder {
  readonly span: Span;
  readonly path: string;
}

interface FolderContext {
  readonly scopeAt: (instruction: Instruction) => Scope;
  readonly variables: Variables;
}

/** The folders that the WORKDIRs of a stage set, in order; a relative one lies in the one before it. */
export const workFolders = ({ instructions }: Stage, { scopeAt, variables }: FolderContext): WorkFolder[] => {
  const folders: WorkFolder[] = [];
  for (const instruction of instructions) {
    if (instruction.keyword !== 'WORKDIR') continue;
    const { value, unresolved } = variables.expand(instruction.arguments, scopeAt(instruction));
    // A path with a hole in it would name another folder; as it is written it names none.
    const written = unresolved.length === 0 ? value.text : instruction.arguments.text;
    folders.push({ span: instruction.span, path: joined(folders.at(-1)?.path ?? '', written) });
  }
  return folders;
};

/** Longer ones no file system takes; each line of a file could make them longer. */
const MAX_PATH = 4096;

const joined = (before: string, written: string): string =>
  before === '' || ABSOLUTE.test(written) || before.length > MAX_PATH ? written : `${before}/${written}`;

/** What begins with a variable most likely is the whole path. */
const ABSOLUTE = /^(?:[/$]|[A-Za-z]:)/;

/** Whether a command's script or work folder names a folder; one called `.` is wherever the command is. */
export const isWithin = ({ command, folder: workFolder }: CommandUse, folder: string | undefined): boolean => {
  const name = lastPart(folder ?? '');
  if (name === '.' || name === '') return name === '.';
  return isPartOf(command.source.text, name) || isPartOf(workFolder, name);
};

/** As a whole part of some path, not as letters in a word. */
const isPartOf = (text: string, name: string): boolean => {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const around = [text[at - 1] ?? ' ', text[at + name.length] ?? ' '];
    if (around.every((character) => /[\s/"'=;&]/.test(character))) return true;
  }
  return false;
};
