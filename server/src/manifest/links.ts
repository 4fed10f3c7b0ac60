import { readComposeLinks } from './compose-links.ts';
import { readDevcontainerLinks } from './devcontainer-links.ts';
import type { ManifestLink } from './link-list.ts';
import { formByPath } from './names.ts';

/** The links of a manifest: those whose paths have variables are left out, for nobody knows where they lead. */
export const readLinks = (text: string, path: string): readonly ManifestLink[] => {
  const form = formByPath(path);
  if (form === 'compose') return readComposeLinks(text, path);
  return form === 'devcontainer' ? readDevcontainerLinks(text, path) : [];
};
