import { socketBehind } from '../facts/sockets.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'docker-socket-volume',
  summary: 'VOLUME names the socket of a container runtime',
  why: 'VOLUME mounts nothing of the host: it makes an anonymous volume, so that an empty folder stands where the socket should be. But it betrays that the image means to be run with the Docker socket, and so as root on the host.',
  category: 'security',
  severity: 'info',
  tier: 'recommended',
  needs: [],
  aliases: ['dockerfile-dockerd-socket-mount'],
  options: {},
  examples: [{ bad: 'FROM docker:27.3.1-cli\nVOLUME /var/run/docker.sock\n', good: 'FROM docker:27.3.1-cli\n' }],
  links: ['https://docs.docker.com/reference/dockerfile/#volume'],
  *check({ volumes }) {
    for (const { at, path } of volumes) {
      const socket = socketBehind(path);
      if (socket && !socket.isFolder)
        yield {
          at,
          message: `VOLUME mounts no socket: it only makes an empty anonymous volume at ${path}. Drop it, and say in the image's documentation why it would need the ${socket.runtime} socket, which makes it root on the host.`,
        };
    }
  },
});
