import type { HostFiles } from '../host.ts';
import { foldersAbove } from '../text/paths.ts';

/** Files that belong to one another lie in one folder, or a few levels apart. */
const MAX_PARENTS = 4;

/** What is looked for around a file. */
export interface Sought {
  readonly isName: (name: string) => boolean;
  /** What a text of interest has. */
  readonly sign: RegExp;
}

/** The texts of files next to a file and in the folders above, up to the top of the repository. */
export const textsNearby = async (files: HostFiles, path: string, { isName, sign }: Sought): Promise<ReadonlyMap<string, string>> => {
  const texts = new Map<string, string>();
  for (const folder of foldersAbove(path).slice(0, 1 + MAX_PARENTS)) {
    const names = await files.list(folder);
    for (const name of names.filter(isName)) {
      const text = await files.read(`${folder}/${name}`);
      if (text !== undefined && sign.test(text)) texts.set(`${folder}/${name}`, text);
    }
    if (names.includes('.git/')) break;
  }
  return texts;
};
