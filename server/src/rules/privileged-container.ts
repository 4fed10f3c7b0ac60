import { isRegistrar, referenceOf } from '../facts/capabilities.ts';
import { calledIn } from '../facts/container-names.ts';
import { isDockerInDocker, isRootlessDocker } from '../facts/docker-in-docker.ts';
import { gravityFor } from '../facts/lifetime.ts';
import type { ContainerSettings } from '../facts/model.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'privileged-container',
  summary: 'A container runs privileged',
  why: 'A privileged container has every capability, every device and no confinement: whoever breaks into it mounts the disk of the host and is root there. What needs it nearly always needs one device or one capability of it.',
  category: 'security',
  severity: 'warning',
  tier: 'recommended',
  needs: [],
  aliases: ['CKV_K8S_16', 'KSV-0017', 'privileged-service', 'CL-0002'],
  options: {},
  examples: [
    {
      path: 'compose.yaml',
      bad: 'services:\n  camera:\n    image: ghcr.io/blakeblackshear/frigate:0.14.1\n    privileged: true\n',
      good: 'services:\n  camera:\n    image: ghcr.io/blakeblackshear/frigate:0.14.1\n    devices:\n      - /dev/dri/renderD128\n',
    },
  ],
  links: [
    'https://docs.docker.com/reference/cli/docker/container/run/#privileged',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  ],
  *check(facts) {
    for (const container of facts.containers)
      for (const { kind, at } of isRegistrar(container) ? [] : container.settings)
        if (kind === 'privileged') yield { at, ...gravityFor(facts), message: messageFor(container) };
  },
});

const messageFor = (container: ContainerSettings): string => {
  const reference = referenceOf(container);
  const advice = isDockerInDocker(reference) ? FOR_DOCKER : isRootlessDocker(reference) ? FOR_ROOTLESS : FOR_OTHERS;
  return `Privileged, ${calledIn(container)} has all devices and capabilities: whoever breaks into it is root on the host. ${advice}`;
};

const FOR_DOCKER =
  'Docker in Docker asks for it: build with BuildKit or Buildah without root, or take the rootless variant in a virtual machine of its own.';
const FOR_ROOTLESS =
  'A daemon without root needs of it only that seccomp, AppArmor and the masks of system paths are off: set these three to unconfined instead.';
const FOR_OTHERS = 'Give it the one device or capability that it needs instead.';
