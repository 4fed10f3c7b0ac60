import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onExit } from './on-exit.ts';
import { SETTINGS } from './settings.ts';

/** Everything that one run writes: nothing of it is the developer's own. */
export interface Folders {
  readonly root: string;
  readonly home: string;
  readonly userData: string;
  readonly extensions: string;
  /** Where a VSIX is unpacked to be served as a development extension: no host looks for extensions here. */
  readonly unpacked: string;
  readonly workspace: string;
}

export const makeFolders = async (): Promise<Folders> => {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'plimsoll-e2e-')));
  onExit(() => rmSync(root, { recursive: true, force: true, maxRetries: 10 }));
  const inRoot = (name: string) => join(root, name);
  const folders = {
    root,
    home: inRoot('home'),
    userData: inRoot('user'),
    extensions: inRoot('extensions'),
    unpacked: inRoot('unpacked'),
    workspace: inRoot('workspace'),
  };
  for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true });
  await writeSettings(folders);
  return folders;
};

export const removeFolders = (folders: Folders): Promise<void> => rm(folders.root, { recursive: true, force: true, maxRetries: 10 });

/** Paths within the workspace to contents. */
export type Files = Readonly<Record<string, string>>;

export const fillWorkspace = async (folders: Folders, files: Files): Promise<void> => {
  for (const [path, text] of Object.entries(files)) await writeBelow(folders.workspace, path, text);
};

const writeBelow = async (folder: string, path: string, text: string): Promise<void> => {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
};

const writeSettings = async (folders: Folders): Promise<void> => {
  await mkdir(join(folders.userData, 'User'));
  await writeFile(join(folders.userData, 'User', 'settings.json'), JSON.stringify(SETTINGS));
};
