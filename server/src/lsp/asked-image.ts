import { parseReference } from '../image/reference.ts';
import type { Sighting } from '../insight/dossier.ts';
import type { Source } from '../registry/answer-book.ts';

/** What an image's registry gets to know when it is asked about it. */
export interface AskedImage {
  /** As references name it: `docker.io`, `ghcr.io`. */
  readonly registry: string;
  /** As the registry knows it: `library/node`. */
  readonly repository: string;
  /** As people write it, without its registry: `node`, `org/app`. */
  readonly name: string;
  /** The whole reference. */
  readonly reference: string;
}

/** `undefined` for what nobody could be asked about. */
export const askedImageOf = ({ dossier }: Sighting): AskedImage | undefined => {
  if (!dossier) return undefined;
  const parsed = parseReference(dossier.reference);
  if ('problem' in parsed) return undefined;
  const { registry, repository } = parsed.reference;
  return { registry, repository, name: repository.replace(/^library\//, ''), reference: dossier.reference };
};

/** A registry in words; of all that Docker Hub is made of people know but the one name. */
export const registryInWords = (registry: string): string => (registry === 'docker.io' ? 'Docker Hub' : registry);

/** Registries are asked, about one image and nothing else. */
export const aboutOnly = ({ registry, repository }: AskedImage): Source => ({
  from: 'registries',
  only: ({ of }) => 'registry' in of && of.registry === registry && of.repository === repository,
});
