import { isMap, isScalar } from 'yaml';
import type { MappedText } from '../../text/mapped-text.ts';
import type { ContainerList, Replace } from '../container-list.ts';
import type { ContainerImage, Environment } from '../model.ts';
import { onlyLiteral } from '../placeholders.ts';
import { scalarText } from '../yaml/scalar-text.ts';
import type { Field, YamlTree } from '../yaml/tree.ts';
import { readEnvironmentFiles } from './environment.ts';
import type { ComposeProject } from './file.ts';
import { interpolate } from './interpolation.ts';
import { type LayeredService, layeredService, topValue, writtenPlatform } from './layers.ts';
import { memoryOf } from './memory.ts';
import { pullsImage } from './names.ts';
import { readService, readServiceUses } from './openings.ts';

/** Reads the services of the file of a project. */
export const readServices = (project: ComposeProject, list: ContainerList): void => {
  const { tree } = project.file;
  for (const field of tree.fields(tree.value(tree.root, 'services')))
    if (field.name !== '<<') readOne({ field, service: layeredService(field.name, project) }, project, list);
};

/** A service with the field that it is written in. */
export interface WrittenService {
  readonly field: Field;
  readonly service: LayeredService;
}

/** Reads one service, wherever it is written; one without a name is the only one there. */
export const readOne = ({ field, service }: WrittenService, project: ComposeProject, list: ContainerList): void => {
  const { file, environment } = project;
  const { tree } = file;
  const written = { ...file, list, replace: (text: MappedText) => interpolate(text, environment).value ?? text };
  list.fields(field.value, tree);
  const image = pullsImage(service, project) ? list.imageOf(tree.field(field.value, 'image'), replacing(environment)) : undefined;
  const platform = writtenPlatform(service);
  const name = field.name === '' ? 'service' : `service "${field.name}"`;
  const { environment: own = [], ...openings } = readService(field.value, written);
  const ofFiles = readEnvironmentFiles(field.value, written, project).filter(
    ({ name: one }) => !own.some((variable) => variable.name === one),
  );
  const parts = { name, span: field.span, image, ...(platform !== undefined && { platform }), ...openings };
  list.add({ ...parts, environment: [...own, ...ofFiles], ...memoryOf(service, project) });
  readServiceUses({ name, node: field.value, image: image ?? imageElsewhere(service, project) }, written);
  for (const node of givenValues(tree.value(tree.value(field.value, 'build'), 'additional_contexts'), tree))
    readContext(node, project, list);
};

/** Of a map, or of a list of `NAME=value`. */
const givenValues = (given: unknown, tree: YamlTree): readonly unknown[] =>
  isMap(given) ? tree.fields(given).map(({ value }) => value) : tree.items(given);

const IMAGE = 'docker-image://';

/** A context of a build may be an image, on which the build then stands. */
const readContext = (node: unknown, { file, environment }: ComposeProject, list: ContainerList): void => {
  const whole = isScalar(node) ? scalarText(node, file.text)?.text : undefined;
  const start = whole?.text.indexOf(IMAGE) ?? -1;
  if (!whole || start < 0) return;
  const text = whole.slice(start + IMAGE.length);
  const at = text.span();
  list.add({ name: 'context', span: at, image: list.image({ text, at }, at, replacing(environment)) });
};

const replacing =
  (environment: Environment): Replace =>
  (text) => {
    const { value, unresolved } = interpolate(text, environment);
    return value ? onlyLiteral(value) : { value, unresolved };
  };

/** An image that another file names is of interest for what it is, and spoken of where it stands. */
const imageElsewhere = (service: LayeredService, project: ComposeProject): ContainerImage | undefined => {
  const found = pullsImage(service, project) ? topValue(service, 'image') : undefined;
  const text = found && isScalar(found.node) ? scalarText(found.node, found.file.text) : undefined;
  if (!found || !text || found.file === project.file) return undefined;
  const { value, unresolved } = replacing(project.environment)(text.text.within(found.file.path).trim());
  return { at: text.at, node: { span: text.at }, written: text.text.text, resolved: value, unresolved };
};
