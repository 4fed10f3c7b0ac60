import { sha256 } from './hosts.ts';

export interface Blob {
  readonly digest: string;
  readonly bytes: Uint8Array;
}

export interface Manifest extends Blob {
  readonly mediaType: string;
}

export const blobOf = (content: Uint8Array | string): Blob => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { digest: `sha256:${sha256(bytes)}`, bytes };
};

export const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
export const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
export const DOCKER_LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';
export const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';

type Family = 'oci' | 'docker';

export interface ImageSpec {
  readonly family: Family;
  readonly platform: string;
  readonly created?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

export interface Image {
  readonly spec: ImageSpec;
  readonly config: Blob;
  readonly layer: Blob;
  readonly manifest: Manifest;
}

const platformOf = (platform: string) => {
  const [os, architecture, variant] = platform.split('/');
  return { os, architecture, ...(variant && { variant }) };
};

const CONFIG_TYPE = { oci: 'application/vnd.oci.image.config.v1+json', docker: 'application/vnd.docker.container.image.v1+json' };
const LAYER_TYPE = {
  oci: 'application/vnd.oci.image.layer.v1.tar+gzip',
  docker: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
};

const described = (mediaType: string, { digest, bytes }: Blob) => ({ mediaType, digest, size: bytes.length });

/** An image for one platform. */
export const imageOf = (spec: ImageSpec): Image => {
  const { family, platform, created, labels, annotations } = spec;
  const config = blobOf(
    JSON.stringify({ ...platformOf(platform), created, config: { Labels: labels }, rootfs: { type: 'layers', diff_ids: [] } }),
  );
  const layer = blobOf(`the only layer, for ${platform}`);
  const mediaType = family === 'oci' ? OCI_MANIFEST : DOCKER_MANIFEST;
  const body = {
    schemaVersion: 2,
    mediaType,
    config: described(CONFIG_TYPE[family], config),
    layers: [described(LAYER_TYPE[family], layer)],
    annotations,
  };
  return { spec, config, layer, manifest: { ...blobOf(JSON.stringify(body)), mediaType } };
};

/** What BuildKit adds: an image for no platform that describes another. */
export const attestationOf = (image: Image): Image => {
  const made = imageOf({ family: 'oci', platform: 'unknown/unknown' });
  return { ...made, spec: { ...made.spec, annotations: attestationNote(image) } };
};

const attestationNote = ({ manifest }: Image) => ({
  'vnd.docker.reference.type': 'attestation-manifest',
  'vnd.docker.reference.digest': manifest.digest,
});

/** An index, or a list, of images; annotations of an attestation stand in its entry. */
export const indexOf = (family: Family, images: readonly Image[], annotations?: Readonly<Record<string, string>>): Manifest => {
  const mediaType = family === 'oci' ? OCI_INDEX : DOCKER_LIST;
  const manifests = images.map(({ spec, manifest }) => ({
    ...described(manifest.mediaType, manifest),
    platform: platformOf(spec.platform),
    ...(spec.platform === 'unknown/unknown' && { annotations: spec.annotations }),
  }));
  return { ...blobOf(JSON.stringify({ schemaVersion: 2, mediaType, manifests, annotations })), mediaType };
};
