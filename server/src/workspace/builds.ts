import type { BuildContext } from '../facts/model.ts';
import type { HostFiles } from '../host.ts';
import type { ComposeBuild } from '../manifest/compose.ts';
import { isComposeName } from '../manifest/names.ts';
import { folderOf, foldersAbove, resolvePath } from '../text/paths.ts';

/** A Dockerfile is built from its own folder or from one a few levels up. */
const MAX_PARENTS = 4;

/** The Compose files around a Dockerfile, and what they make of it. */
export interface Surroundings {
  /** The texts of those that build anything, by path. */
  readonly others: ReadonlyMap<string, string>;
  /** What they call the images that they build, of this Dockerfile or another. */
  readonly images: readonly string[];
  /** The builds that these texts, or edited ones in their place, make of the Dockerfile. */
  buildsIn(others: ReadonlyMap<string, string>): readonly BuildContext[];
}

/** A Dockerfile that no Compose file is known to build. */
const NO_SURROUNDINGS: Surroundings = { others: new Map(), images: [], buildsIn: () => [] };

/** Whose surroundings are looked for, and how far. */
export interface Centre {
  readonly path: string;
  readonly scope: 'file' | 'workspace';
  /** The text of another file, where it is no longer what the host reads. */
  readonly unsaved?: (path: string) => string | undefined;
}

/** What lies around a document; a manifest names the files that it depends on, a Dockerfile none. */
export const surroundingsFor = async (
  files: HostFiles | undefined,
  { path, scope, unsaved }: Centre,
  manifestFiles: readonly string[] | undefined,
): Promise<Surroundings> => {
  if (!files) return NO_SURROUNDINGS;
  const current = { ...files, read: async (other: string) => unsaved?.(other) ?? files.read(other) };
  const around = scope === 'file' ? NO_SURROUNDINGS : await findSurroundings(current, path);
  // A manifest is built by nobody, but may name what is built near it.
  return manifestFiles ? { ...NO_SURROUNDINGS, images: around.images, others: await textsOf(manifestFiles, current) } : around;
};

const textsOf = async (paths: readonly string[], files: HostFiles): Promise<ReadonlyMap<string, string>> => {
  const texts = new Map<string, string>();
  for (const path of paths) {
    const text = await files.read(path);
    if (text !== undefined) texts.set(path, text);
  }
  return texts;
};

/** Reads the Compose files next to a Dockerfile and in the folders above. */
const findSurroundings = async (files: HostFiles, path: string): Promise<Surroundings> => {
  const others = new Map<string, string>();
  for (const folder of foldersAbove(path).slice(0, 1 + MAX_PARENTS)) {
    const names = await files.list(folder);
    for (const name of names.filter(isComposeName)) {
      const text = await files.read(`${folder}/${name}`);
      if (text !== undefined && /\bbuild\s*:/.test(text)) others.set(`${folder}/${name}`, text);
    }
    if (names.includes('.git/')) break;
  }
  return others.size === 0 ? NO_SURROUNDINGS : surroundingsOf(others, path);
};

/** The YAML parser is large, and most folders have no Compose file that builds anything. */
const surroundingsOf = async (others: ReadonlyMap<string, string>, dockerfile: string): Promise<Surroundings> => {
  const { readComposeBuilds } = await import('../manifest/reading.ts');
  const read = (texts: ReadonlyMap<string, string>): FoundBuild[] =>
    [...texts].flatMap(([path, text]) => readComposeBuilds(text, path).map((build) => ({ build, folder: folderOf(path) })));
  const contextsOf = (found: readonly FoundBuild[]): BuildContext[] =>
    found.filter((one) => dockerfileOf(one) === dockerfile).map(({ build }) => toContext(build));
  const all = read(others);
  const builds = contextsOf(all);
  return {
    others,
    images: all.flatMap(({ build }) => build.image ?? []),
    buildsIn: (texts) => (texts === others ? builds : contextsOf(read(texts))),
  };
};

interface FoundBuild {
  readonly build: ComposeBuild;
  /** Of the Compose file. */
  readonly folder: string;
}

const dockerfileOf = ({ build: { context, dockerfile }, folder }: FoundBuild): string | undefined =>
  dockerfile === undefined ? undefined : resolvePath(resolvePath(folder, context), dockerfile);

const toContext = ({ service, arguments: args, target, platform }: ComposeBuild): BuildContext => ({
  name: `service "${service}"`,
  arguments: args,
  ...(target !== undefined && { target }),
  ...(platform !== undefined && { platform }),
});
