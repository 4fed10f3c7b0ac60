import { attestationOf, type Image, imageOf, indexOf, type Manifest } from './images.ts';

const BASE = { 'org.opencontainers.image.base.name': 'docker.io/library/debian:13-slim' };

export const amd64 = imageOf({
  family: 'oci',
  platform: 'linux/amd64',
  created: '2025-11-03T04:05:06.123456789Z',
  labels: { 'org.opencontainers.image.version': '1.2.3', 'org.opencontainers.image.title': 'label', maintainer: 'somebody' },
  annotations: { 'org.opencontainers.image.title': 'manifest', 'org.opencontainers.image.licenses': 'MIT' },
});
export const arm64 = imageOf({ family: 'oci', platform: 'linux/arm64/v8', created: '2025-11-03T05:00:00Z' });
export const attestation = attestationOf(amd64);
export const multi = indexOf('oci', [attestation, amd64, arm64], { 'org.opencontainers.image.title': 'index', ...BASE });

const dockerAmd64 = imageOf({ family: 'docker', platform: 'linux/amd64', created: '2024-02-01T00:00:00Z' });
const dockerArm = imageOf({ family: 'docker', platform: 'linux/arm/v7', created: '2024-02-01T00:00:00Z' });
export const dockerList = indexOf('docker', [dockerAmd64, dockerArm]);

/** Built so that the result does not depend on the day, with the day in a label. */
export const reproducible = imageOf({
  family: 'docker',
  platform: 'linux/amd64',
  created: '1970-01-01T00:00:00Z',
  labels: { 'org.opencontainers.image.created': '2025-06-07T08:09:10Z' },
});

export interface Pushed {
  readonly repository: string;
  readonly tags: readonly string[];
  readonly images: readonly Image[];
  readonly manifest: Manifest;
}

export const MANY = Array.from({ length: 60 }, (_, index) => `1.${index}`);

/** All that stands in the registries of the tests. */
export const WORLD: readonly Pushed[] = [
  { repository: 'library/multi', tags: ['1', 'latest'], images: [attestation, amd64, arm64], manifest: multi },
  { repository: 'team/list', tags: ['1'], images: [dockerAmd64, dockerArm], manifest: dockerList },
  { repository: 'team/single', tags: ['1.0'], images: [reproducible], manifest: reproducible.manifest },
  { repository: 'team/many', tags: MANY, images: [reproducible], manifest: reproducible.manifest },
];
