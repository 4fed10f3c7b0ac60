import type { ContainerList, Replace } from './container-list.ts';
import { interpolate } from './interpolation.ts';
import type { Container, Environment } from './model.ts';
import { onlyLiteral } from './placeholders.ts';
import type { Field, YamlTree } from './yaml-tree.ts';

/** Policies under which Compose pulls what it could build. */
const PULLS = /^(?:always|missing|if_not_present|refresh|daily|weekly|every_\w+)$/;

/** Reads the services of a Compose file. */
export const readServices = (tree: YamlTree, list: ContainerList, environment: Environment): void => {
  const replace: Replace = (text) => {
    const { value, unresolved } = interpolate(text, environment);
    return value ? onlyLiteral(value) : { value, unresolved };
  };
  for (const service of tree.fields(tree.value(tree.root, 'services'))) {
    if (service.name === '<<') continue;
    list.fields(service.value, tree);
    const image = pullsImage(service, tree) ? list.imageOf(tree.field(service.value, 'image'), replace) : undefined;
    const platform = tree.scalar(service.value, 'platform');
    const container = { name: `service "${service.name}"`, span: service.span, image, ...(platform !== undefined && { platform }) };
    list.add(container satisfies Omit<Container, 'node'> & Pick<Field, 'span'>);
  }
};

/** An image beside a build is the name of what is built, and under `never` one is here already. */
const pullsImage = ({ value }: Field, tree: YamlTree): boolean => {
  const policy = tree.scalar(value, 'pull_policy');
  return tree.field(value, 'build') === undefined ? policy !== 'never' && policy !== 'build' : policy !== undefined && PULLS.test(policy);
};

/** The names under which the services of a Compose file are built, those that Compose makes up included. */
export const builtNames = (tree: YamlTree, folder: string): readonly string[] => {
  const project = tree.scalar(tree.root, 'name') ?? folder.toLowerCase();
  return tree.fields(tree.value(tree.root, 'services')).flatMap((service) => {
    const { name, value } = service;
    if (tree.field(value, 'build') === undefined || pullsImage(service, tree)) return [];
    const image = tree.scalar(value, 'image');
    return image === undefined ? [`${project}-${name}`, `${project}_${name}`] : [image];
  });
};
