import type { BuiltDockerfile } from '../facts/model.ts';
import type { HostFiles } from '../host.ts';
import type { ManifestBuild } from '../manifest/build-model.ts';
import { BUILDERS_FOLDERS, isComposeName, mayBuild } from '../manifest/names.ts';
import { nameOf } from '../text/paths.ts';
import { composeTexts } from './compose-texts.ts';
import { type Sought, textsNearby } from './nearby.ts';

/** The Compose files around a Dockerfile, and what they make of it. */
export interface Surroundings {
  /** The texts of those that build anything, by path. */
  readonly others: ReadonlyMap<string, string>;
  /** What they call the images that they build, of this Dockerfile or another, and the other contexts that they give it. */
  readonly images: readonly string[];
  /** The Dockerfiles that a manifest builds itself. */
  readonly dockerfiles: readonly BuiltDockerfile[];
  /** The builds that these texts, or edited ones in their place, make of the Dockerfile. */
  buildsIn(others: ReadonlyMap<string, string>): readonly ManifestBuild[];
}

/** A Dockerfile that no Compose file is known to build. */
const NO_SURROUNDINGS: Surroundings = { others: new Map(), images: [], dockerfiles: [], buildsIn: () => [] };

/** Whose surroundings are looked for, and how far. */
export interface Centre {
  readonly path: string;
  readonly text: string;
  readonly scope: 'file' | 'workspace';
  /** The text of another file, where it is no longer what the host reads. */
  readonly unsaved?: (path: string) => string | undefined;
}

/** What a document is read with: the files that build it, the project that it is a Compose file of, or nothing but what is built nearby. */
export type Beside = 'builds' | 'project' | 'nothing';

/** What lies around a document. */
export const surroundingsFor = async (files: HostFiles | undefined, centre: Centre, beside: Beside): Promise<Surroundings> => {
  if (!files) return NO_SURROUNDINGS;
  const { path, text, scope, unsaved } = centre;
  const current = { ...files, read: async (other: string) => unsaved?.(other) ?? files.read(other) };
  const builders = beside === 'builds' ? BUILDERS : NAMING_BUILDERS;
  const around = scope === 'file' ? NO_SURROUNDINGS : await findSurroundings(current, path, builders);
  if (beside === 'builds') return around;
  // A manifest is built by nobody, but may name what is built near it.
  const replaced = scope === 'file' ? [] : await replacedNearby(current, path);
  const project = beside === 'project' ? await projectOf(current, path, text) : NO_SURROUNDINGS;
  const others = beside === 'project' ? new Map([...including(around.others), ...project.others]) : project.others;
  const texts = new Map([...others, [path, text]]);
  const dockerfiles = scope === 'file' ? [] : await dockerfilesOf(current, path, texts);
  return { ...NO_SURROUNDINGS, images: [...around.images, ...project.images, ...replaced], others, dockerfiles };
};

/** All that lies around, if a file of it may make the one at hand a part of its project. */
const including = (around: Texts): Texts => ([...around.values()].some((text) => /\binclude\b/.test(text)) ? around : new Map());

/** What a manifest gives to builds, and to what is started from them. */
const GIVES = /\bargs\b|\bbuild-args\b|\benvironment\b|\benv_file\b/;
/** Names of what is told of wherever it stands: secrets, also within addresses, and where a daemon is. */
const MAY_BE_TOLD = /pass|pwd|secret|token|key|credential|jwt|cookie|auth|ur[il]$|dsn|^docker_host$/i;
/** More than one file builds. */
const MOST_DOCKERFILES = 30;

/** The Dockerfiles that a manifest builds; most are not read, for it gives them nothing that both would be told of. */
const dockerfilesOf = async (files: HostFiles, path: string, texts: Texts): Promise<readonly BuiltDockerfile[]> => {
  if (!mayBuild(path) || !GIVES.test(texts.get(path) ?? '')) return [];
  const { readBuilds } = await import('../manifest/reading.ts');
  const found: BuiltDockerfile[] = [];
  for (const build of readBuilds([path], texts).filter(givesWhatIsTold).slice(0, MOST_DOCKERFILES)) {
    const text = build.dockerfile === undefined ? undefined : await files.read(build.dockerfile);
    if (text !== undefined) found.push({ builder: build.builder, text });
  }
  return found;
};

const givesWhatIsTold = ({ arguments: args, container }: ManifestBuild): boolean =>
  [...args.keys(), ...(container?.variables ?? [])].some((name) => MAY_BE_TOLD.test(name));

/** What a Compose file rests on, and what that builds. */
const projectOf = async (files: HostFiles, path: string, text: string): Promise<Pick<Surroundings, 'images' | 'others'>> => {
  const texts = new Map(await composeTexts(files, new Map([[path, text]])));
  const { readDependencies, readProjectBuilds } = await import('../manifest/reading.ts');
  const { included } = readDependencies({ path }, texts);
  const images = readProjectBuilds(included, texts).flatMap(({ image }) => image ?? []);
  texts.delete(path);
  return { images, others: texts };
};

/** Reads the manifests next to a file and in the folders above. */
const findSurroundings = async (files: HostFiles, path: string, builders: Sought): Promise<Surroundings> => {
  const found = await textsNearby(files, path, builders);
  return found.size === 0 ? NO_SURROUNDINGS : surroundingsOf([...found.keys()], await composeTexts(files, found), path);
};

const BUILDERS: Sought = {
  isWanted: mayBuild,
  folders: BUILDERS_FOLDERS,
  sign: /\bbuild\s*:|\bextends\s*:|\binclude\s*:|"docker[fF]ile"|build-push-action/,
};

/** Of these only Compose gives what it builds a name by which others know it. */
const NAMING_BUILDERS: Sought = { ...BUILDERS, isWanted: (path) => isComposeName(nameOf(path)), folders: [] };

/** Kustomizations, and configurations of Skaffold. */
const DEPLOYMENTS: Sought = {
  isWanted: (path) => /(?:^|\/)(?:[Kk]ustomization(?:\.ya?ml)?|skaffold(?:[.-][\w.-]+)?\.ya?ml)$/.test(path),
  sign: /^\s*(?:images|artifacts)\s*:/m,
};

/** The images that something puts others in the place of when a manifest is deployed. */
const replacedNearby = async (files: HostFiles, path: string): Promise<readonly string[]> => {
  const texts = await textsNearby(files, path, DEPLOYMENTS);
  if (texts.size === 0) return [];
  const { readReplacedImages } = await import('../manifest/reading.ts');
  return [...texts.values()].flatMap(readReplacedImages);
};

type Texts = ReadonlyMap<string, string>;

/** The YAML parser is large, and most folders have no Compose file that builds anything. */
const surroundingsOf = async (starts: readonly string[], others: Texts, dockerfile: string): Promise<Surroundings> => {
  const { readBuilds } = await import('../manifest/reading.ts');
  const ofDockerfile = (builds: readonly ManifestBuild[]): readonly ManifestBuild[] =>
    distinct(builds.filter((build) => build.dockerfile === dockerfile));
  const all = readBuilds(starts, others);
  const builds = ofDockerfile(all);
  return {
    ...NO_SURROUNDINGS,
    others,
    images: [...all.flatMap(({ image }) => image ?? []), ...builds.flatMap(({ contexts = [] }) => contexts)],
    buildsIn: (texts) => (texts === others ? builds : ofDockerfile(readBuilds(starts, texts))),
  };
};

/** What one file puts on top of another is mostly none of a build's business. */
const distinct = (builds: readonly ManifestBuild[]): readonly ManifestBuild[] => [
  ...new Map(builds.map((build) => [keyOf(build), build])).values(),
];

const keyOf = ({ builder, arguments: args, target, platform, container, contexts }: ManifestBuild): string =>
  JSON.stringify([builder, contexts, target, platform, container, ...[...args].map(([argument, value]) => [argument, value?.text])]);
