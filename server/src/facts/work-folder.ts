import type { Scope } from '../dockerfile/expand.ts';
import type { Instruction } from '../dockerfile/model.ts';
import type { Span } from '../text/span.ts';
import type { CommandUse, Stage } from './model.ts';
import { firstBehind } from './ordered.ts';
import { lastPart } from './paths.ts';
import type { Variables } from './variables.ts';

/** Where a WORKDIR leads. */
export interface WorkFolder {
  readonly span: Span;
  readonly path: string;
}

interface FolderContext {
  readonly scopeAt: (instruction: Instruction) => Scope;
  readonly variables: Variables;
}

/** The folders of a stage by place: the one that it starts in, and those that its WORKDIRs set. */
export type WorkFolders = readonly [WorkFolder, ...WorkFolder[]];

/** The folders that the WORKDIRs of a stage set, in order; a relative one lies in the one before it, the first in the one that it starts in. */
export const workFolders = ({ instructions, span }: Stage, start: string, { scopeAt, variables }: FolderContext): WorkFolders => {
  const folders: [WorkFolder, ...WorkFolder[]] = [{ span, path: start }];
  for (const instruction of instructions) {
    if (instruction.keyword !== 'WORKDIR') continue;
    const { value, unresolved } = variables.expand(instruction.arguments, scopeAt(instruction));
    // A path with a hole in it would name another folder; as it is written it names none.
    const written = unresolved.length === 0 ? value.text : instruction.arguments.text;
    folders.push({ span: instruction.span, path: joined(folders.at(-1)?.path ?? '', written) });
  }
  return folders;
};

/** The folders of all stages; one that stands on another starts where that ends. Stages are given in order. */
export const stageFolders = (stages: readonly Stage[], contextOf: (stage: Stage) => FolderContext): ReadonlyMap<Stage, WorkFolders> => {
  const all = new Map<Stage, WorkFolders>();
  for (const stage of stages) {
    const start = (stage.parent && all.get(stage.parent)?.at(-1)?.path) ?? '';
    all.set(stage, workFolders(stage, start, contextOf(stage)));
  }
  return all;
};

/** The folder that an instruction runs in. */
export const folderAt = (folders: WorkFolders, { span }: Instruction): string =>
  folders[firstBehind(folders, span.start, (folder) => folder.span) - 1]?.path ?? '';

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
