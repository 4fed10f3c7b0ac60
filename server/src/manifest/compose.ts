import { isMap, isScalar, type Node, type Scalar } from 'yaml';
import { MappedText } from '../text/mapped-text.ts';
import { remembered } from '../text/remembered.ts';
import { VARIABLE_TAG } from './interpolation.ts';
import { readYaml } from './yaml-source.ts';
import { type Field, YamlTree } from './yaml-tree.ts';

/** How a Compose service builds its image; paths as written. */
export interface ComposeBuild {
  readonly service: string;
  /** The name that it gives to what it builds. */
  readonly image?: string;
  readonly context: string;
  /** Absent where the Compose file holds the Dockerfile's text itself, or where variables say which it is. */
  readonly dockerfile?: string;
  /** Without a value where Compose would take it from an environment that is not known here. */
  readonly arguments: ReadonlyMap<string, MappedText | undefined>;
  readonly target?: string;
  readonly platform?: string;
}

/** The builds that a Compose file describes; empty for a text that is none. */
export const readComposeBuilds = (text: string, path: string): readonly ComposeBuild[] => buildsOf(`${path}\0${text}`);

/** Of the path and the text. */
const buildsOf = /* @__PURE__ */ remembered((source: string): readonly ComposeBuild[] => {
  const end = source.indexOf('\0');
  const [path, text] = [source.slice(0, end), source.slice(end + 1)];
  const [document] = readYaml(text).documents;
  if (!document) return [];
  const file = { text, path, tree: new YamlTree(document, text) };
  const services = file.tree.fields(file.tree.value(file.tree.root, 'services'));
  return services.flatMap(({ name, value }) => readBuild(name, value, file) ?? []);
});

interface ComposeFile {
  readonly text: string;
  readonly path: string;
  readonly tree: YamlTree;
}

const readBuild = (service: string, node: unknown, file: ComposeFile): ComposeBuild | undefined => {
  const field = (map: unknown, name: string): unknown => file.tree.value(map, name);
  const build = field(node, 'build');
  const platform = plain(field(node, 'platform'));
  const image = nameOf(field(node, 'image'));
  const common = { service, ...(platform !== undefined && { platform }), ...(image !== undefined && { image }) };
  if (isScalar(build)) return { ...common, context: String(build.value), dockerfile: 'Dockerfile', arguments: new Map() };
  if (!isMap(build)) return undefined;
  const isInline = field(build, 'dockerfile_inline') !== undefined;
  // What depends on a variable is not the default: a Dockerfile that the service does not build would be said to be its.
  const isKnown = ['context', 'dockerfile'].every((name) => field(build, name) === undefined || plain(field(build, name)) !== undefined);
  const target = plain(field(build, 'target'));
  return {
    ...common,
    context: plain(field(build, 'context')) ?? '.',
    ...(!isInline && isKnown && { dockerfile: plain(field(build, 'dockerfile')) ?? 'Dockerfile' }),
    arguments: readArguments(field(build, 'args'), file),
    ...(target !== undefined && { target }),
  };
};

const plain = (node: unknown): string | undefined => {
  const value = isScalar(node) ? node.value : undefined;
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  return text?.includes('$') ? undefined : text;
};

/** An image is told by its name, whatever its tag is. */
const nameOf = (image: unknown): string | undefined =>
  isScalar(image) && typeof image.value === 'string' ? withDefaults(image.value.replace(VARIABLE_TAG, '')) : undefined;

/** `args` is a map, or a list of `NAME=value`. */
const readArguments = (args: unknown, file: ComposeFile): Map<string, MappedText | undefined> => {
  const { tree } = file;
  if (!isMap(args)) return new Map(tree.items(args).flatMap((item) => (isScalar(item) ? [listedArgument(item, file)] : [])));
  const fields = tree
    .layers(args)
    .toReversed()
    .flatMap((layer) => tree.fields(layer));
  return new Map(fields.flatMap((field) => mappedArgument(field, file)));
};

const mappedArgument = ({ name, value }: Field, file: ComposeFile): [string, MappedText | undefined][] =>
  name === '<<' ? [] : [[name, isScalar(value) ? argumentText(value, file) : undefined]];

const listedArgument = (item: Scalar, file: ComposeFile): [string, MappedText | undefined] => {
  const [name = ''] = String(item.value).split('=', 1);
  const value = argumentText(item, file);
  return [name, value?.text.includes('=') ? value.slice(name.length + 1) : undefined];
};

/** A scalar's text with the way back into the Compose file; `undefined` when an unknown variable stands in it. */
const argumentText = (scalar: Scalar, { text, path }: ComposeFile): MappedText | undefined => {
  const value = withDefaults(scalar.value === null ? undefined : String(scalar.source ?? scalar.value));
  if (value === undefined) return undefined;
  const [start = 0, end = 0] = (scalar as Node).range ?? [];
  const offset = text.slice(start, end).indexOf(value);
  return new MappedText([offset < 0 ? { text: value } : { text: value, start: start + offset, path }]);
};

/** `${NAME:-default}` is its default as long as no environment is known. */
const withDefaults = (value: string | undefined): string | undefined => {
  const replaced = value?.replace(/\$\{\w+:?-([^{}$]*)\}/g, '$1');
  return replaced?.includes('$') ? undefined : replaced;
};
