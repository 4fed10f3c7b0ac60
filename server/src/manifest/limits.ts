/** In characters. No manifest, script or page written by hand is near it, and reading one that is all mistakes takes seconds for a megabyte. */
export const LONGEST_DOCUMENT = 256 * 1024;
