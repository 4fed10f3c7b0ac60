import { familiarName } from '../image/reference.ts';
import { readShortPort } from '../manifest/ports.ts';
import { contains, type Span } from '../text/span.ts';
import { settingsOf } from './container-settings.ts';
import { dindWithoutTls } from './docker-in-docker.ts';
import { grouped } from './grouped.ts';
import type { CommandUse, ContainerSettings, EnvironmentEntry, Facts, Mount } from './model.ts';
import { optionMounts } from './mounts.ts';
import { type RunCommand, readRuns } from './run-options.ts';
import { isSocketProxy, socketOfMount } from './sockets.ts';

/** A port that is open to others than the machine itself, at which Docker's API answers without asking who it is. */
export interface DaemonPort {
  readonly at: Span;
  /** A daemon of the container's own; a filter before the host's; what hands the host's on. */
  readonly by: 'daemon' | 'filter' | 'relay';
  /** `undefined` where a command starts the container. */
  readonly container: ContainerSettings | undefined;
}

/** Docker's port without TLS. */
const PLAIN = 2375;

const WITHIN = /^(?:127\.|localhost$|\[?::1\]?$)/;

const isOpen = ({ kind, ...setting }: ContainerSettings['settings'][number]): boolean =>
  kind === 'published-ports' && 'first' in setting && setting.first <= PLAIN && setting.last >= PLAIN && !WITHIN.test(setting.address);

/** The open ports of daemons, in manifests and in commands that start containers. */
export const daemonPorts = (facts: Pick<Facts, 'containers' | 'mounts' | 'commands'>): readonly DaemonPort[] => [
  ...ofManifests(facts),
  ...facts.commands.flatMap(({ command }) => readRuns(command).flatMap(ofRun)),
];

const ofManifests = ({ containers, mounts, commands }: Pick<Facts, 'containers' | 'mounts' | 'commands'>): DaemonPort[] => {
  const open = containers.filter(({ by, settings }) => by === 'manifest' && settings.some(isOpen));
  const byContainer = open.length === 0 ? undefined : grouped(mounts, ({ container }) => container);
  return open.flatMap((container): DaemonPort[] => {
    const own = byContainer?.get(container.name) ?? [];
    const words = commands.filter(({ node }) => contains(container.node.span, node.span)).flatMap(wordsOf);
    const by = kindOf({ image: imageOf(container), environment: container.environment, mounts: own, words });
    return by ? container.settings.filter(isOpen).map(({ at }) => ({ at, by, container })) : [];
  });
};

const wordsOf = ({ command }: CommandUse): readonly string[] => [command.name, ...command.arguments.map(({ value }) => value)];

const imageOf = ({ image }: ContainerSettings): string | undefined =>
  image?.reference ? `${familiarName(image.reference)}:${image.reference.tag ?? ''}` : image?.written;

const ofRun = ({ options, image, name }: RunCommand): DaemonPort[] => {
  const ports = options.flatMap(({ name: option, value, at }) => {
    const read = option === 'publish' ? readShortPort(value) : undefined;
    return read ? [{ kind: 'published-ports' as const, at, ...read }] : [];
  });
  if (name.endsWith('create') || !ports.some(isOpen)) return [];
  const { environment } = settingsOf(options);
  const by = kindOf({ image: image?.value, environment, mounts: optionMounts(options), words: [] });
  return by ? ports.filter(isOpen).map(({ at }) => ({ at, by, container: undefined })) : [];
};

interface Started {
  readonly image: string | undefined;
  readonly environment: readonly EnvironmentEntry[];
  readonly mounts: readonly Pick<Mount, 'source' | 'target'>[];
  readonly words: readonly string[];
}

/** What answers at the port, where that is known. */
const kindOf = ({ image, environment, mounts, words }: Started): DaemonPort['by'] | undefined => {
  if (isSocketProxy(image)) return 'filter';
  if (dindWithoutTls(image, environment) || words.some((word) => LISTENS.test(word))) return 'daemon';
  const socket = mounts.map(socketOfMount).find((one) => one !== undefined);
  return socket?.isFolder === false ? 'relay' : undefined;
};

const LISTENS = /^(?:--host=|-H=?)?tcp:\/\/(?:0\.0\.0\.0|\[::\])?:2375\/?$/;
