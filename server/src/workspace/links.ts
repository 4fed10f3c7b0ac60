import type { HostFiles } from '../host.ts';
import type { ManifestLink } from '../manifest/link-list.ts';
import { BUILDERS_FOLDERS, formByPath, mayBuild } from '../manifest/names.ts';
import { encoded, folderOf, nameOf } from '../text/paths.ts';
import { type Sought, textsNearby } from './nearby.ts';

export type { ManifestLink } from '../manifest/link-list.ts';

/** A document, and how the files around it are read. */
export interface Start {
  readonly path: string;
  readonly text: string;
  readonly files: HostFiles;
}

/** The links of a manifest to files that are there. */
export const linksFrom = async ({ path, text, files }: Start): Promise<readonly ManifestLink[]> => {
  const { readLinks } = await import('../manifest/reading.ts');
  const links = readLinks(text, path);
  const isThere = new Map<string, boolean>();
  for (const link of links) if (!isThere.has(link.path)) isThere.set(link.path, await isListed(link.path, files));
  return links.filter((link) => isThere.get(link.path));
};

/** Folders list names as they are, where URIs have percent signs in them. */
const isListed = async (path: string, files: HostFiles): Promise<boolean> => {
  const names = await files.list(folderOf(path));
  const name = nameOf(path);
  return names.includes(name) || names.some((one) => encoded(one) === name);
};

/** A place of another file that speaks of a Dockerfile, or of a Compose file. */
export interface FoundLink extends ManifestLink {
  /** The file that has it. */
  readonly from: string;
}

/** The places of manifests nearby that speak of a Dockerfile, or the dev containers that a Compose file is for. */
export const linksTo = async ({ path, files }: Start): Promise<readonly FoundLink[]> => {
  const texts = await textsNearby(files, path, formByPath(path) === undefined ? BUILDERS : USERS);
  if (texts.size === 0) return [];
  const { readLinks } = await import('../manifest/reading.ts');
  return [...texts].flatMap(([from, text]) =>
    readLinks(text, from)
      .filter((link) => link.path === path)
      .map((link) => ({ ...link, from })),
  );
};

const BUILDERS: Sought = { isWanted: mayBuild, folders: BUILDERS_FOLDERS, sign: /\bbuild\b|\bdocker(?:Compose)?File\b/ };

/** A manifest that its name tells is no Dockerfile. */
const USERS: Sought = {
  isWanted: (path) => formByPath(path) === 'devcontainer',
  folders: BUILDERS_FOLDERS.filter((folder) => folder.startsWith('.devcontainer')),
  sign: /\bdockerComposeFile\b/,
};
