import { isMap } from 'yaml';
import type { ContainerList, Replace } from './container-list.ts';
import { WORKLOAD } from './names.ts';
import { onlyLiteral } from './placeholders.ts';
import type { YamlTree } from './yaml-tree.ts';

const CONTAINERS = ['initContainers', 'containers', 'ephemeralContainers'] as const;
/** Where the pod of an object is, from the object on. */
const PODS: Readonly<Record<string, readonly string[]>> = {
  Pod: ['spec'],
  PodTemplate: ['template', 'spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
};
const USUAL: readonly string[] = ['spec', 'template', 'spec'];

const replace: Replace = onlyLiteral;

/** Reads the containers of an object of Kubernetes, or of a list of them. */
export const readObjects = (tree: YamlTree, list: ContainerList): void => {
  const seen = new Set<unknown>();
  const open: unknown[] = [tree.root];
  for (let object = open.pop(); object !== undefined; object = open.pop()) {
    const kind = tree.scalar(object, 'kind');
    // Aliases may have one object many times, within itself too.
    if (seen.has(object) || kind === undefined || !WORKLOAD.test(kind) || !isVersion(tree.scalar(object, 'apiVersion'))) continue;
    seen.add(object);
    if (kind.endsWith('List')) open.push(...tree.items(tree.value(object, 'items')).toReversed());
    else readPod(podOf(object, kind, tree), tree, list);
  }
};

const isVersion = (version: string | undefined): boolean => version !== undefined && /^(?:[\w.-]+\/)?v\d\w*$/.test(version);

const podOf = (object: unknown, kind: string, tree: YamlTree): unknown =>
  (PODS[kind] ?? USUAL).reduce<unknown>((inner, name) => tree.value(inner, name), object);

const readPod = (pod: unknown, tree: YamlTree, list: ContainerList): void => {
  if (!isMap(pod)) return;
  list.fields(pod, tree);
  for (const container of CONTAINERS.flatMap((name) => tree.items(tree.value(pod, name)))) readContainer(container, tree, list);
  for (const volume of tree.items(tree.value(pod, 'volumes'))) readVolume(volume, tree, list);
};

const readContainer = (container: unknown, tree: YamlTree, list: ContainerList): void => {
  const span = tree.spanOf(container);
  if (!isMap(container) || !span) return;
  list.fields(container, tree);
  const isPulled = tree.scalar(container, 'imagePullPolicy') !== 'Never';
  const image = isPulled ? list.imageOf(tree.field(container, 'image'), replace) : undefined;
  list.add({ name: `container "${tree.scalar(container, 'name') ?? ''}"`, span, image });
};

/** A volume may be an image, whose files are mounted. */
const readVolume = (volume: unknown, tree: YamlTree, list: ContainerList): void => {
  const span = tree.spanOf(volume);
  const source = tree.value(volume, 'image');
  const reference = isMap(source) ? tree.field(source, 'reference') : undefined;
  if (!span || !reference || tree.scalar(source, 'pullPolicy') === 'Never') return;
  list.fields(source, tree);
  list.add({ name: `volume "${tree.scalar(volume, 'name') ?? ''}"`, span, image: list.imageOf(reference, replace) });
};
