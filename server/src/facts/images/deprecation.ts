import { type DeprecatedImage, deprecatedImage } from '../../knowledge/deprecated-images.ts';
import { officialNameOf } from './official-name.ts';
import { perReference } from './per-reference.ts';

/** An official image that is kept up no more, and the day of the fact. */
export interface Deprecation extends DeprecatedImage {
  readonly asOf: string;
}

/** What is known against the image that a reference names; `undefined` where nothing is. */
export const deprecationOf = perReference((reference, { deprecatedImages }): Deprecation | undefined => {
  const name = officialNameOf(reference);
  const deprecated = deprecatedImages && name !== undefined ? deprecatedImage(deprecatedImages, name) : undefined;
  return deprecatedImages && deprecated && { ...deprecated, asOf: deprecatedImages.asOf };
});
