import type { Folders } from './folders.ts';

/** The developer's home and variables (VSCODE_* of a terminal in an editor, npm_*) would change what is tested, and be written to. */
export const environment = (folders: Folders): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  LANG: process.env.LANG ?? 'C.UTF-8',
  HOME: folders.home,
  TMPDIR: folders.root,
});
