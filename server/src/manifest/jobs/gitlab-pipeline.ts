import { isMap, isScalar, type Scalar } from 'yaml';
import { MappedText } from '../../text/mapped-text.ts';
import { interpolate } from '../compose/interpolation.ts';
import type { ContainerList, Replace } from '../container-list.ts';
import type { Environment } from '../model.ts';
import { onlyLiteral } from '../placeholders.ts';
import { scalarText } from '../yaml/scalar-text.ts';
import type { Field, YamlTree } from '../yaml/tree.ts';
import { readVariables, texts, type Written as Values } from '../yaml/values.ts';
import { readScripts } from './job-scripts.ts';

/** Names at the top of a pipeline that are no jobs, but may not have what jobs have. */
const NO_JOBS: ReadonlySet<string> = new Set([
  'variables',
  'include',
  'stages',
  'workflow',
  'spec',
  'cache',
  'before_script',
  'after_script',
]);

interface Written {
  readonly text: string;
  readonly tree: YamlTree;
  readonly list: ContainerList;
}

interface Pipeline extends Written {
  /** The variables that a list has for some runs of a job only. */
  readonly varied: (list: unknown) => Environment;
}

/** Reads the images and services of a GitLab pipeline: those of all jobs, of its defaults, of each job. */
export const readPipeline = (written: Written): void => {
  const { tree } = written;
  const pipeline = { ...written, varied: variedIn(tree) };
  const common = variablesOf(tree.root, pipeline, new Map());
  readFields(tree.root, 'pipeline', { ...pipeline, replace: replacing(common) });
  for (const { name, value } of tree.fields(tree.root)) {
    if (!isMap(value) || NO_JOBS.has(name) || name === '<<') continue;
    const variables = variablesOf(value, pipeline, common);
    readFields(value, name === 'default' ? 'pipeline' : `job "${name}"`, { ...pipeline, replace: replacing(variables) });
  }
};

const replacing =
  (environment: Environment): Replace =>
  (text) => {
    const { value, unresolved } = interpolate(text, environment);
    return value ? onlyLiteral(value) : { value, unresolved };
  };

interface Place extends Pipeline {
  readonly replace: Replace;
}

const SCRIPTS = ['before_script', 'script', 'after_script'] as const;

const readFields = (map: unknown, name: string, place: Place): void => {
  const { tree, list } = place;
  const [image, services, variables] = ['image', 'services', 'variables'].map((field) => tree.field(map, field));
  if (image || services) list.fields(map, tree);
  if (image) readImage(image, name, place);
  for (const item of services ? tree.items(services.value) : []) {
    const span = tree.spanOf(item);
    if (span) readImage({ name: '', span, value: item }, `service of ${name}`, place);
  }
  const environment = variables ? readVariables(variables.value, valuesOf(place)) : [];
  if (variables && environment.length > 0) list.add({ name, span: variables.span, image: undefined, environment });
  for (const script of SCRIPTS) readScripts(tree.value(map, script), place);
};

/** Variables are left as they are: their values may be another's. */
const valuesOf = (place: Place): Values => ({ ...place, replace: (text) => text });

/** Either the image alone, or a map that names it among other things. */
const readImage = (field: Field, name: string, place: Place): void => {
  const { tree, list, replace } = place;
  const { value, span } = field;
  list.fields(value, tree);
  const image = list.imageOf(isMap(value) ? tree.field(value, 'name') : field, replace);
  const environment = readVariables(tree.value(value, 'variables'), valuesOf(place));
  list.add({ name, span, image, environment });
  const words = ['entrypoint', 'command'].flatMap((word) => texts(tree.value(value, word), valuesOf(place)));
  if (words.length > 0) list.script({ form: 'exec', texts: words.map(({ text }) => text), image, span });
};

/** What a job sets for some of its runs only is not known here. */
const variablesOf = (map: unknown, { tree, text, varied }: Pipeline, outer: Environment): Environment => {
  const variables = new Map<string, MappedText | undefined>();
  for (const { name, value } of tree.fields(tree.value(map, 'variables'))) {
    const scalar = isMap(value) ? tree.value(value, 'value') : value;
    variables.set(name, isScalar(scalar) ? variableText(scalar, text) : undefined);
  }
  const varying = [tree.value(tree.value(map, 'parallel'), 'matrix'), tree.value(map, 'rules')].map((list) => varied(list));
  return layered([...varying, variables], outer);
};

/** The first layer counts that has a variable. */
const layered = (layers: readonly Environment[], outer: Environment): Environment => {
  const layerOf = (name: string): Environment => layers.find((layer) => layer.has(name)) ?? outer;
  return { has: (name) => layerOf(name).has(name), get: (name) => layerOf(name).get(name) };
};

/** What rests on other variables is not known. Nothing is written into a value without quotes: `3.20` there is a number, and `3.2`. */
const variableText = (scalar: Scalar, source: string): MappedText | undefined => {
  const text = scalarText(scalar, source)?.text;
  if (!text || text.text.includes('$')) return undefined;
  if (scalar.type !== 'PLAIN') return text;
  return new MappedText(text.pieces.map((piece) => (piece.start === undefined ? piece : { ...piece, width: piece.text.length })));
};

/** What a list of a job sets for some of its runs: a matrix, or rules. Read once, for jobs may share them. */
const variedIn = (tree: YamlTree): Pipeline['varied'] => {
  const known = new Map<unknown, Environment>();
  return (list) => {
    const names = known.get(list) ?? new Map(tree.items(list).flatMap((item) => settersIn(item, tree)));
    known.set(list, names);
    return names;
  };
};

/** An item of a matrix is the variables, one of the rules has them. */
const settersIn = (item: unknown, tree: YamlTree): readonly (readonly [string, undefined])[] =>
  [...tree.fields(item), ...tree.fields(tree.value(item, 'variables'))].map(({ name }) => [name, undefined] as const);
