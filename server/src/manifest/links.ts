import { readComposeLinks } from './compose/links.ts';
import { readDevcontainerLinks } from './devcontainer/links.ts';
import { readWorkflowLinks } from './jobs/workflow-links.ts';
import type { ManifestLink } from './link-list.ts';
import { formByPath, type ManifestForm, mayHoldObjects, mayHoldServices } from './names.ts';

/** The links of a manifest: those whose paths have variables are left out, for nobody knows where they lead. */
export const readLinks = (text: string, path: string): readonly ManifestLink[] => {
  // A Compose file that has another name is known by what stands in it.
  const form = formByPath(path) ?? (mayHoldObjects(path) && mayHoldServices(text) ? 'compose' : undefined);
  return (form && READERS[form]?.(text, path)) ?? [];
};

const READERS: Partial<Readonly<Record<ManifestForm, (text: string, path: string) => readonly ManifestLink[]>>> = {
  compose: readComposeLinks,
  devcontainer: readDevcontainerLinks,
  'github-workflow': readWorkflowLinks,
};
