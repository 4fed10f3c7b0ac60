import type { Mount } from '../facts/model.ts';
import { type RuntimeSocket, socketBehind } from '../facts/sockets.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'docker-socket-mount',
  summary: "A container gets the socket of the host's container runtime",
  why: "Whoever reaches the Docker socket can start a container that has the host's whole file system: it is root on the host, without a password. A read-only mount changes nothing, for the socket is spoken to, not written. The same holds for containerd, CRI-O and Podman.",
  category: 'security',
  severity: 'error',
  tier: 'recommended',
  needs: [],
  aliases: ['exposing-docker-socket-volume'],
  options: {},
  examples: [
    {
      bad: 'FROM docker:27.3.1-cli\nENTRYPOINT ["docker", "run", "-v", "/var/run/docker.sock:/var/run/docker.sock", "watchtower"]\n',
      good: 'FROM docker:27.3.1-cli\nENTRYPOINT ["docker", "run", "watchtower"]\n',
    },
  ],
  links: ['https://docs.docker.com/engine/security/#docker-daemon-attack-surface'],
  *check({ mounts }) {
    for (const mount of mounts) {
      const socket = socketBehind(mount.source);
      if (socket) yield { at: mount.at, message: messageFor(mount, socket) };
    }
  },
});

const messageFor = ({ source, by, isReadOnly }: Mount, { runtime, isFolder }: RuntimeSocket): string => {
  const what = isFolder ? `${source} holds the ${runtime} socket` : `This is the ${runtime} socket`;
  const readOnly = isReadOnly ? ' Read-only does not help: the socket is spoken to, not written.' : '';
  if (by === 'run-mount')
    return `${what}: a build that reaches it is root on the host. BuildKit looks for it in the build context, so drop the mount.`;
  return `${what}: the container that gets it is root on the host.${readOnly} Drop the mount, or put a filtering socket proxy between.`;
};
