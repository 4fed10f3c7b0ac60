import type { ImageReference } from '../../image/reference.ts';
import { parseTag } from '../../image/tag.ts';
import { type Knowledge, packageIndexOf } from '../../knowledge/index.ts';
import { officialImage } from '../../knowledge/official-images.ts';
import type { PackageIndex } from '../../knowledge/package-index.ts';
import { upstreamVersion } from '../../package/upstream-version.ts';
import { type Making, makingOf, usualMethod } from './making.ts';
import { type OfficialTag, officialTagOf } from './official-tag.ts';
import { debianReleaseOf } from './shipped.ts';

/** A language's image is a platform: what stands on it expects that very version and the tools that come with it. */
const PLATFORMS: ReadonlySet<string> = new Set([
  'bash',
  'busybox',
  'elixir',
  'erlang',
  'gcc',
  'haxe',
  'perl',
  'php',
  'python',
  'rakudo-star',
  'ruby',
  'swipl',
]);

/** What could stand in the place of an image that compiles its software: what it stands on itself, and that distribution's package. */
export interface PackagedBase {
  /** `debian:bookworm-slim`. */
  readonly base: string;
  readonly package: string;
  readonly distribution: { readonly family: 'debian'; readonly release: string };
  /** What the image has, as whole as today's tags tell. */
  readonly compiled: string;
}

const known = new WeakMap<OfficialTag, PackagedBase | 'none'>();

/** The base of an official image that compiles a program which Debian ships; `undefined` where base or program are not certain. */
export const packagedBase = (reference: ImageReference, knowledge: Knowledge): PackagedBase | undefined => {
  const official = officialTagOf(reference, knowledge);
  if (!official || PLATFORMS.has(official.name) || !isShippedByDebian(official, knowledge)) return undefined;
  const found = known.get(official) ?? findBase(official, makingOf(reference, knowledge)) ?? 'none';
  known.set(official, found);
  return found === 'none' ? undefined : found;
};

/** Told by the name alone, so that the way in which an image is made is worked out for those few. */
const isShippedByDebian = ({ name }: OfficialTag, { officialImages }: Knowledge): boolean =>
  officialImages !== undefined && officialImage(officialImages, name)?.upstreamPackage !== undefined;

const findBase = (official: OfficialTag, making: Making | undefined): PackagedBase | undefined => {
  if (!making?.debianPackage || usualMethod(making)?.method !== 'source') return undefined;
  const tags = [official.tag, ...(official.build?.tags ?? [])].map(parseTag);
  const release = debianReleaseOf(official);
  const [compiled] = tags.flatMap((tag) => tag.release?.components.join('.') ?? []).sort((a, b) => b.length - a.length);
  if (release === undefined || compiled === undefined) return undefined;
  return { base: `debian:${release}-slim`, package: making.debianPackage, distribution: { family: 'debian', release }, compiled };
};

/** The version of the package, where it is of the same release line as what the image has, or newer in the same major version. */
export const packagedVersion = ({ package: name, distribution, compiled }: PackagedBase, knowledge: Knowledge): string | undefined => {
  const index = packageIndexOf(knowledge, distribution);
  const version = index && versionIn(index, name);
  const [own, other] = [numbersOf(version && upstreamVersion(version)), numbersOf(compiled)];
  return own && other && own.major === other.major && own.minor >= other.minor ? version : undefined;
};

const versions = new WeakMap<PackageIndex, Map<string, string | undefined>>();

/** A release's table is searched once for each package, however many images ask. */
const versionIn = (index: PackageIndex, name: string): string | undefined => {
  const ofIndex = versions.get(index) ?? new Map<string, string | undefined>();
  versions.set(index, ofIndex);
  if (!ofIndex.has(name)) ofIndex.set(name, index.binary(name)?.version);
  return ofIndex.get(name);
};

const numbersOf = (version: string | undefined): { readonly major: number; readonly minor: number } | undefined => {
  const match = /^(\d+)\.(\d+)/.exec(version ?? '');
  return match ? { major: Number(match[1]), minor: Number(match[2]) } : undefined;
};
