import type { ManifestBuild } from './build-model.ts';
import { readProjectBuilds } from './compose/builds.ts';
import { readDevcontainerBuilds } from './devcontainer/builds.ts';
import { readWorkflowBuilds } from './jobs/workflow-builds.ts';
import { formByPath } from './names.ts';

/** The builds that manifests describe, with the texts of all that they rest on. */
export const readBuilds = (paths: readonly string[], texts: ReadonlyMap<string, string>): readonly ManifestBuild[] => {
  const ofCompose = paths.flatMap((path) => (formByPath(path) === 'compose' ? [{ path }] : []));
  return [...readProjectBuilds(ofCompose, texts), ...paths.flatMap((path) => readOther(path, texts.get(path) ?? ''))];
};

const readOther = (path: string, text: string): readonly ManifestBuild[] => {
  const form = formByPath(path);
  if (form === 'devcontainer') return readDevcontainerBuilds(path, text);
  return form === 'github-workflow' ? readWorkflowBuilds(path, text) : [];
};
