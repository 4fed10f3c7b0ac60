import type { BuildContext } from '../facts/model.ts';
import type { HostFiles } from '../host.ts';
import type { ComposeBuild } from '../manifest/compose.ts';
import { isComposeName } from '../manifest/names.ts';
import { folderOf, resolvePath } from '../text/paths.ts';
import { type Sought, textsNearby } from './nearby.ts';

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
  if (!manifestFiles) return around;
  // A manifest is built by nobody, but may name what is built near it.
  const replaced = scope === 'file' ? [] : await replacedNearby(current, path);
  return { ...NO_SURROUNDINGS, images: [...around.images, ...replaced], others: await textsOf(manifestFiles, current) };
};

const textsOf = async (paths: readonly string[], files: HostFiles): Promise<ReadonlyMap<string, string>> => {
  const texts = new Map<string, string>();
  for (const path of paths) {
    const text = await files.read(path);
    if (text !== undefined) texts.set(path, text);
  }
  return texts;
};

/** Reads the Compose files next to a file and in the folders above. */
const findSurroundings = async (files: HostFiles, path: string): Promise<Surroundings> => {
  const others = await textsNearby(files, path, COMPOSE_FILES);
  return others.size === 0 ? NO_SURROUNDINGS : surroundingsOf(others, path);
};

const COMPOSE_FILES: Sought = { isName: isComposeName, sign: /\bbuild\s*:/ };

/** Kustomizations, and configurations of Skaffold. */
const DEPLOYMENTS: Sought = {
  isName: (name) => /^(?:[Kk]ustomization(?:\.ya?ml)?|skaffold(?:[.-][\w.-]+)?\.ya?ml)$/.test(name),
  sign: /^\s*(?:images|artifacts)\s*:/m,
};

/** The images that something puts others in the place of when a manifest is deployed. */
const replacedNearby = async (files: HostFiles, path: string): Promise<readonly string[]> => {
  const texts = await textsNearby(files, path, DEPLOYMENTS);
  if (texts.size === 0) return [];
  const { readReplacedImages } = await import('../manifest/reading.ts');
  return [...texts.values()].flatMap(readReplacedImages);
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
