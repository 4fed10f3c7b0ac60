/** What a manifest says of itself, or its server of it. */
export const INDEXES: ReadonlySet<string> = new Set([
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
]);

export const IMAGES: ReadonlySet<string> = new Set([
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
]);

/** Always all: which of its forms a registry shows, and so under which digest, depends on what it is told. */
export const ACCEPT = [...INDEXES, ...IMAGES].join(', ');

/** The first form of manifests, which is signed and different each time. */
export const isOldFormat = (mediaType: string | undefined): boolean =>
  mediaType?.startsWith('application/vnd.docker.distribution.manifest.v1+') === true;

export const isKnownType = (mediaType: string | undefined): mediaType is string =>
  mediaType !== undefined && (INDEXES.has(mediaType) || IMAGES.has(mediaType));

/** A `Content-Type` without its parameters. */
export const mediaTypeIn = (header: string | undefined): string | undefined => header?.split(';')[0]?.trim().toLowerCase();
