import { familiarName, type ImageReference } from '../image/reference.ts';

const NAMES: ReadonlySet<string> = new Set(['docker', 'cruizba/ubuntu-dind']);

/** Whether an image starts a Docker daemon of its own without root. */
export const isRootlessDocker = (reference: ImageReference | undefined): boolean =>
  reference !== undefined && NAMES.has(familiarName(reference)) && /dind-rootless|rootless-dind/.test(reference.tag ?? '');

/** Whether an image starts a Docker daemon of its own, as root. */
export const isDockerInDocker = (reference: ImageReference | undefined): boolean => {
  if (!reference) return false;
  const tag = reference.tag ?? '';
  return (
    NAMES.has(familiarName(reference)) &&
    !tag.includes('rootless') &&
    (/(?:^|-)dind(?:-|$)/.test(tag) || reference.repository.endsWith('dind'))
  );
};
