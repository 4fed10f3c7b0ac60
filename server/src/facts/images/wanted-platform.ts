import { normalPlatform } from '../../image/platform.ts';
import type { ImageUse } from '../model.ts';

/** The platform that an image is pulled for, in its usual spelling; `undefined` where nobody says, or what is said is not known here. */
export const wantedPlatform = ({ platform }: ImageUse): string | undefined =>
  platform?.name === undefined ? undefined : normalPlatform(platform.name);
