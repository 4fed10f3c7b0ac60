import { isMap } from 'yaml';
import type { MappedText } from '../../text/mapped-text.ts';
import { resolvePath } from '../../text/paths.ts';
import type { ManifestBuild, StartedContainer } from '../build-model.ts';
import type { Environment } from '../model.ts';
import { valueText } from '../yaml/values.ts';
import { readDependencies } from './dependencies.ts';
import { readEnvironment } from './env-file.ts';
import { type ComposeFile, type ComposePlace, type ComposeProject, knownText, pathIn, pathsIn, readProject } from './file.ts';
import { inlineDockerfile } from './inline-dockerfile.ts';
import { type Layer, type LayeredService, layeredService, serviceNames, topValue, writtenPlatform } from './layers.ts';
import { memoryFigureOf } from './memory.ts';
import { builtName } from './names.ts';

/** The builds of Compose files, and of those that they include, with all that they rest on; none of a text that is none. */
export const readProjectBuilds = (starts: readonly ComposePlace[], texts: ReadonlyMap<string, string>): readonly ManifestBuild[] =>
  withIncluded(starts, texts).flatMap((place) => {
    const project = readProject(place, texts);
    return project ? serviceNames(project.file).flatMap((name) => readBuild(layeredService(name, project), project) ?? []) : [];
  });

/** A file that several include may be seen from several folders. */
const withIncluded = (starts: readonly ComposePlace[], texts: ReadonlyMap<string, string>): readonly ComposePlace[] => {
  const places = new Map(starts.map((place) => [keyOf(place), place]));
  // What is added while the loop runs is reached by it.
  for (const place of places.values())
    for (const other of readDependencies(place, texts).included)
      if (texts.has(other.path) && places.size < MOST_PLACES) places.set(keyOf(other), places.get(keyOf(other)) ?? other);
  return [...places.values()];
};

/** Files may include one another with a folder that is another each time. */
const MOST_PLACES = 200;

/** By itself a file has other variables than as a part of another's project. */
const keyOf = ({ path, folder = '', environmentFiles = [], above }: ComposePlace): string =>
  JSON.stringify([path, folder, environmentFiles, above !== undefined]);

/** More Dockerfiles than anybody puts into one file. */
const MOST_INLINE = 30;

/** The builds of a Compose file whose Dockerfiles stand in it. */
export const readInlineBuilds = (project: ComposeProject): readonly ManifestBuild[] => {
  const { file } = project;
  if (!file.text.includes('dockerfile_inline')) return [];
  const builds = serviceNames(file).flatMap((name) => readBuild(layeredService(name, project), project) ?? []);
  return builds.filter(({ inline }) => inline !== undefined).slice(0, MOST_INLINE);
};

const readBuild = (service: LayeredService, project: ComposeProject): ManifestBuild | undefined => {
  const { environment } = project;
  const layers = buildLayers(service);
  if (layers.length === 0) return undefined;
  const image = topValue(service, 'image');
  const name = image && builtName(image.node, image.file, environment);
  const dockerfile = dockerfileOf(layers, environment);
  const inline = inlineOf(layers, project);
  const target = knownWord(layers, 'target', environment);
  const platform = writtenPlatform(service);
  return {
    builder: `service "${service.name}"`,
    ...(name !== undefined && { image: name }),
    ...(dockerfile !== undefined && { dockerfile }),
    ...(inline !== undefined && { inline }),
    arguments: new Map(layers.toReversed().flatMap((layer) => readGiven(layer, 'args', environment))),
    environment: () => new Map(service.layers.toReversed().flatMap((layer) => readGiven(layer, 'environment', environment))),
    ...(target !== undefined && { target }),
    ...(platform !== undefined && !platform.includes('$') && { platform }),
    contexts: layers.flatMap(({ file, node }) => namesGiven(file, file.tree.value(node, 'additional_contexts'))),
    container: startedBy(service, project),
  };
};

const startedBy = (service: LayeredService, project: ComposeProject): StartedContainer => ({
  memory: memoryFigureOf(service, project.environment),
  variables: service.layers.every((layer) => hasFilesOf(layer, project))
    ? service.layers.flatMap((layer) => [
        ...namesGiven(layer.file, layer.file.tree.value(layer.node, 'environment')),
        ...namesInFiles(layer, project),
      ])
    : 'unknown',
  hasCommand: ['command', 'entrypoint'].some((name) => topValue(service, name) !== undefined),
});

/** Of a map, or of a list of `NAME=value`. */
const namesGiven = ({ tree, text }: ComposeFile, given: unknown): readonly string[] =>
  isMap(given)
    ? tree.fields(given).map(({ name }) => name)
    : tree.items(given).flatMap((item) => valueText(item, { text, replace: (one) => one })?.text.text.split('=', 1) ?? []);

/** Files with variables are often kept out of a repository. */
const hasFilesOf = ({ file, node }: Layer, { texts, environment }: ComposeProject): boolean => {
  const named = file.tree.value(node, 'env_file');
  const paths = pathsIn(named, { file, environment });
  return named === undefined || (paths.length > 0 && paths.every((path) => texts.has(path)));
};

/** What files of variables hold that a service names. */
const namesInFiles = ({ file, node }: Layer, { texts, environment }: ComposeProject): readonly string[] =>
  pathsIn(file.tree.value(node, 'env_file'), { file, environment }).flatMap((path) => [
    ...readEnvironment(texts.get(path) ?? '', { path, format: 'compose' }).keys(),
  ]);

const buildLayers = ({ layers }: LayeredService): readonly Layer[] =>
  layers.flatMap(({ file, node }) => {
    const build = file.tree.value(node, 'build');
    return build === undefined ? [] : [{ file, node: build }];
  });

const inBuild = (layers: readonly Layer[], name: string): Layer | undefined => {
  for (const { file, node } of layers) {
    const value = name === 'context' && !isMap(node) ? node : file.tree.value(node, name);
    if (value !== undefined) return { file, node: value };
  }
  return undefined;
};

const knownWord = (layers: readonly Layer[], name: string, environment: Environment): string | undefined => {
  const value = inBuild(layers, name);
  return value && knownText(value.node, value.file, environment)?.text;
};

/** What depends on what is not known is not the default: a Dockerfile that the service does not build would be said to be its. */
const dockerfileOf = (layers: readonly Layer[], environment: Environment): string | undefined => {
  const context = contextOf(layers, environment);
  if (inBuild(layers, 'dockerfile_inline') || context === undefined) return undefined;
  const written = inBuild(layers, 'dockerfile') ? knownWord(layers, 'dockerfile', environment) : 'Dockerfile';
  return written === undefined ? undefined : resolvePath(context, written);
};

/** Only what stands in the file at hand has its places there. */
const inlineOf = (layers: readonly Layer[], { file }: ComposeProject): string | undefined => {
  const written = inBuild(layers, 'dockerfile_inline');
  return written?.file === file ? inlineDockerfile(written.node, file.text) : undefined;
};

const contextOf = (layers: readonly Layer[], environment: Environment): string | undefined => {
  const context = inBuild(layers, 'context');
  if (context) return pathIn(context.node, context.file, environment);
  const lowest = layers.at(-1);
  return lowest?.file.folder;
};

/** What a field gives is a map, or a list of `NAME=value`. */
const readGiven = ({ file, node }: Layer, field: 'args' | 'environment', environment: Environment): readonly Argument[] => {
  const args = file.tree.value(node, field);
  if (!isMap(args)) return file.tree.items(args).flatMap((item) => listedArgument({ file, node: item }, environment));
  const fields = file.tree
    .layers(args)
    .toReversed()
    .flatMap((layer) => file.tree.fields(layer));
  return fields.filter(({ name }) => name !== '<<').map(({ name, value }) => [name, knownText(value, file, environment)]);
};

type Argument = readonly [name: string, value: MappedText | undefined];

/** A value that is not known has a name all the same. */
const listedArgument = ({ file, node }: Layer, environment: Environment): readonly Argument[] => {
  const written = valueText(node, { text: file.text, replace: (text) => text })?.text.text;
  if (written === undefined) return [];
  const [name = ''] = written.split('=', 1);
  const value = name === written ? undefined : knownText(node, file, environment);
  return [[name, value?.slice(name.length + 1)]];
};
