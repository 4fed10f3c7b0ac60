import { isMap } from 'yaml';
import type { MappedText } from '../text/mapped-text.ts';
import { folderOf, resolvePath } from '../text/paths.ts';
import type { ManifestBuild, StartedContainer } from './build-model.ts';
import { readDependencies } from './compose-dependencies.ts';
import { type ComposeFile, type ComposeProject, knownText, pathIn, readProject } from './compose-file.ts';
import { type Layer, type LayeredService, layeredService, serviceNames, topValue, writtenPlatform } from './compose-layers.ts';
import { memoryFigureOf } from './compose-memory.ts';
import { builtName } from './compose-names.ts';
import type { Environment } from './model.ts';
import { valueText } from './yaml-values.ts';

/** The builds of Compose files, and of those that they include, with all that they rest on; none of a text that is none. */
export const readProjectBuilds = (starts: readonly string[], texts: ReadonlyMap<string, string>): readonly ManifestBuild[] =>
  withIncluded(starts, texts).flatMap((path) => {
    const project = readProject(path, texts);
    return project ? serviceNames(project.file).flatMap((name) => readBuild(layeredService(name, project), project) ?? []) : [];
  });

const withIncluded = (starts: readonly string[], texts: ReadonlyMap<string, string>): readonly string[] => {
  const paths = new Set(starts);
  // What is added while the loop runs is reached by it.
  for (const path of paths) for (const other of readDependencies(path, texts).included) if (texts.has(other)) paths.add(other);
  return [...paths];
};

const readBuild = (service: LayeredService, project: ComposeProject): ManifestBuild | undefined => {
  const { environment } = project;
  const layers = buildLayers(service);
  if (layers.length === 0) return undefined;
  const image = topValue(service, 'image');
  const name = image && builtName(image.node, image.file, environment);
  const dockerfile = dockerfileOf(layers, environment);
  const target = knownWord(layers, 'target', environment);
  const platform = writtenPlatform(service);
  return {
    builder: `service "${service.name}"`,
    ...(name !== undefined && { image: name }),
    ...(dockerfile !== undefined && { dockerfile }),
    arguments: new Map(layers.toReversed().flatMap((layer) => readArguments(layer, environment))),
    ...(target !== undefined && { target }),
    ...(platform !== undefined && !platform.includes('$') && { platform }),
    container: startedBy(service, environment),
  };
};

const startedBy = (service: LayeredService, environment: Environment): StartedContainer => ({
  memory: memoryFigureOf(service, environment),
  variables: topValue(service, 'env_file')
    ? 'unknown'
    : service.layers.flatMap(({ file, node }) => variableNames(file, file.tree.value(node, 'environment'))),
  hasCommand: ['command', 'entrypoint'].some((name) => topValue(service, name) !== undefined),
});

/** As a map, or as a list of `NAME=value`. */
const variableNames = ({ tree, text }: ComposeFile, environment: unknown): readonly string[] =>
  isMap(environment)
    ? tree.fields(environment).map(({ name }) => name)
    : tree.items(environment).flatMap((item) => valueText(item, { text, replace: (one) => one })?.text.text.split('=', 1) ?? []);

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

const contextOf = (layers: readonly Layer[], environment: Environment): string | undefined => {
  const context = inBuild(layers, 'context');
  if (context) return pathIn(context.node, context.file, environment);
  const lowest = layers.at(-1);
  return lowest && folderOf(lowest.file.path);
};

/** `args` is a map, or a list of `NAME=value`. */
const readArguments = (build: Layer, environment: Environment): readonly Argument[] => {
  const { file } = build;
  const args = file.tree.value(build.node, 'args');
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
