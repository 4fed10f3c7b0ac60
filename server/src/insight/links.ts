import type { ImageReference } from '../image/reference.ts';

export interface Link {
  readonly title: string;
  readonly url: string;
}

/** Where an image is described and where its manifest is kept, as far as the reference tells. */
export const linksOf = ({ registry, repository }: ImageReference, isOfficial: boolean): readonly Link[] => {
  const name = repository.slice(repository.lastIndexOf('/') + 1);
  if (isOfficial)
    return [
      { title: 'Docker Hub', url: `https://hub.docker.com/_/${name}` },
      { title: 'Manifest', url: `https://github.com/docker-library/official-images/blob/master/library/${name}` },
    ];
  if (registry === 'docker.io' && !repository.startsWith('library/'))
    return [{ title: 'Docker Hub', url: `https://hub.docker.com/r/${repository}` }];
  return registry === 'quay.io' ? [{ title: 'Quay', url: `https://quay.io/repository/${repository}` }] : [];
};
