import { isMap } from 'yaml';
import type { MappedText } from '../../text/mapped-text.ts';
import { contains, type Span } from '../../text/span.ts';
import type { ContainerImage } from '../model.ts';
import type { HostNamespace, Openings, Script, Setting } from '../openings.ts';
import { readShortPort } from '../ports.ts';
import { capability, device, hostNamespace, unconfined } from '../setting-words.ts';
import { type Bind, isHostPath, normalize, readShortVolume, sourceOf } from '../volumes.ts';
import type { WrittenText } from '../yaml/scalar-text.ts';
import { isOn, readVariables, texts, valueText, type Written } from '../yaml/values.ts';

const NAMESPACES: readonly (readonly [field: string, namespace: HostNamespace])[] = [
  ['network_mode', 'network'],
  ['pid', 'pid'],
  ['ipc', 'ipc'],
  ['userns_mode', 'user'],
  ['cgroup', 'cgroup'],
  ['uts', 'uts'],
];

/** What a service of Compose is given besides its image. */
export const readService = (service: unknown, written: Written): Partial<Openings> => ({
  settings: [
    ...switches(service, written),
    ...NAMESPACES.flatMap(([field, namespace]) => namespaceOf(service, { field, namespace }, written)),
    ...each(service, 'cap_add', written).map(({ text, at }) => capability(text.text, at)),
    ...each(service, 'security_opt', written).flatMap(({ text, at }) => unconfined(text.text, at)),
    ...each(service, 'devices', written).map(({ text, at }) => device(text.text, at)),
    ...published(service, written),
  ],
  environment: readVariables(written.tree.value(service, 'environment'), written),
  buildArguments: readVariables(written.tree.value(written.tree.value(service, 'build'), 'args'), written),
});

const switches = (service: unknown, written: Written): readonly Setting[] => {
  const field = written.tree.field(service, 'privileged');
  return field && isOn(field.value, written) ? [{ kind: 'privileged', at: field.span }] : [];
};

interface NamespaceField {
  readonly field: string;
  readonly namespace: HostNamespace;
}

const namespaceOf = (service: unknown, { field, namespace }: NamespaceField, written: Written): readonly Setting[] => {
  const found = written.tree.field(service, field);
  const word = found && valueText(found.value, written);
  return found && word ? hostNamespace(namespace, word.text.text, found.span) : [];
};

/** The ports of a service that are reached from outside. */
const published = (service: unknown, written: Written): readonly Setting[] => {
  const list = written.tree.value(service, 'ports');
  if (!written.list.isFirst(list)) return [];
  return written.tree.items(list).flatMap((item) => (isMap(item) ? longPort(item, written) : shortPort(valueText(item, written))));
};

const shortPort = (written: WrittenText | undefined): readonly Setting[] => {
  const ports = written && readShortPort(written.text.text);
  return ports ? [{ kind: 'published-ports', at: written.at, ...ports }] : [];
};

const longPort = (port: unknown, written: Written): readonly Setting[] => {
  const [target, address, protocol] = ['target', 'host_ip', 'protocol'].map((name) => valueText(written.tree.value(port, name), written));
  const ports = target && readShortPort(`${address ? `${address.text.text}::` : ''}${target.text.text}/${protocol?.text.text ?? 'tcp'}`);
  return ports ? [{ kind: 'published-ports', at: target.at, ...ports }] : [];
};

/** The items of a list of a service, unless another service has the same list. */
const each = (service: unknown, name: string, written: Written): readonly WrittenText[] => {
  const list = written.tree.value(service, name);
  return written.list.isFirst(list) ? texts(list, written) : [];
};

interface Service {
  readonly name: string;
  readonly node: unknown;
  readonly image: ContainerImage | undefined;
}

/** The folders of the host that a service gets, and the scripts that it runs. */
export const readServiceUses = (service: Service, written: Written): void => {
  const { tree, list } = written;
  const { name: container, node, image } = service;
  const add = (volume: Volume, span: Span): void => list.mount({ ...volume.bind, at: volume.at, span, container, image });
  const socket = tree.field(node, 'use_api_socket');
  if (socket && isOn(socket.value, written)) add({ at: socket.span, bind: API_SOCKET }, socket.span);
  for (const name of ['command', 'entrypoint']) readCommand(tree.value(node, name), service, written);
  readHealthcheck(tree.value(node, 'healthcheck'), service, written);
  const volumes = tree.value(node, 'volumes');
  if (!list.isFirst(volumes)) return;
  for (const item of tree.items(volumes)) {
    const span = tree.spanOf(item);
    const volume = isMap(item) ? longVolume(item, written) : shortVolume(valueText(item, written), written);
    if (span && volume) add(volume, contains(span, volume.at) ? span : volume.at);
  }
};

/** Compose hands the socket over by this switch alone. */
const API_SOCKET: Bind = { source: '/var/run/docker.sock', target: '/var/run/docker.sock', isReadOnly: false };

interface Volume {
  readonly at: Span;
  readonly bind: Bind;
}

const shortVolume = (volume: WrittenText | undefined, written: Written): Volume | undefined => {
  const bind = volume && readShortVolume(volume.text.text);
  if (volume && bind) return { at: volume.at, bind };
  const [name = '', target] = volume?.text.text.split(':') ?? [];
  return target === undefined ? undefined : namedVolume(name, target, written);
};

const longVolume = (volume: unknown, written: Written): Volume | undefined => {
  const [source, target, type] = ['source', 'target', 'type'].map((name) => valueText(written.tree.value(volume, name), written));
  if (type?.text.text === 'volume' && source) return namedVolume(source.text.text, target?.text.text, written);
  if (!source || (type?.text.text !== 'bind' && type?.text.text !== 'npipe') || !isHostPath(source.text.text)) return undefined;
  const isReadOnly = isOn(written.tree.value(volume, 'read_only'), written);
  return { at: source.at, bind: { source: sourceOf(source.text.text, target?.text.text), target: target?.text.text, isReadOnly } };
};

/** A volume by name may stand for a folder of the host. */
const namedVolume = (name: string, target: string | undefined, written: Written): Volume | undefined => {
  const { tree } = written;
  const options = tree.value(tree.value(tree.value(tree.root, 'volumes'), name), 'driver_opts');
  const device = valueText(tree.value(options, 'device'), written);
  const flags = valueText(tree.value(options, 'o'), written)?.text.text.split(',') ?? [];
  if (!device || !(flags.includes('bind') || flags.includes('rbind')) || !isHostPath(device.text.text)) return undefined;
  return { at: device.at, bind: { source: normalize(device.text.text), target, isReadOnly: flags.includes('ro') } };
};

/** A command is words in a list, or a line that is cut into words. */
const readCommand = (node: unknown, { image, probed }: Runner, written: Written): void => {
  const span = written.tree.spanOf(node);
  if (!span) return;
  const line = valueText(node, written);
  const words = line ? [line] : texts(node, written);
  if (words.length === 0) return;
  written.list.script({ form: line ? 'shell' : 'exec', texts: words.map(textOf), image, span, probed });
};

/** What runs a script, and whose health that tells. */
type Runner = Pick<Script, 'image' | 'probed'>;

const textOf = ({ text }: WrittenText): MappedText => text;

/** `[CMD, …]` runs words, `[CMD-SHELL, line]` and a line alone a shell. */
const readHealthcheck = (healthcheck: unknown, { node, image }: Service, written: Written): void => {
  const { tree, list } = written;
  const test = tree.value(healthcheck, 'test');
  const span = tree.spanOf(test);
  const [kind, ...words] = texts(test, written).map(textOf);
  if (!span || kind?.text === 'NONE' || isOn(tree.value(healthcheck, 'disable'), written)) return;
  const runner = { image, probed: tree.spanOf(node) };
  if (kind === undefined) readCommand(test, runner, written);
  else list.script({ form: kind.text === 'CMD' ? 'exec' : 'shell', texts: words, ...runner, span });
};
