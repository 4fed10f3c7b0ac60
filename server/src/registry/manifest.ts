import type { ManifestAnswer, PlatformImage } from '../facts/look-ups.ts';
import { digestIn } from './digests.ts';
import { countIn, type Json, objectIn, objectsIn, parseJson, standardLabels, textIn } from './json.ts';
import { IMAGES, INDEXES, isKnownType, isOldFormat } from './media-types.ts';

/** The bytes of a manifest, and what its server said of it. */
export interface ReceivedManifest {
  readonly bytes: Uint8Array;
  readonly mediaType: string | undefined;
  readonly digest: string;
}

/** Reads a manifest; the word says why there is none. */
export const readManifest = ({ bytes, mediaType, digest }: ReceivedManifest): ManifestAnswer | 'malformed' | 'old-format' => {
  const json = objectIn(parseJson(bytes));
  if (json && (json.schemaVersion === 1 || isOldFormat(mediaType))) return 'old-format';
  // One that could be read as both would be something else for each reader.
  if (!json || ('manifests' in json && ('config' in json || 'layers' in json))) return 'malformed';
  const type = textIn(json.mediaType) ?? (isKnownType(mediaType) ? mediaType : inferredType(json));
  if (INDEXES.has(type)) return readIndex(json, { digest, mediaType: type });
  return IMAGES.has(type) ? readImage(json, { digest, mediaType: type }) : 'malformed';
};

type Named = Pick<ManifestAnswer, 'digest' | 'mediaType'>;

const inferredType = (json: Json): string =>
  Array.isArray(json.manifests) ? 'application/vnd.oci.image.index.v1+json' : 'application/vnd.oci.image.manifest.v1+json';

const readIndex = (json: Json, named: Named): ManifestAnswer | 'malformed' => {
  if (!Array.isArray(json.manifests)) return 'malformed';
  const platforms = objectsIn(json.manifests)
    .filter((entry) => !isAttestation(entry))
    .flatMap((entry) => readPlatform(entry) ?? []);
  return { ...named, form: 'index', platforms, annotations: standardLabels(json.annotations) };
};

/** BuildKit puts what it knows of a build beside the image, as one for a platform that does not exist. */
const isAttestation = (entry: Json): boolean =>
  objectIn(entry.annotations)?.['vnd.docker.reference.type'] === 'attestation-manifest' || objectIn(entry.platform)?.os === 'unknown';

const readPlatform = (entry: Json): PlatformImage | undefined => {
  const digest = digestIn(entry.digest);
  const platform = objectIn(entry.platform);
  const name = platform && platformName(platform);
  if (digest === undefined || name === undefined) return undefined;
  const osVersion = textIn(platform?.['os.version']);
  const annotations = standardLabels(entry.annotations);
  return { platform: name, digest, annotations, ...(osVersion !== undefined && WORD.test(osVersion) && { osVersion }) };
};

const WORD = /^[\w.-]{1,64}$/;

/** `linux/arm/v7`; configs name it by the same fields as entries of an index. */
export const platformName = (json: Json): string | undefined => {
  const [os, architecture, variant] = ['os', 'architecture', 'variant'].map((field) => textIn(json[field]));
  if (os === undefined || architecture === undefined || !WORD.test(os) || !WORD.test(architecture)) return undefined;
  return variant !== undefined && WORD.test(variant) ? `${os}/${architecture}/${variant}` : `${os}/${architecture}`;
};

const readImage = (json: Json, named: Named): ManifestAnswer | 'malformed' => {
  const config = digestIn(objectIn(json.config)?.digest);
  if (config === undefined || !Array.isArray(json.layers)) return 'malformed';
  const sizes = objectsIn(json.layers).map((layer) => countIn(layer.size));
  const size = sizes.every((one) => one !== undefined) ? sizes.reduce((sum, one) => sum + one, 0) : undefined;
  const annotations = standardLabels(json.annotations);
  return { ...named, form: 'image', platforms: [], config, ...(size !== undefined && { size }), annotations };
};
