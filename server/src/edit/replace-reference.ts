import type { ImageUse } from '../facts/model.ts';
import type { Edit } from '../text/span.ts';

/** Puts another image in the place of one; `undefined` where the reference is put together from variables, or names a digest. */
export const replaceReference = ({ resolved, reference }: ImageUse, text: string): readonly Edit[] | undefined => {
  const length = resolved?.text.length ?? 0;
  if (reference?.digest !== undefined || !resolved?.isVerbatim(0, length)) return undefined;
  const location = resolved.locate(0, length);
  return location && [{ ...location, text }];
};
