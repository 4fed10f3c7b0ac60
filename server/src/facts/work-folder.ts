import type { Instruction } from '../dockerfile/model.ts';
import type { CommandUse, Stage } from './model.ts';
import { firstBehind } from './ordered.ts';
import { lastPart } from './paths.ts';

const known = new WeakMap<Stage, readonly Instruction[]>();

const workdirsOf = (stage: Stage): readonly Instruction[] => {
  const workdirs = known.get(stage) ?? stage.instructions.filter(({ keyword }) => keyword === 'WORKDIR');
  known.set(stage, workdirs);
  return workdirs;
};

/** The folder that the last WORKDIR before a command has set, as written. */
export const workFolder = ({ stage, node }: CommandUse): string => {
  const workdirs = stage ? workdirsOf(stage) : [];
  return workdirs[firstBehind(workdirs, node.span.start, ({ span }) => span) - 1]?.arguments.text ?? '';
};

/** Whether a command's script or work folder names a folder; one called `.` is wherever the command is. */
export const isWithin = (use: CommandUse, folder: string | undefined): boolean => {
  const name = lastPart(folder ?? '');
  if (name === '.' || name === '') return name === '.';
  return isPartOf(use.command.source.text, name) || isPartOf(workFolder(use), name);
};

/** As a whole part of some path, not as letters in a word. */
const isPartOf = (text: string, name: string): boolean => {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const around = [text[at - 1] ?? ' ', text[at + name.length] ?? ' '];
    if (around.every((character) => /[\s/"'=;&]/.test(character))) return true;
  }
  return false;
};
