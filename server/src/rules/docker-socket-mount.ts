import { socketProxyFix } from '../edit/compose/socket-proxy.ts';
import { calledFor, containersNamed } from '../facts/container-names.ts';
import { clientOf, type DockerClient } from '../facts/docker-clients.ts';
import { grouped } from '../facts/grouped.ts';
import type { ContainerSettings, Facts, Mount } from '../facts/model.ts';
import { isSocketProxy, type RuntimeSocket, socketOfMount } from '../facts/sockets.ts';
import { defineRule, type Problem } from '../rule.ts';

export default defineRule({
  id: 'docker-socket-mount',
  summary: "A container gets the socket of the host's container runtime",
  why: "Whoever reaches the Docker socket can start a container that has the host's whole file system: it is root on the host, without a password. A read-only mount changes nothing, for the socket is spoken to, not written. The same holds for containerd, CRI-O and Podman; one that a user runs without root has all rights of that user.",
  category: 'security',
  severity: 'error',
  tier: 'recommended',
  needs: [],
  aliases: ['exposing-docker-socket-volume', 'exposing-docker-socket-hostpath', 'CKV_K8S_27', 'KSV-0006', 'CL-0001', 'docker-sock'],
  options: {},
  concern: 'host-mount',
  rank: 2,
  examples: [
    {
      bad: 'FROM docker:27.3.1-cli\nENTRYPOINT ["docker", "run", "-v", "/var/run/docker.sock:/var/run/docker.sock", "watchtower"]\n',
      good: 'FROM docker:27.3.1-cli\nENTRYPOINT ["docker", "run", "watchtower"]\n',
    },
  ],
  links: ['https://docs.docker.com/engine/security/#docker-daemon-attack-surface'],
  *check(facts) {
    const opened = facts.mounts.flatMap((mount): Opened[] => {
      const socket = socketOfMount(mount) ?? namedByClient(mount, facts.containers);
      return socket ? [{ mount, socket }] : [];
    });
    const perContainer = grouped(opened, ({ mount }) => mount.container);
    for (const one of opened) yield problemOf(one, perContainer.get(one.mount.container) ?? [], facts);
  },
});

/** A mount that hands a socket over. */
interface Opened {
  readonly mount: Mount;
  readonly socket: RuntimeSocket;
}

/** A socket of any name is Docker's where the container's own client looks for Docker there. */
const namedByClient = ({ container, target }: Mount, containers: readonly ContainerSettings[]): RuntimeSocket | undefined => {
  if (container === undefined || target === undefined) return undefined;
  const settings = containersNamed(container, containers).flatMap(({ settings: own }) => own);
  const isNamed = settings.some((setting) => setting.kind === 'docker-host' && setting.value === `unix://${target}`);
  return isNamed ? { runtime: 'Docker', isFolder: false, isRootless: false } : undefined;
};

const problemOf = ({ mount, socket }: Opened, ofContainer: readonly Opened[], facts: Facts): Problem => {
  if (isSocketProxy(mount.image)) return { at: mount.at, severity: 'info', message: proxyMessage(mount, socket) };
  const client = mount.by === 'manifest' ? clientOf(mount, facts.knowledge) : undefined;
  const message = messageFor(mount, socket, client);
  // A label starts nothing by itself.
  if (mount.by === 'label') return { at: mount.at, severity: 'info', message };
  // A folder that can't be written is mounted for what else it holds, and only root in the container opens the socket in it.
  if (socket.isFolder) return mount.isReadOnly ? { at: mount.at, severity: 'warning', message } : { at: mount.at, message };
  const fix = client && ofContainer.length === 1 && socket.runtime === 'Docker' ? socketProxyFix({ mount, client }, facts) : undefined;
  return { at: mount.at, message, ...(fix && { fixes: [fix] }) };
};

const proxyMessage = (mount: Mount, { runtime }: RuntimeSocket): string =>
  `As a filter before the ${runtime} socket, ${calledFor(mount)} is root on the host itself: allow only the parts of the API that its clients need, none that write, and put it on a network of its own with them.`;

const STARTED_BY_LABEL = 'a container that is started as this label says';

const messageFor = (mount: Mount, socket: RuntimeSocket, client: DockerClient | undefined): string => {
  const { source, by, isReadOnly } = mount;
  const what = socket.isFolder ? `${source} holds the ${socket.runtime} socket` : `This is the ${socket.runtime} socket`;
  if (by === 'run-mount')
    return `${what}: a build that reaches it is root on the host. BuildKit looks for it in the build context, so drop the mount.`;
  const who = by === 'label' ? STARTED_BY_LABEL : mount.container === undefined ? 'the container that gets it' : calledFor(mount);
  const gain = socket.isRootless ? 'has all rights of the user who runs it' : 'is root on the host';
  const readOnly = isReadOnly ? ' Read-only does not help: the socket is spoken to, not written.' : '';
  return `${what}: ${who} ${gain}.${readOnly} ${adviceFor(client)}`;
};

/** What is there to do, by what the program needs. */
const adviceFor = (client: DockerClient | undefined): string => {
  if (client?.needs === 'all')
    return 'Drop the mount, or give it a daemon of its own without root, or a machine of its own: it starts or enters containers, and a socket proxy that lets it do that holds nothing back.';
  if (client?.way === '') return 'Drop the mount, or put a filtering socket proxy between, and name that in its own configuration.';
  return 'Drop the mount, or put a filtering socket proxy between.';
};
