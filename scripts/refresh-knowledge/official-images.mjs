import { join } from 'node:path';
import { readJsonLines } from './table.mjs';

const DISTRIBUTIONS = ['almalinux', 'alpine', 'amazonlinux', 'debian', 'fedora', 'oraclelinux', 'rockylinux', 'ubuntu'];

/** Suites stand in tags of images that are built on a distribution: `buildpack-deps:trixie`. */
const SUITES = {
  debian: ['bookworm', 'bullseye', 'trixie'],
  ubuntu: ['focal', 'jammy', 'noble', 'resolute'],
  alpine: ['alpine'],
};

export function officialImages(folder) {
  const images = readJsonLines(join(folder, 'official_images.jsonl'));
  const byName = new Map(images.map((image) => [image.image, image]));
  return images.map((image) => [image.image, familyOf(image, byName) ?? '', image.method]);
}

function familyOf(image, byName) {
  if (image.method === 'distro-rootfs') return image.image;
  // A base read from an old copy of the Dockerfile says nothing of today's image.
  if (!image.defaultBase || image.readKind === 'stored-old' || image.defaultBase.includes('(stored')) return undefined;
  // `a -> b`: a is built on b, and b counts; `a <- b`: a takes files from b, and is still a.
  const built = image.defaultBase.split(' <- ')[0];
  return familyOfReference(built.split(' -> ').at(-1), byName);
}

function familyOfReference(reference, byName) {
  const [, name, tag = ''] = /^([a-z0-9/._-]+)(?::([\w.-]+))?/.exec(reference) ?? [];
  if (!name) return undefined;
  if (name === 'scratch' || DISTRIBUTIONS.includes(name)) return name;
  if (name.startsWith('redhat/ubi')) return 'redhat';
  const parts = tag.split(/[-.\d]+/);
  const suite = Object.entries(SUITES).find(([, names]) => names.some((one) => parts.includes(one)));
  if (suite) return suite[0];
  // A tag that names no distribution is the default variant of its image.
  const image = byName.get(name);
  return image ? familyOf(image, byName) : undefined;
}
