import type { CommandUse } from './model.ts';

/** The folder that the last WORKDIR before a command has set, as written. */
export const workFolder = ({ stage, node }: CommandUse): string =>
  stage?.instructions.findLast(({ keyword, span }) => keyword === 'WORKDIR' && span.start < node.span.start)?.arguments.text ?? '';

/** Whether a command's script or work folder names a folder; one called `.` is wherever the command is. */
export const isWithin = (use: CommandUse, folder: string | undefined): boolean => {
  const path = folder?.replace(/\/+$/, '') ?? '';
  const name = path.slice(path.lastIndexOf('/') + 1);
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
