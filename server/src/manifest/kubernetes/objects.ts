import { isMap } from 'yaml';
import type { MappedText } from '../../text/mapped-text.ts';
import type { ContainerList, Replace } from '../container-list.ts';
import { WORKLOAD } from '../names.ts';
import type { Memory, Setting } from '../openings.ts';
import { onlyLiteral } from '../placeholders.ts';
import type { YamlTree } from '../yaml/tree.ts';
import { valueText, type Written } from '../yaml/values.ts';
import {
  annotated,
  type PodContainer,
  podSettings,
  readHostPaths,
  readMemoryLimit,
  readPodCommand,
  readPodContainer,
  readProbes,
} from './openings.ts';

const CONTAINERS = ['initContainers', 'containers', 'ephemeralContainers', 'steps', 'sidecars'] as const;
/** Where the pod of an object is, from the object on. */
const PODS: Readonly<Record<string, readonly string[]>> = {
  Pod: ['spec'],
  PodTemplate: ['template', 'spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
  Task: ['spec'],
  ClusterTask: ['spec'],
};
/** Other programs have kinds of these names as well. */
const VERSIONS: Readonly<Record<string, RegExp>> = {
  DeploymentConfig: /^apps\.openshift\.io\//,
  Rollout: /^argoproj\.io\//,
  Task: /^tekton\.dev\//,
  ClusterTask: /^tekton\.dev\//,
};
const USUAL: readonly string[] = ['spec', 'template', 'spec'];

const replace: Replace = onlyLiteral;

/** A file of Kubernetes as it is read. */
type Objects = Pick<Written, 'text' | 'tree' | 'list'>;

/** Reads the containers of an object of Kubernetes, or of a list of them. */
export const readObjects = (objects: Objects): void => {
  const { tree } = objects;
  const written = { ...objects, replace: (text: MappedText) => text };
  const seen = new Set<unknown>();
  const open: unknown[] = [tree.root];
  for (let object = open.pop(); object !== undefined; object = open.pop()) {
    const kind = tree.scalar(object, 'kind');
    // Aliases may have one object many times, within itself too.
    if (seen.has(object) || kind === undefined || !WORKLOAD.test(kind) || !isVersion(tree.scalar(object, 'apiVersion'), kind)) continue;
    seen.add(object);
    if (kind.endsWith('List')) open.push(...tree.items(tree.value(object, 'items')).toReversed());
    else readPod(podOf(object, kind, tree), written);
  }
};

const isVersion = (version: string | undefined, kind: string): boolean =>
  version !== undefined && /^(?:[\w.-]+\/)?v\d\w*$/.test(version) && (VERSIONS[kind]?.test(version) ?? true);

/** A pod, and what messages call it. */
interface Pod {
  readonly name: string;
  readonly spec: unknown;
  /** Of the pod itself or of its template. */
  readonly metadata: unknown;
}

const podOf = (object: unknown, kind: string, tree: YamlTree): Pod => {
  const path = (PODS[kind] ?? USUAL).slice(0, -1);
  const holder = path.reduce<unknown>((inner, name) => tree.value(inner, name), object);
  const name = `${kind} "${tree.scalar(tree.value(object, 'metadata'), 'name') ?? ''}"`;
  return { name, spec: tree.value(holder, 'spec'), metadata: tree.value(holder, 'metadata') };
};

const readPod = ({ name, spec, metadata }: Pod, written: Written): void => {
  const { tree, list } = written;
  if (!isMap(spec)) return;
  list.fields(spec, tree);
  const settings = [...podSettings(spec, written), ...annotated(metadata, written)];
  const [first] = settings;
  if (first) list.add({ name, span: first.at, image: undefined, settings });
  const lists = CONTAINERS.map((field) => tree.value(spec, field)).filter((sequence) => list.isFirst(sequence));
  const nodes = lists.flatMap((sequence) => tree.items(sequence));
  const around = { name, isFelt: feltBy(spec, written), memory: isTask(spec, tree) ? NO_LIMIT_KNOWN : readMemoryLimit(spec, written) };
  const containers = nodes.flatMap((node) => readContainer(node, around, written) ?? []);
  for (const volume of tree.items(tree.value(spec, 'volumes'))) readVolume(volume, tree, list);
  readHostPaths(spec, containers, written);
};

/** Who runs a task says how much memory its steps may take, and they end soon. */
const isTask = (spec: unknown, tree: YamlTree): boolean => tree.field(spec, 'steps') !== undefined;

const NO_LIMIT_KNOWN: Memory = { memoryLimit: 'unknown', memory: undefined };

/** What a pod says for its containers. */
interface Around {
  readonly name: string;
  /** Whether what a container is given reaches the host. */
  readonly isFelt: (setting: Setting) => boolean;
  /** What all of its containers may take together. */
  readonly memory: Memory;
}

/** Among users of its own the root of a pod is nobody on the host, and its capabilities end there. */
const OF_ROOT: ReadonlySet<Setting['kind']> = new Set(['privileged', 'capability']);

const feltBy = (spec: unknown, written: Written): Around['isFelt'] => {
  const hasOwnUsers = valueText(written.tree.value(spec, 'hostUsers'), written)?.text.text === 'false';
  return ({ kind }) => !hasOwnUsers || !OF_ROOT.has(kind);
};

const readContainer = (node: unknown, pod: Around, written: Written): PodContainer | undefined => {
  const { tree, list } = written;
  const span = tree.spanOf(node);
  if (!isMap(node) || !span) return undefined;
  list.fields(node, tree);
  const isPulled = tree.scalar(node, 'imagePullPolicy') !== 'Never';
  const image = isPulled ? list.imageOf(tree.field(node, 'image'), replace) : undefined;
  const container = { name: `container "${tree.scalar(node, 'name') ?? ''}" of ${pod.name}`, node, image };
  const openings = readPodContainer(node, written);
  const own = readMemoryLimit(node, written);
  // A container without a limit of its own gets that of its pod.
  const memory = own.memoryLimit === 'set' ? own : pod.memory;
  list.add({ name: container.name, span, image, ...openings, ...memory, settings: openings.settings?.filter(pod.isFelt) ?? [] });
  readPodCommand(container, written);
  readProbes(container, written);
  return container;
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
