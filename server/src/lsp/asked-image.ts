import type { Question, Repository } from '../facts/look-ups.ts';
import { parseReference } from '../image/reference.ts';
import type { Sighting } from '../insight/dossier.ts';
import type { Source } from '../registry/answer-book.ts';

/** Who gets to know what, when somebody is asked. */
export interface Asked {
  /** Whoever serves sources and files may send on to where these lie. */
  readonly kind: 'image' | 'source';
  /** As references name it, `docker.io`, `ghcr.io`; or the host of an address. */
  readonly registry: string;
  /** As people write it, without its registry: `node`, `org/app`. */
  readonly name: string;
}

/** An image that a document names. */
export interface AskedImage extends Asked {
  /** As the registry knows it: `library/node`. */
  readonly repository: string;
  /** The whole reference. */
  readonly reference: string;
}

/** `undefined` for what nobody could be asked about. */
export const askedImageOf = ({ dossier }: Sighting): AskedImage | undefined => {
  if (!dossier) return undefined;
  const parsed = parseReference(dossier.reference);
  if ('problem' in parsed) return undefined;
  const { registry, repository } = parsed.reference;
  return { kind: 'image', registry, repository, name: nameOf(parsed.reference), reference: dossier.reference };
};

/** Registries are asked, about one image and nothing else. */
export const aboutOnly = ({ registry, repository }: AskedImage): Source => ({
  from: 'registries',
  only: ({ of }) => 'registry' in of && of.registry === registry && of.repository === repository,
});

/** Who gets to know what by a question. */
export const askedBy = ({ of }: Question): Asked => {
  if ('registry' in of) return { kind: 'image', registry: of.registry, name: nameOf(of) };
  const { host, pathname } = new URL(of.url);
  return { kind: 'source', registry: host, name: pathname.slice(1) };
};

/** Only Docker Hub has names that nobody writes out. */
const nameOf = ({ registry, repository }: Repository): string =>
  registry === 'docker.io' ? repository.replace(/^library\//, '') : repository;
