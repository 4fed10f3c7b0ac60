import { join } from 'node:path';
import { readJsonLines, readList } from './table.mjs';

const DISTRIBUTIONS = ['almalinux', 'alpine', 'amazonlinux', 'debian', 'fedora', 'oraclelinux', 'rockylinux', 'ubuntu'];

/** Suites stand in tags of images that are built on a distribution: `buildpack-deps:trixie`. */
const SUITES = {
  debian: ['bookworm', 'bullseye', 'trixie'],
  ubuntu: ['focal', 'jammy', 'noble', 'resolute'],
  alpine: ['alpine'],
};

/** Rows of `official_images.jsonl`, with what hand-kept lists say of software, products and variants. */
export function officialImages(folder, hand) {
  const images = readJsonLines(join(folder, 'official_images.jsonl'));
  const byName = new Map(images.map((image) => [image.image, image]));
  const former = readList(join(hand, 'former-images.txt')).map(([image, family, method]) => ({ image, family, method }));
  const lists = readLists(hand);
  const rows = images.map((image) => rowOf({ ...image, family: familyOf(image, byName), ...payloadOf(image) }, lists));
  return [...rows, ...former.map((image) => rowOf(image, lists))];
}

function readLists(hand) {
  const list = (name) => readList(join(hand, name));
  return {
    products: new Map(list('products.txt').map(([image, product]) => [image, product.split('+')[0]])),
    software: new Map(list('software.txt').map(([image, ...rest]) => [image, rest])),
    variants: list('variants.txt'),
  };
}

function rowOf({ image, family = '', method, verified = [], host = '', fromSource = [] }, { products, software, variants }) {
  const [name = '', debian = ''] = software.get(image) ?? [];
  const own = variants.filter(([of]) => of === image).map(([, ...cells]) => cells.slice(0, 6).join(','));
  const compiled = fromSource.filter((one) => !isItself(one, image, name));
  return [image, family, method, products.get(image) ?? '', name, debian, verified.join(','), host, compiled.join(';'), own.join(';')];
}

/** A check is of the main software unless it names something else. */
const MAIN = ['app', 'haxe', 'main tarball', 'rustup-init', 'silverpeas'];
const NO_CHECK = ['git-tag only', 'none'];

/** What an old copy of a Dockerfile says is not said of today's image. */
function payloadOf({ verified, downloadHost, alsoFromSource, readKind }) {
  if (readKind === 'stored-old' || readKind === 'not-read') return { verified: [], host: '', fromSource: [] };
  const checks = verified.flatMap((text) => {
    const [, check, of] = /^(.*?)(?: \((.*)\))?$/.exec(text);
    if (['n/a', 'unknown'].includes(check) || (of && !MAIN.includes(of))) return [];
    return [NO_CHECK.includes(check) ? 'none' : check];
  });
  return { verified: checks, host: downloadHost ?? '', fromSource: alsoFromSource.flatMap(shortly) };
}

/** What is compiled for other architectures stands among the variants. */
const shortly = (text) => (/ on (other )?architectures/.test(text) ? [] : [text.replace(/ \(.*\)| via .*/g, '')]);

/** That an image compiled from source is compiled, its method says. */
function isItself(compiled, image, name) {
  const one = compiled.toLowerCase();
  return one === name.toLowerCase() || image.startsWith(one) || one.endsWith(image);
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
