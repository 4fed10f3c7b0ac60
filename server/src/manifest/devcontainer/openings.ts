import type { Node } from 'jsonc-parser';
import type { Span } from '../../text/span.ts';
import type { ContainerList } from '../container-list.ts';
import type { ContainerImage } from '../model.ts';
import type { Openings, Script, Setting, Variable } from '../openings.ts';
import { capability, unconfined } from '../setting-words.ts';
import { type Bind, isHostPath, readMountFields, readShortVolume, sourceOf } from '../volumes.ts';
import { stringText, type WrittenText } from '../yaml/scalar-text.ts';

/** The object of a `devcontainer.json` with the text that it is read from. */
export interface DevcontainerRoot {
  readonly properties: readonly Node[];
  readonly text: string;
}

/** What a dev container is given besides its image. */
export const readDevcontainerOpenings = (root: DevcontainerRoot): Partial<Openings> => ({
  settings: [
    ...privileged(root),
    ...items(root, 'capAdd').map(({ text, at }) => capability(text.text, at)),
    ...items(root, 'securityOpt').flatMap(({ text, at }) => unconfined(text.text, at)),
    ...featuresOf(root, DOCKER_INSIDE).map((at): Setting => ({ kind: 'docker-in-docker', at })),
  ],
  environment: ['containerEnv', 'remoteEnv'].flatMap((name) => variables(fieldOf(root, name), root)),
  buildArguments: variables(fieldOf({ ...root, properties: fieldOf(root, 'build')?.children ?? [] }, 'args'), root),
  options: { form: 'words', texts: items(root, 'runArgs').map(({ text }) => text) },
});

const DOCKER_INSIDE = /(?:^|\/)docker-in-docker(?:[:@].*)?$/;
const DOCKER_OUTSIDE = /(?:^|\/)(?:docker-outside-of-docker|docker-from-docker)(?:[:@].*)?$/;

const propertyOf = ({ properties }: DevcontainerRoot, name: string): Node | undefined =>
  properties.findLast(({ children: [key] = [] }) => key?.value === name);

const fieldOf = (root: DevcontainerRoot, name: string): Node | undefined => propertyOf(root, name)?.children?.[1];

const privileged = (root: DevcontainerRoot): readonly Setting[] => {
  const property = propertyOf(root, 'privileged');
  return property && property.children?.[1]?.value === true ? [{ kind: 'privileged', at: spanOf(property) }] : [];
};

const spanOf = ({ offset, length }: Node): Span => ({ start: offset, end: offset + length });

const textOf = (node: Node | undefined, { text }: DevcontainerRoot): WrittenText | undefined =>
  node?.type === 'string' ? stringText(node.value, text.slice(node.offset, node.offset + node.length), node.offset) : undefined;

/** The strings of a list. */
const items = (root: DevcontainerRoot, name: string): readonly WrittenText[] => {
  const list = fieldOf(root, name);
  return list?.type === 'array' ? (list.children ?? []).flatMap((item) => textOf(item, root) ?? []) : [];
};

/** Where features of a name are asked for. */
const featuresOf = (root: DevcontainerRoot, name: RegExp): readonly Span[] => {
  const features = fieldOf(root, 'features');
  const keys = features?.type === 'object' ? (features.children ?? []).flatMap(({ children: [key] = [] }) => key ?? []) : [];
  return keys
    .filter(({ value }) => name.test(String(value)))
    .map(({ offset, length }) => ({ start: offset + 1, end: offset + length - 1 }));
};

/** A value that rests on what is not known here is none. */
const OPEN = /\$\{/;

const variables = (node: Node | undefined, root: DevcontainerRoot): readonly Variable[] =>
  node?.type === 'object'
    ? (node.children ?? []).flatMap((property): readonly Variable[] => {
        const [key, value] = property.children ?? [];
        const text = textOf(value, root)?.text;
        const isKnown = text !== undefined && !OPEN.test(text.text);
        return [{ at: spanOf(property), name: String(key?.value), value: isKnown ? text : undefined, from: 'literal' }];
      })
    : [];

/** The folders of the host that a dev container gets, and the commands that it runs. */
export const readDevcontainerUses = (root: DevcontainerRoot, image: ContainerImage | undefined, list: ContainerList): void => {
  const add = (at: Span, bind: Bind | undefined): void => {
    if (bind) list.mount({ at, span: at, ...bind, container: 'dev container', image });
  };
  const mounts = fieldOf(root, 'mounts');
  for (const mount of [...(mounts?.type === 'array' ? (mounts.children ?? []) : []), fieldOf(root, 'workspaceMount')]) {
    const written = textOf(mount, root);
    if (written) add(written.at, readMountFields(written.text.text) ?? readShortVolume(written.text.text));
    else if (mount?.type === 'object') add(...objectMount(mount, root));
  }
  for (const at of featuresOf(root, DOCKER_OUTSIDE)) add(at, HOST_SOCKET);
  for (const name of COMMANDS) addScript(name, root, list);
};

/** What the feature mounts that gives a dev container the engine of its host. */
const HOST_SOCKET: Bind = { source: '/var/run/docker.sock', target: '/var/run/docker-host.sock', isReadOnly: false };

const objectMount = (mount: Node, root: DevcontainerRoot): [Span, Bind | undefined] => {
  const inner = { ...root, properties: mount.children ?? [] };
  const [source, target, type] = ['source', 'target', 'type'].map((name) => textOf(fieldOf(inner, name), inner));
  const at = source?.at ?? spanOf(mount);
  if (!source || type?.text.text !== 'bind' || !isHostPath(source.text.text)) return [at, undefined];
  return [at, { source: sourceOf(source.text.text, target?.text.text), target: target?.text.text, isReadOnly: false }];
};

const COMMANDS = [
  'initializeCommand',
  'onCreateCommand',
  'updateContentCommand',
  'postCreateCommand',
  'postStartCommand',
  'postAttachCommand',
] as const;

/** A line for a shell, words of one command, or several of either by name. */
const addScript = (name: string, root: DevcontainerRoot, list: ContainerList): void => {
  const property = propertyOf(root, name);
  const value = property?.children?.[1];
  const several = value?.type === 'object' ? (value.children ?? []).flatMap(({ children }) => children?.[1] ?? []) : [value];
  for (const one of several) {
    const line = textOf(one, root);
    const words = one?.type === 'array' ? (one.children ?? []).flatMap((item) => textOf(item, root) ?? []) : [];
    const form: Script['form'] = line ? 'shell' : 'exec';
    const texts = (line ? [line] : words).map(({ text }) => text);
    if (one && texts.length > 0) list.script({ form, texts, span: spanOf(one) });
  }
};
