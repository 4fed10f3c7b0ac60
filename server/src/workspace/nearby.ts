import type { HostFiles } from '../host.ts';
import { foldersAbove } from '../text/paths.ts';

/** Files that belong to one another lie in one folder, or a few levels apart. */
const MAX_PARENTS = 4;

/** What is looked for around a file. */
export interface Sought {
  readonly isWanted: (path: string) => boolean;
  /** Where it is looked for besides, in each of the folders; `*` at the end stands for each folder there. */
  readonly folders?: readonly string[];
  /** What a text of interest has. */
  readonly sign: RegExp;
}

/** The texts of files next to a file and in the folders above, up to the top of the repository. */
export const textsNearby = async (files: HostFiles, path: string, sought: Sought): Promise<ReadonlyMap<string, string>> => {
  const texts = new Map<string, string>();
  for (const folder of foldersAbove(path).slice(0, 1 + MAX_PARENTS)) {
    const names = await files.list(folder);
    const inside = (sought.folders ?? []).filter((one) => names.includes(`${one.split('/')[0]}/`));
    const places = await Promise.all(inside.map((one) => placesOf(`${folder}/${one}`, files)));
    for (const place of [folder, ...places.flat()]) await take(texts, place, { files, sought });
    if (names.includes('.git/')) break;
  }
  return texts;
};

/** As many dev containers as anybody chooses from. */
const MOST_PLACES = 20;

const placesOf = async (place: string, files: HostFiles): Promise<readonly string[]> => {
  if (!place.endsWith('/*')) return [place];
  const above = place.slice(0, -2);
  const folders = (await files.list(above)).filter((name) => name.endsWith('/'));
  return folders.slice(0, MOST_PLACES).map((name) => `${above}/${name.slice(0, -1)}`);
};

interface Search {
  readonly files: HostFiles;
  readonly sought: Sought;
}

const take = async (texts: Map<string, string>, folder: string, { files, sought: { isWanted, sign } }: Search): Promise<void> => {
  for (const name of (await files.list(folder)).filter((one) => isWanted(`${folder}/${one}`))) {
    const text = await files.read(`${folder}/${name}`);
    if (text !== undefined && sign.test(text)) texts.set(`${folder}/${name}`, text);
  }
};
