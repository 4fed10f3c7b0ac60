import { familiarName, type ImageReference } from '../image/reference.ts';
import type { ContainerSettings, EnvironmentEntry, Facts } from './model.ts';

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

/** Docker's own image of its daemon, by its name as it is written; the version may be a variable's. */
const DAEMON = /(?:^|\/)docker:(?:[^@]*-)?dind(?:-|$|@)/;

/** Whether an image, by its name, is one of Docker's daemon. */
export const isDaemonImage = (image: string | undefined): boolean => image !== undefined && DAEMON.test(image);

/** Since which version the daemon of the image makes certificates and asks for them (docker-library/docker, 19.03). */
const WITH_CERTIFICATES = 19;

/** Whether the daemon of an image listens without TLS: it is told to have no certificates, or too old to make any. */
export const dindWithoutTls = (image: string | undefined, environment: readonly EnvironmentEntry[]): boolean => {
  if (!isDaemonImage(image)) return false;
  const major = /:(\d+)\./.exec(image ?? '')?.[1] ?? /:(\d+)-/.exec(image ?? '')?.[1];
  const folder = environment.find(({ name }) => name === 'DOCKER_TLS_CERTDIR');
  return folder ? folder.value?.text === '' : major !== undefined && Number(major) < WITH_CERTIFICATES;
};

/** Whether a container is one of Docker's daemon, or a job that has one beside it: the variables of a job are those of its services. */
export const isDaemonWithin = ({ image, by, settings }: ContainerSettings, { kind, images }: Pick<Facts, 'kind' | 'images'>): boolean => {
  if (kind === 'workflow') return hasDaemon(images) || isDaemonImage(image?.written);
  return by === 'command' || isDaemonImage(image?.resolved?.text ?? image?.written) || settings.some((one) => one.kind === 'privileged');
};

const known = new WeakMap<Facts['images'], boolean>();

/** Kept, for each of thousands of steps asks. */
const hasDaemon = (images: Facts['images']): boolean => {
  const has = known.get(images) ?? images.some(({ written }) => isDaemonImage(written));
  known.set(images, has);
  return has;
};
