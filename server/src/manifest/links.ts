import type { Span } from '../text/span.ts';
import { readComposeLinks } from './compose-links.ts';
import { readDevcontainerLinks } from './devcontainer-links.ts';
import { formByPath } from './names.ts';

/** A place of a manifest that speaks of another file, or of something in it. */
export interface ManifestLink {
  /** `build` stands where the one who builds is named; the others at the words that lead away. */
  readonly kind: 'build' | 'file' | 'stage' | 'argument';
  readonly at: Span;
  /** The other file, be it there or not; a Dockerfile, unless it is a `file`. */
  readonly path: string;
  /** Who builds, as messages call it; the stage or the argument. Of a file what is written. */
  readonly name: string;
}

/** The links of a manifest: those whose paths have variables are left out, for nobody knows where they lead. */
export const readLinks = (text: string, path: string): readonly ManifestLink[] => {
  const form = formByPath(path);
  if (form === 'compose') return readComposeLinks(text, path);
  return form === 'devcontainer' ? readDevcontainerLinks(text, path) : [];
};
