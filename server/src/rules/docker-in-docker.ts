import { isPrivileged } from '../facts/capabilities.ts';
import { isDockerInDocker } from '../facts/docker-in-docker.ts';
import type { ImageUse } from '../facts/model.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'docker-in-docker',
  summary: 'A container is a Docker daemon of its own',
  why: 'Docker in Docker runs only privileged, so what breaks out of one of its containers is root on the machine; and it starts without the layers that the machine has already. To build images, BuildKit, Buildah and Kaniko need neither a daemon nor privileges.',
  category: 'security',
  severity: 'info',
  tier: 'recommended',
  needs: [],
  aliases: [],
  options: {},
  examples: [
    {
      path: '.gitlab-ci.yml',
      bad: 'build:\n  image: docker:27.3.1\n  services:\n    - docker:27.3.1-dind\n  script:\n    - docker build .\n',
      good: 'build:\n  image: moby/buildkit:v0.17.2-rootless\n  script:\n    - buildctl-daemonless.sh build --frontend dockerfile.v0 --local context=. --local dockerfile=.\n',
    },
  ],
  links: ['https://docs.gitlab.com/ci/docker/using_docker_build/', 'https://docs.docker.com/build/buildkit/'],
  *check({ images, containers }) {
    // One that says so itself has its finding there.
    const saying = new Set(containers.filter(isPrivileged).flatMap(({ image }) => image?.at.start ?? []));
    for (const image of images)
      if (isDockerInDocker(image.reference) && startsIt(image) && !saying.has(image.at.start)) yield { at: image.at, message: MESSAGE };
    for (const { settings } of containers)
      for (const { kind, at } of settings) if (kind === 'docker-in-docker') yield { at, message: MESSAGE };
  },
});

const MESSAGE =
  'This starts a Docker daemon of its own, which runs only privileged: what breaks out of it is root on the machine. To build images, take BuildKit or Buildah without root instead.';

const startsIt = ({ role }: ImageUse): boolean => role === 'service' || role === 'base';
