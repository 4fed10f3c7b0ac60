import type { Table } from './table.ts';

/** How the software gets into an official image; `distro-rootfs` is the image of a distribution itself. */
export type Method = 'distro-package' | 'vendor-repo' | 'vendor-binary' | 'source' | 'distro-rootfs' | 'wrapper';

/** How one variant of an image is made. */
export interface BuildMethod {
  readonly method: Method;
  /** Distribution that it stands on (`debian`, `alpine`, `windows`, `scratch` …); absent where it is not known. */
  readonly family?: string;
  /** How the main software is checked (`sha256`, `gpg`, `repo-signed`, `sha1` …); empty where that is not known. */
  readonly verified: readonly string[];
  /** Nothing checks the main software, and that is known. */
  readonly isUnverified?: true;
  /** Where the main software comes from. */
  readonly downloadHost?: string;
  /** Packages of the distribution that are part of it, such as the `apache2` of php's apache variants. */
  readonly packaged: readonly string[];
  /** The only architectures that are made in this way; absent: all that no other way is told for. */
  readonly architectures?: readonly string[];
}

export interface OfficialImage extends BuildMethod {
  /** Of the default variant, as are all fields of `BuildMethod`: see `methodOf` for others. */
  readonly name: string;
  /** Product in the table `end-of-life`: the software, or the distribution that the image is. */
  readonly product?: string;
  /** What the makers call the software: `Apache HTTP Server`. */
  readonly softwareName?: string;
  /** What Debian ships the same software as: `apache2`. */
  readonly upstreamPackage?: string;
  /** Other software that the image compiles, besides its own. */
  readonly alsoFromSource: readonly string[];
  /** Variants that are made in another way, the ones to be asked first in front. */
  readonly variants: readonly Variant[];
}

export interface Variant extends BuildMethod {
  /** The words of a tag that tell it; none: every tag. */
  readonly words: readonly string[];
}

export const METHODS: readonly Method[] = ['distro-package', 'vendor-repo', 'vendor-binary', 'source', 'distro-rootfs', 'wrapper'];

/** What the table says where nothing is checked. */
const NO_CHECK = 'none';

const USUAL_ARCHITECTURE = 'amd64';

const read = new WeakMap<readonly string[], OfficialImage>();

/** A Docker Official Image by its bare name (`postgres`, not `library/postgres`); also some that left the programme. */
export function officialImage(table: Table, name: string): OfficialImage | undefined {
  const row = table.row(name);
  if (!row) return undefined;
  const known = read.get(row) ?? readImage(row);
  if (known) read.set(row, known);
  return known;
}

/** Whether the image is a distribution, and not software put on one. */
export function isDistribution(image: OfficialImage): boolean {
  return image.method === 'distro-rootfs';
}

/** How the image of a tag is made for an architecture (`amd64`, `arm64v8` … as manifests name them). */
export function methodOf(image: OfficialImage, tag: string, architecture: string = USUAL_ARCHITECTURE): BuildMethod {
  return methodsOf(image, tag).find(({ architectures }) => !architectures || architectures.includes(architecture)) ?? image;
}

/** All ways in which the image of a tag is made; each but the last one names its architectures. */
export function methodsOf(image: OfficialImage, tag: string): readonly BuildMethod[] {
  const words = tag.toLowerCase().split('-');
  const family = familyIn(words) ?? image.family;
  const fitting = [...image.variants, { ...defaultOf(image), words: [] }].filter((one) => one.words.every((word) => holds(words, word)));
  const last = fitting.findIndex(({ architectures }) => !architectures);
  return fitting.slice(0, last + 1).map(({ words: _, ...method }) => ({ ...method, ...(family && { family }) }));
}

const FAMILIES: readonly (readonly [string, readonly string[]])[] = [
  ['alpine', ['alpine']],
  ['debian', ['bookworm', 'bullseye', 'buster', 'debian', 'jessie', 'sid', 'stretch', 'trixie', 'wheezy']],
  ['ubuntu', ['bionic', 'focal', 'jammy', 'noble', 'resolute', 'trusty', 'ubuntu', 'xenial']],
  ['windows', ['nanoserver', 'windowsservercore']],
  ['redhat', ['rhel', 'ubi']],
  ['oraclelinux', ['oracle', 'oraclelinux']],
  ['amazonlinux', ['al', 'amazonlinux']],
  ['almalinux', ['almalinux']],
  ['fedora', ['fedora']],
];

/** The distribution that words of a tag name, with its number or without: `alpine3.24`, `ubi9`. */
function familyIn(words: readonly string[]): string | undefined {
  return FAMILIES.find(([, names]) => names.some((name) => holds(words, name)))?.[0];
}

/** `alpine` is held by `alpine3.24`, but not by `alpinelike`. */
function holds(words: readonly string[], name: string): boolean {
  return words.some((word) => word === name || (word.startsWith(name) && /^\d[\d.]*$/.test(word.slice(name.length))));
}

function defaultOf({ method, family, verified, isUnverified, downloadHost, packaged }: OfficialImage): BuildMethod {
  return {
    method,
    ...(family && { family }),
    verified,
    ...(isUnverified && { isUnverified }),
    ...(downloadHost && { downloadHost }),
    packaged,
  };
}

function readImage(row: readonly string[]): OfficialImage | undefined {
  const [name = '', family, method, product, softwareName, upstreamPackage, verified = '', host, compiled = '', variants = ''] = row;
  const made = readMethod({ method, verified: list(verified, ','), host, packaged: [] });
  if (!made) return undefined;
  return {
    name,
    ...made,
    ...(family && { family }),
    ...(product && { product }),
    ...(softwareName && { softwareName }),
    ...(upstreamPackage && { upstreamPackage }),
    alsoFromSource: list(compiled, ';'),
    variants: list(variants, ';').flatMap((text) => readVariant(text) ?? []),
  };
}

/** `words,architectures,method,verified,host,packages`, lists joined with `+` */
function readVariant(text: string): Variant | undefined {
  const [words = '', architectures = '', method, verified = '', host, packaged = ''] = text.split(',');
  const made = readMethod({ method, verified: list(verified, '+'), host, packaged: list(packaged, '+') });
  return made && { ...made, words: list(words, '+'), ...(architectures && { architectures: list(architectures, '+') }) };
}

interface Made {
  readonly method: string | undefined;
  readonly verified: readonly string[];
  readonly host: string | undefined;
  readonly packaged: readonly string[];
}

function readMethod({ method, verified, host, packaged }: Made): BuildMethod | undefined {
  const known = METHODS.find((one) => one === method);
  if (!known) return undefined;
  const checks = verified.filter((one) => one !== NO_CHECK);
  const isUnverified = verified.length > 0 && checks.length === 0;
  return { method: known, verified: checks, ...(isUnverified && { isUnverified }), ...(host && { downloadHost: host }), packaged };
}

const list = (cell: string, separator: string): readonly string[] => (cell === '' ? [] : cell.split(separator));
