import { kubernetesBytes, memoryLimit } from '../memory-sizes.ts';
import type { ContainerImage } from '../model.ts';
import type { HostNamespace, Memory, Openings, Setting, Variable } from '../openings.ts';
import { readShortPort } from '../ports.ts';
import { capability } from '../setting-words.ts';
import { normalize } from '../volumes.ts';
import type { Field } from '../yaml/tree.ts';
import { isOn, texts, valueText, type Written } from '../yaml/values.ts';

const NAMESPACES: readonly (readonly [field: string, namespace: HostNamespace])[] = [
  ['hostNetwork', 'network'],
  ['hostPID', 'pid'],
  ['hostIPC', 'ipc'],
];

/** What all containers of a pod are given. */
export const podSettings = (pod: unknown, written: Written): readonly Setting[] => [
  ...NAMESPACES.flatMap(([name, namespace]) => {
    const field = written.tree.field(pod, name);
    return field && isOn(field.value, written) ? [{ kind: 'namespace' as const, namespace, at: field.span }] : [];
  }),
  ...profiles(written.tree.value(pod, 'securityContext'), written),
];

const PROFILES = [
  ['seccompProfile', 'seccomp'],
  ['appArmorProfile', 'apparmor'],
] as const;

const profiles = (context: unknown, written: Written): readonly Setting[] => {
  const { tree } = written;
  return PROFILES.flatMap(([name, profile]) => {
    const type = tree.field(tree.value(context, name), 'type');
    return tree.scalar(tree.value(context, name), 'type') === 'Unconfined' && type
      ? [{ kind: 'profile' as const, profile, at: type.span }]
      : [];
  });
};

const ANNOTATION = /^(?:container\.(apparmor)|(seccomp))\.security\.(?:beta|alpha)\.kubernetes\.io\//;

/** The profiles that annotations take off, as was done before there were fields. */
export const annotated = (metadata: unknown, { tree }: Written): readonly Setting[] =>
  tree.fields(tree.value(metadata, 'annotations')).flatMap(({ name, span }) => {
    const match = ANNOTATION.exec(name);
    const isOff = match && tree.scalar(tree.value(metadata, 'annotations'), name) === 'unconfined';
    return isOff ? [{ kind: 'profile' as const, profile: match[1] ? ('apparmor' as const) : ('seccomp' as const), at: span }] : [];
  });

/** What a container of a pod is given besides its image. */
export const readPodContainer = (container: unknown, written: Written): Partial<Openings> => {
  const { tree } = written;
  return {
    settings: [...securitySettings(tree.value(container, 'securityContext'), written), ...hostPorts(container, written)],
    environment: readEnvironment(tree.value(container, 'env'), written),
  };
};

/** The limit of a container, or of a whole pod: both have it in the same place. */
export const readMemoryLimit = (holder: unknown, written: Written): Memory => {
  const { tree } = written;
  const limits = tree.value(tree.value(holder, 'resources'), 'limits');
  const limit = valueText(tree.value(limits, 'memory'), written);
  return { memoryLimit: tree.field(limits, 'memory') ? 'set' : 'none', memory: limit && memoryLimit(limit.text, kubernetesBytes) };
};

const SWITCHES = [
  ['privileged', 'privileged'],
  ['allowPrivilegeEscalation', 'privilege-escalation'],
] as const;

const securitySettings = (context: unknown, written: Written): readonly Setting[] => {
  const { tree, list } = written;
  if (!list.isFirst(context)) return [];
  const added = tree.value(tree.value(context, 'capabilities'), 'add');
  return [
    ...SWITCHES.flatMap(([name, kind]) => {
      const field = tree.field(context, name);
      return field && isOn(field.value, written) ? [{ kind, at: field.span }] : [];
    }),
    ...(list.isFirst(added) ? texts(added, written).map(({ text, at }) => capability(text.text, at)) : []),
    ...profiles(context, written),
  ];
};

/** The ports of a container that are reached at its node. */
const hostPorts = (container: unknown, written: Written): readonly Setting[] => {
  const { tree, list } = written;
  const ports = tree.value(container, 'ports');
  return (list.isFirst(ports) ? tree.items(ports) : []).flatMap((port) => {
    const [own, outside, address] = ['containerPort', 'hostPort', 'hostIP'].map((name) => valueText(tree.value(port, name), written));
    const found = own && outside && readShortPort(`${address ? `${address.text.text}:` : ''}${outside.text.text}:${own.text.text}`);
    return found ? [{ kind: 'published-ports' as const, at: outside.at, ...found }] : [];
  });
};

/** The variables of a container, with where their values come from. */
const readEnvironment = (env: unknown, written: Written): readonly Variable[] =>
  written.list.isFirst(env) ? written.tree.items(env).flatMap((entry) => variableOf(entry, written)) : [];

const variableOf = (entry: unknown, written: Written): readonly Variable[] => {
  const { tree } = written;
  const name = tree.scalar(entry, 'name');
  const [value, source] = [tree.field(entry, 'value'), tree.field(entry, 'valueFrom')];
  const at = value?.span ?? source?.span ?? tree.spanOf(entry);
  if (name === undefined || !at) return [];
  const from = source ? (tree.field(source.value, 'secretKeyRef') ? 'secret' : 'file') : 'literal';
  const text = value && valueText(value.value, written)?.text;
  return [{ at, name, value: text, from }];
};

/** A container of a pod, by the name that messages give it. */
export interface PodContainer {
  readonly name: string;
  readonly node: unknown;
  readonly image: ContainerImage | undefined;
}

/** The folders of the host that containers of a pod get; what none of them mounts is not there for any. */
export const readHostPaths = (pod: unknown, containers: readonly PodContainer[], written: Written): void => {
  const { tree, list } = written;
  const mounts = mountsByVolume(containers, written);
  for (const volume of tree.items(tree.value(pod, 'volumes'))) {
    const path = tree.field(tree.value(volume, 'hostPath'), 'path');
    const uses = mounts.get(tree.scalar(volume, 'name') ?? '') ?? [];
    const [first] = uses;
    const source = path && valueText(path.value, written);
    if (!first || !path || !source) continue;
    const isReadOnly = uses.every((use) => isOn(tree.value(use.mount, 'readOnly'), written));
    const target = tree.scalar(first.mount, 'mountPath');
    const place = { at: source.at, span: path.span, source: normalize(source.text.text) };
    list.mount({ ...place, target, isReadOnly, container: namesOf(uses), image: first.container.image });
  }
};

/** The folders of the host among volumes whose pod is not shown. */
export const readPodVolumes = (pod: unknown, { text, tree, list }: Pick<Written, 'text' | 'tree' | 'list'>): void => {
  for (const volume of tree.items(tree.value(pod, 'volumes'))) {
    const path = tree.field(tree.value(volume, 'hostPath'), 'path');
    const source = path && valueText(path.value, { text, replace: (one) => one });
    if (!path || !source) continue;
    const bind = { source: normalize(source.text.text), target: undefined, isReadOnly: false };
    list.mount({ ...bind, at: source.at, span: path.span, container: 'pod', image: undefined });
  }
};

interface VolumeUse {
  readonly container: PodContainer;
  readonly mount: unknown;
}

/** Containers that share a list of mounts count once. */
const mountsByVolume = (containers: readonly PodContainer[], { tree }: Written): ReadonlyMap<string, readonly VolumeUse[]> => {
  const found = new Map<string, VolumeUse[]>();
  const lists = new Map(containers.map((container) => [tree.value(container.node, 'volumeMounts'), container]));
  for (const [list, container] of lists)
    for (const mount of tree.items(list)) {
      const name = tree.scalar(mount, 'name');
      const uses = found.get(name ?? '') ?? [];
      if (name !== undefined) found.set(name, uses);
      uses.push({ container, mount });
    }
  return found;
};

/** More containers of one pod than a message should name. */
const MOST_NAMED = 3;

const namesOf = (uses: readonly VolumeUse[]): string => {
  const names = [...new Set(uses.map(({ container }) => container.name))];
  return names.length > MOST_NAMED ? `${names[0]} and ${names.length - 1} others` : names.join(' and ');
};

const PROBES = ['startupProbe', 'readinessProbe', 'livenessProbe'] as const;

/** The commands that tell the health of a container. */
export const readProbes = ({ image, node }: PodContainer, written: Written): void => {
  const { tree, list } = written;
  for (const name of PROBES) {
    const command = tree.field(tree.value(tree.value(node, name), 'exec'), 'command');
    const words = command ? texts(command.value, written) : [];
    if (!command || words.length === 0) continue;
    list.script({ form: 'exec', texts: words.map(({ text }) => text), image, span: command.span, probed: tree.spanOf(node) });
  }
};

const COMMAND = ['command', 'args'] as const;

/** The command of a container and what it is given. */
export const readPodCommand = ({ image, node }: PodContainer, written: Written): void => {
  const fields = COMMAND.map((field) => written.tree.field(node, field)).filter((field): field is Field => field !== undefined);
  const words = fields.flatMap(({ value }) => (written.list.isFirst(value) ? texts(value, written) : []));
  const [first] = fields;
  if (first && words.length > 0) written.list.script({ form: 'exec', texts: words.map(({ text }) => text), image, span: first.span });
};
