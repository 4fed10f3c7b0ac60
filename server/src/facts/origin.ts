import { familiarName, type ImageReference } from '../image/reference.ts';
import type { Knowledge } from '../knowledge/index.ts';
import { isDistribution, officialImage } from '../knowledge/official-images.ts';
import { publisherOf, type Relation } from '../knowledge/publishers.ts';

/** Who publishes an image, as far as the tables know. */
export interface Origin {
  readonly kind: 'distribution' | 'official' | Relation | 'unknown';
  /** The publisher's name, where it is neither a distribution nor Docker's official images. */
  readonly publisher?: string;
  /** The official image, or the maintainers' own, of the same software. */
  readonly alternative?: string;
  /** `YYYY-MM-DD`: the day of the facts that say so. */
  readonly asOf: string;
}

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

/** Whose image a reference names; `undefined` when the tables that tell are not at hand. */
export const originOf = (reference: ImageReference, knowledge: Knowledge): Origin | undefined => {
  const { officialImages, publishers } = knowledge;
  if (!officialImages || !publishers) return undefined;
  const name = familiarName(reference);
  const [asOf = ''] = [officialImages.asOf, publishers.asOf].sort();
  const officialName = officialNameOf(reference);
  const official = officialName === undefined ? undefined : officialImage(officialImages, officialName);
  if (official) return { kind: isDistribution(official) ? 'distribution' : 'official', asOf };
  const publisher = publisherOf(publishers, name);
  if (publisher) {
    const { name: by, relation: kind, alternative = officialNamesake(reference, knowledge) } = publisher;
    return { kind, publisher: by, asOf, ...(alternative !== undefined && { alternative }) };
  }
  const alternative = officialNamesake(reference, knowledge);
  return { kind: 'unknown', asOf, ...(alternative !== undefined && { alternative }) };
};

/** The name under `library/`, or under one of the architectures', where Docker publishes its images. */
const officialNameOf = ({ registry, repository }: ImageReference): string | undefined => {
  const [namespace = '', name, ...rest] = repository.split('/');
  const isDockers = registry === 'docker.io' && rest.length === 0 && (namespace === 'library' || ARCHITECTURES.has(namespace));
  return isDockers ? name : undefined;
};

/** The official image with the same last part of the name. */
const officialNamesake = (reference: ImageReference, { officialImages }: Knowledge): string | undefined => {
  const name = reference.repository.slice(reference.repository.lastIndexOf('/') + 1);
  return officialNameOf(reference) === undefined && officialImages && officialImage(officialImages, name) ? name : undefined;
};
