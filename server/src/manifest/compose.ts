import { type Document, isAlias, isMap, isScalar, isSeq, type Node, parseDocument, type Scalar, visit, type YAMLMap } from 'yaml';
import { MappedText } from '../text/mapped-text.ts';

/** How a Compose service builds its image; paths as written. */
export interface ComposeBuild {
  readonly service: string;
  /** The name that it gives to what it builds. */
  readonly image?: string;
  readonly context: string;
  /** Absent where the Compose file holds the Dockerfile's text itself. */
  readonly dockerfile?: string;
  /** Without a value where Compose would take it from an environment that is not known here. */
  readonly arguments: ReadonlyMap<string, MappedText | undefined>;
  readonly target?: string;
  readonly platform?: string;
}

/** The builds that a Compose file describes; empty for a text that is none. */
export const readComposeBuilds = (text: string, path: string): ComposeBuild[] => {
  const document = parseDocument(text, { logLevel: 'silent', uniqueKeys: false });
  const file = { text, path, anchors: text.includes('*') ? anchorsOf(document) : NO_ANCHORS };
  return readServices(document.contents, file).flatMap(({ name, service }) => readBuild(name, service, file) ?? []);
};

interface ComposeFile {
  readonly text: string;
  readonly path: string;
  readonly anchors: ReadonlyMap<string, Node>;
}

const NO_ANCHORS: ComposeFile['anchors'] = new Map();

/** Found once: the parser's own search for an alias goes through the whole document. */
const anchorsOf = (document: Document.Parsed): ComposeFile['anchors'] => {
  const anchors = new Map<string, Node>();
  visit(document, {
    Node(_, node) {
      if (!isAlias(node) && node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return anchors;
};

const readServices = (contents: unknown, file: ComposeFile): { name: string; service: YAMLMap }[] => {
  const services = isMap(contents) ? field(contents, 'services', file) : undefined;
  if (!isMap(services)) return [];
  return services.items.flatMap(({ key, value }) => {
    const service = resolved(value, file);
    return isMap(service) && isScalar(key) ? [{ name: String(key.value), service }] : [];
  });
};

/** What a key of a map stands for, be it that of a fragment which `<<` merges into the map. */
const field = (map: YAMLMap, key: string, file: ComposeFile): unknown => {
  const layer = layersOf(map, file).find((one) => one.has(key));
  return resolved(layer?.get(key, true), file);
};

/** More than Compose files have; fragments that merge one another end here. */
const MAX_LAYERS = 50;

/** A map and the fragments that are merged into it, those that count first in front. */
const layersOf = (map: YAMLMap, file: ComposeFile): YAMLMap[] => {
  const layers = [map];
  for (let index = 0; index < layers.length && layers.length < MAX_LAYERS; index++) {
    const merged = resolved(layers[index]?.get('<<', true), file);
    const fragments = (isSeq(merged) ? merged.items : [merged]).slice(0, MAX_LAYERS);
    layers.push(...fragments.map((fragment) => resolved(fragment, file)).filter(isMap));
  }
  return layers;
};

/** A node, or that which an alias stands for. */
const resolved = (node: unknown, { anchors }: ComposeFile): unknown => (isAlias(node) ? anchors.get(node.source) : node);

const readBuild = (service: string, node: YAMLMap, file: ComposeFile): ComposeBuild | undefined => {
  const build = field(node, 'build', file);
  const platform = plain(field(node, 'platform', file));
  const image = nameOf(field(node, 'image', file));
  const common = { service, ...(platform !== undefined && { platform }), ...(image !== undefined && { image }) };
  if (isScalar(build)) return { ...common, context: String(build.value), dockerfile: 'Dockerfile', arguments: new Map() };
  if (!isMap(build)) return undefined;
  const isInline = field(build, 'dockerfile_inline', file) !== undefined;
  const target = plain(field(build, 'target', file));
  return {
    ...common,
    context: plain(field(build, 'context', file)) ?? '.',
    ...(!isInline && { dockerfile: plain(field(build, 'dockerfile', file)) ?? 'Dockerfile' }),
    arguments: readArguments(field(build, 'args', file), file),
    ...(target !== undefined && { target }),
  };
};

const plain = (node: unknown): string | undefined => {
  const value = isScalar(node) ? node.value : undefined;
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  return text?.includes('$') ? undefined : text;
};

const nameOf = (image: unknown): string | undefined =>
  isScalar(image) && typeof image.value === 'string' ? withDefaults(image.value) : undefined;

/** `args` is a map, or a list of `NAME=value`. */
const readArguments = (args: unknown, file: ComposeFile): Map<string, MappedText | undefined> => {
  if (isSeq(args)) return new Map(args.items.flatMap((item) => (isScalar(item) ? [listedArgument(item, file)] : [])));
  const layers = isMap(args) ? layersOf(args, file).reverse() : [];
  return new Map(layers.flatMap(({ items }) => items.flatMap(({ key, value }) => mappedArgument(key, resolved(value, file), file))));
};

const mappedArgument = (key: unknown, value: unknown, file: ComposeFile): [string, MappedText | undefined][] => {
  const name = String(isScalar(key) ? key.value : key);
  return name === '<<' ? [] : [[name, isScalar(value) ? argumentText(value, file) : undefined]];
};

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
