import { MappedText } from '../text/mapped-text.ts';
import { readService, readServiceUses } from './compose-openings.ts';
import type { ContainerList, Replace } from './container-list.ts';
import { interpolate, VARIABLE_TAG } from './interpolation.ts';
import type { Environment } from './model.ts';
import { onlyLiteral } from './placeholders.ts';
import type { Field, YamlTree } from './yaml-tree.ts';

/** Policies under which Compose pulls what it could build. */
const PULLS = /^(?:always|missing|if_not_present|refresh|daily|weekly|every_\w+)$/;

/** A file that services of Compose stand in. */
export interface ComposeText {
  readonly text: string;
  readonly tree: YamlTree;
  readonly list: ContainerList;
}

/** Reads the services of a Compose file. */
export const readServices = (file: ComposeText, environment: Environment): void => {
  const { tree } = file;
  for (const service of tree.fields(tree.value(tree.root, 'services'))) if (service.name !== '<<') readOne(service, file, environment);
};

/** Reads one service, wherever it is written; one without a name is the only one there. */
export const readOne = (service: Field, file: ComposeText, environment: Environment): void => {
  const { tree, list } = file;
  const written = { ...file, replace: (text: MappedText) => interpolate(text, environment).value ?? text };
  list.fields(service.value, tree);
  const image = pullsImage(service, tree) ? list.imageOf(tree.field(service.value, 'image'), replacing(environment)) : undefined;
  const platform = tree.scalar(service.value, 'platform');
  const name = service.name === '' ? 'service' : `service "${service.name}"`;
  const openings = readService(service.value, written);
  list.add({ name, span: service.span, image, ...(platform !== undefined && { platform }), ...openings });
  readServiceUses({ name, node: service.value, image }, written);
};

const replacing =
  (environment: Environment): Replace =>
  (text) => {
    const { value, unresolved } = interpolate(text, environment);
    return value ? onlyLiteral(value) : { value, unresolved };
  };

/** An image beside a build is the name of what is built, and under `never` one is here already. */
const pullsImage = ({ value }: Field, tree: YamlTree): boolean => {
  const policy = tree.scalar(value, 'pull_policy');
  return !isBuilt(value, tree) ? policy !== 'never' && policy !== 'build' : policy !== undefined && PULLS.test(policy);
};

/** An image is told by its name, whatever its tag is. */
const builtName = (image: string, environment: Environment): readonly string[] => {
  const { value } = interpolate(MappedText.verbatim(image.replace(VARIABLE_TAG, ''), 0), environment);
  return value ? [value.text] : [];
};

/** Services that extend one another in a longer chain are none. */
const MAX_EXTENDED = 20;

/** A service is built when it says so, or one of the same file that it extends. */
const isBuilt = (service: unknown, tree: YamlTree): boolean => {
  let current = service;
  for (let steps = 0; steps < MAX_EXTENDED; steps++) {
    if (tree.field(current, 'build') !== undefined) return true;
    const base = tree.field(current, 'extends');
    const name = base && (tree.scalar(current, 'extends') ?? tree.scalar(base.value, 'service'));
    if (name === undefined || tree.field(base?.value, 'file') !== undefined) return false;
    current = tree.value(tree.value(tree.root, 'services'), name);
  }
  return false;
};

/** The names under which the services of a Compose file are built, those that Compose makes up included. */
export const builtNames = (tree: YamlTree, folder: string, environment: Environment): readonly string[] => {
  const project = tree.scalar(tree.root, 'name') ?? folder.toLowerCase();
  return tree.fields(tree.value(tree.root, 'services')).flatMap((service) => {
    const { name, value } = service;
    if (!isBuilt(value, tree) || pullsImage(service, tree)) return [];
    const image = tree.scalar(value, 'image');
    return image === undefined ? [`${project}-${name}`, `${project}_${name}`] : builtName(image, environment);
  });
};
