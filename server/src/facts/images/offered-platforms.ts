import { normalPlatform, runsOn } from '../../image/platform.ts';
import type { ImageReference } from '../../image/reference.ts';
import type { TagBuild } from '../../knowledge/official-tags.ts';
import { dayOf } from '../../text/day.ts';
import { answered } from '../look-ups.ts';
import type { Facts } from '../model.ts';
import { officialTagOf } from './official-tag.ts';
import { configOf, isAskable, pulledImage } from './on-registry.ts';

/** The platforms that an image is published for, in their usual spelling. */
export interface OfferedPlatforms {
  readonly platforms: readonly string[];
  /** Whether it is one image, which is taken whatever is asked for. */
  readonly form: 'index' | 'image';
  /** Who says so. */
  readonly from: 'registry' | 'manifests';
  /** `YYYY-MM-DD`: the day of that. */
  readonly day: string;
}

type World = Pick<Facts, 'knowledge' | 'lookUps'>;

/** What an image is published for, and what of that is wanted and missing. */
export interface Lack {
  readonly offered: OfferedPlatforms;
  readonly missing: readonly string[];
}

/**
 * The platforms among those wanted that an image is not published for, as its registry says or else the manifests of official images;
 * `undefined` where none is known to be missing. Where the manifests have all, the registry, which may count what it is asked, is not.
 */
export const lackOf = (reference: ImageReference, wanted: readonly string[], world: World): Lack | undefined => {
  const listed = lackIn(inManifests(reference, world), wanted);
  if (listed?.missing.length === 0) return undefined;
  const lack = lackIn(onRegistry(reference, world), wanted) ?? listed;
  return lack && lack.missing.length > 0 ? lack : undefined;
};

const lackIn = (offered: OfferedPlatforms | undefined, wanted: readonly string[]): Lack | undefined =>
  offered && { offered, missing: wanted.filter((platform) => !offered.platforms.some((other) => runsOn(other, platform))) };

const onRegistry = (reference: ImageReference, { lookUps }: World): OfferedPlatforms | undefined => {
  const { registry, repository, digest } = reference;
  if (digest !== undefined && !isAskable(digest)) return undefined;
  const manifest = answered(lookUps, { ask: 'manifest', of: pulledImage(reference) });
  if (!manifest) return undefined;
  const offered = { form: manifest.form, from: 'registry', day: dayOf(manifest.askedAt) } as const;
  if (manifest.form === 'index')
    return withPlatforms(
      manifest.platforms.map(({ platform }) => platform),
      offered,
    );
  const config = configOf({ registry, repository, digest: manifest.digest }, undefined, { lookUps });
  return config ? withPlatforms(config.platform === undefined ? [] : [config.platform], offered) : undefined;
};

/** One that can't be read might be the one that is asked for. */
const withPlatforms = (names: readonly string[], offered: Omit<OfferedPlatforms, 'platforms'>): OfferedPlatforms | undefined => {
  const platforms = names.map(normalPlatform);
  const known = platforms.filter((platform) => platform !== undefined);
  return known.length === 0 || known.length < platforms.length ? undefined : { ...offered, platforms: [...new Set(known)] };
};

/** Copies of the official images need not have all of them, and what a digest stands for may be older. */
const inManifests = (reference: ImageReference, { knowledge }: World): OfferedPlatforms | undefined => {
  const isOfficial = reference.registry === 'docker.io' && reference.repository.startsWith('library/');
  const official = isOfficial && reference.digest === undefined ? officialTagOf(reference, knowledge) : undefined;
  if (!official?.build) return undefined;
  const builds = official.tags.builds.filter(({ tags }) => tags.includes(official.tag));
  return withPlatforms(builds.flatMap(platformsOfBuild), { form: 'index', from: 'manifests', day: official.asOf });
};

const platformsOfBuild = ({ architectures }: TagBuild): readonly string[] =>
  architectures.map((name) => PLATFORMS[name] ?? `linux/${name}`);

/** Those that the manifests of official images call otherwise. */
const PLATFORMS: Readonly<Record<string, string>> = {
  arm32v5: 'linux/arm/v5',
  arm32v6: 'linux/arm/v6',
  arm32v7: 'linux/arm/v7',
  arm64v8: 'linux/arm64',
  i386: 'linux/386',
  'windows-amd64': 'windows/amd64',
};
