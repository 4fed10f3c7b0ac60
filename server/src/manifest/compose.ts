import { isMap, isScalar, isSeq, type Node, parseDocument, type Scalar, type YAMLMap } from 'yaml';
import { MappedText } from '../text/mapped-text.ts';

/** How a Compose service builds its image; paths as written. */
export interface ComposeBuild {
  readonly service: string;
  readonly context: string;
  readonly dockerfile: string;
  /** Without a value where Compose would take it from an environment that is not known here. */
  readonly arguments: ReadonlyMap<string, MappedText | undefined>;
  readonly target?: string;
  readonly platform?: string;
}

/** More than Compose files need; a bomb of aliases stops here. */
const MAX_ALIASES = 100;

/** The builds that a Compose file describes; empty for a text that is none. */
export const readComposeBuilds = (text: string, path: string): ComposeBuild[] => {
  const services = readServices(text);
  return services.flatMap(({ name, service }) => readBuild(name, service, { text, path }) ?? []);
};

interface ComposeFile {
  readonly text: string;
  readonly path: string;
}

const readServices = (text: string): { name: string; service: YAMLMap }[] => {
  const document = parseDocument(text, { merge: true, logLevel: 'silent', uniqueKeys: false });
  const services = isMap(document.contents) ? document.contents.get('services', true) : undefined;
  if (!isMap(services) || countAliases(text) > MAX_ALIASES) return [];
  return services.items.flatMap(({ key, value }) => {
    const service = isMap(value) ? value : undefined;
    return service && isScalar(key) ? [{ name: String(key.value), service }] : [];
  });
};

const countAliases = (text: string): number => text.match(/(?:^|[\s,[])\*[\w-]+/g)?.length ?? 0;

const readBuild = (service: string, node: YAMLMap, file: ComposeFile): ComposeBuild | undefined => {
  const build: unknown = node.get('build', true);
  const platform = plain(node.get('platform'));
  const common = { service, ...(platform !== undefined && { platform }) };
  if (isScalar(build)) return { ...common, context: String(build.value), dockerfile: 'Dockerfile', arguments: new Map() };
  if (!isMap(build) || build.has('dockerfile_inline')) return undefined;
  const target = plain(build.get('target'));
  return {
    ...common,
    context: plain(build.get('context')) ?? '.',
    dockerfile: plain(build.get('dockerfile')) ?? 'Dockerfile',
    arguments: readArguments(build.get('args', true), file),
    ...(target !== undefined && { target }),
  };
};

const plain = (value: unknown): string | undefined => {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  return text?.includes('$') ? undefined : text;
};

/** `args` is a map, or a list of `NAME=value`. */
const readArguments = (args: unknown, file: ComposeFile): Map<string, MappedText | undefined> => {
  if (isMap(args))
    return new Map(args.items.map(({ key, value }) => [nameOf(key), isScalar(value) ? argumentText(value, file) : undefined]));
  return new Map(isSeq(args) ? args.items.flatMap((item) => (isScalar(item) ? [listedArgument(item, file)] : [])) : []);
};

const nameOf = (key: unknown): string => String(isScalar(key) ? key.value : key);

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
