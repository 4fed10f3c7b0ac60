import type { ImageReference } from '../../image/reference.ts';
import type { Trusted } from '../model.ts';

/** Whether the configuration names the image's registry, a folder of it, or its publisher. */
export const isTrusted = (reference: ImageReference, { registries, publishers }: Trusted): boolean => {
  const { repository } = reference;
  const full = `${reference.registry}/${repository}`;
  return registries.some((folder) => isBelow(folder, full)) || publishers.some((name) => isBelow(name, repository) || isBelow(name, full));
};

const isBelow = (folder: string, name: string): boolean => name === folder || name.startsWith(`${folder.replace(/\/$/, '')}/`);
