import { calledIn } from '../facts/container-names.ts';
import type { Setting } from '../facts/model.ts';
import { defineRule } from '../rule.ts';

type Namespace = Extract<Setting, { readonly kind: 'namespace' }>['namespace'];

export default defineRule({
  id: 'host-namespace',
  summary: "A container shares the host's processes, users or shared memory",
  why: "In the host's process namespace a container sees the command lines of everything that runs there, and as root it can stop it; in its IPC namespace it reads and writes the shared memory of other programs; in its user namespace root of the container is root of the host. Sharing the network is the concern of host-network.",
  category: 'security',
  severity: 'info',
  tier: 'recommended',
  needs: [],
  aliases: ['CKV_K8S_17', 'CKV_K8S_18', 'KSV-0008', 'KSV-0010', 'hostpid-pod', 'hostipc-pod', 'host-pid', 'host-ipc'],
  options: {},
  examples: [
    {
      path: 'compose.yaml',
      bad: 'services:\n  web:\n    image: nginx:1.27.3\n    pid: host\n',
      good: 'services:\n  web:\n    image: nginx:1.27.3\n',
    },
  ],
  links: [
    'https://docs.docker.com/reference/cli/docker/container/run/#pid',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  ],
  *check({ containers }) {
    for (const container of containers)
      for (const setting of container.settings) {
        const share = setting.kind === 'namespace' ? SHARES[setting.namespace] : undefined;
        if (share !== undefined) yield { at: setting.at, message: share.replace('%', () => calledIn(container)) };
      }
  },
});

/** The host's name is no secret, and its network has a rule of its own. */
const SHARES: Readonly<Partial<Record<Namespace, string>>> = {
  pid: 'Among the processes of the host % sees the command line of each, and as root it can stop them. Only what watches the host itself needs that; leave it out otherwise, or share with one container.',
  ipc: 'In the IPC namespace of the host % reads and writes the shared memory of other programs. Leave it out; where it is for more shared memory, set its size instead (`shm_size`, `--shm-size`), and share with one container where two need it.',
  user: 'In the user namespace of the host the root of % is root of the host, whatever the daemon remaps. Leave it out, and give the files that it needs to the remapped user.',
  cgroup:
    'In the cgroup namespace of the host % sees the control groups of the whole host, and with them which containers run there. Leave it out unless it runs systemd or watches the host.',
};
