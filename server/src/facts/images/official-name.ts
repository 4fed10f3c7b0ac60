import type { ImageReference } from '../../image/reference.ts';

/** For these processor architectures Docker publishes its official images under names of their own as well. */
const ARCHITECTURES: ReadonlySet<string> = new Set([
  'amd64',
  'arm32v5',
  'arm32v6',
  'arm32v7',
  'arm64v8',
  'i386',
  'mips64le',
  'ppc64le',
  'riscv64',
  's390x',
  'winamd64',
]);

/** Where the same images are kept by others, by arrangement with Docker. */
const MIRRORS: Readonly<Record<string, string>> = { 'public.ecr.aws': 'docker/library/', 'mirror.gcr.io': 'library/' };

/** The bare name, such as `node`, of what stands where Docker publishes its official images or their mirrors do. */
export const officialNameOf = ({ registry, repository }: ImageReference): string | undefined => {
  if (registry !== 'docker.io') return nameBelow(Object.hasOwn(MIRRORS, registry) ? MIRRORS[registry] : undefined, repository);
  const namespace = repository.slice(0, repository.indexOf('/'));
  return namespace === 'library' || ARCHITECTURES.has(namespace) ? nameBelow(`${namespace}/`, repository) : undefined;
};

const nameBelow = (folder: string | undefined, repository: string): string | undefined => {
  if (folder === undefined || !repository.startsWith(folder)) return undefined;
  const name = repository.slice(folder.length);
  return name.includes('/') ? undefined : name;
};
