import type { ContainerImage, Manifest } from '../../../server/src/manifest/model.ts';
import type { ManifestForm } from '../../../server/src/manifest/names.ts';
import { readManifest } from '../../../server/src/manifest/reading.ts';

export const ENV = '/w/shop/.env';

/** A manifest with the variables of an `.env` file. */
export const read = (form: ManifestForm, text: string, env = ''): Manifest =>
  readManifest({ form, path: '/w/shop/compose.yaml', text, others: new Map([[ENV, env]]) });

export const imagesIn = (manifest: Manifest): readonly ContainerImage[] => [
  ...new Set(manifest.containers.flatMap(({ image }) => image ?? [])),
];

/** The images as they are understood; of those that are not known the variables. */
export const names = (form: ManifestForm, text: string, env = ''): readonly string[] =>
  imagesIn(read(form, text, env)).map(({ resolved, unresolved }) => resolved?.text ?? `? ${unresolved.join(' ')}`);
