import type { ManifestAnswer, PlatformImage } from '../facts/look-ups.ts';

const USUAL = 'linux/amd64';

/** The image of an index for a platform; where none is asked for the usual one, or else the first. */
export const choosePlatform = ({ platforms }: ManifestAnswer, asked: string | undefined): PlatformImage | undefined =>
  forPlatform(platforms, asked ?? USUAL) ?? (asked === undefined ? platforms[0] : undefined);

/** Without a variant any will do, as for `linux/arm64`, which some write `linux/arm64/v8`. */
const forPlatform = (platforms: readonly PlatformImage[], asked: string): PlatformImage | undefined =>
  platforms.find(({ platform }) => platform === asked) ??
  platforms.find(({ platform }) => platform.startsWith(`${asked}/`) || asked.startsWith(`${platform}/`));
