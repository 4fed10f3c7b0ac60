import { folderOf, nameOf } from '../text/paths.ts';
import { builtNames, readServices } from './compose-containers.ts';
import { ContainerList } from './container-list.ts';
import { readDevcontainer } from './devcontainer.ts';
import { readJobs } from './github-workflow.ts';
import { readPipeline } from './gitlab-pipeline.ts';
import { readObjects } from './kubernetes.ts';
import type { Environment, Manifest } from './model.ts';
import { type ManifestForm, mayHoldWorkload } from './names.ts';
import { isTemplate, mayBeTemplate } from './templates.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';
import { YamlTree } from './yaml-tree.ts';

export { readComposeBuilds } from './compose.ts';
export { readReplacedImages } from './deployed-images.ts';
export { readEnvironment } from './env-file.ts';
export { readLinks } from './links.ts';

/** A text to read as a manifest. */
export interface ManifestSource {
  readonly form: ManifestForm;
  readonly path: string;
  readonly text: string;
  /** Asked of Compose files only. */
  readonly environment: Environment;
}

/** Of these one document alone is read; a pipeline may have a header in one of its own. */
const SINGLE: ReadonlySet<ManifestForm> = new Set(['compose', 'github-workflow']);

const NOTHING: Omit<Manifest, 'form' | 'text'> = {
  containers: [],
  mounts: [],
  scripts: [],
  builds: [],
  nodes: [],
  comments: [],
  parseErrors: [],
};

/** Reads a manifest; a template of one holds nothing. Never throws, and ends in bounded time. */
export const readManifest = (source: ManifestSource): Manifest => {
  const { form, text } = source;
  if (form === 'devcontainer') return readJson(source);
  const yaml = readYaml(text, form === 'kubernetes' ? mayHoldWorkload : undefined);
  const isQuiet = yaml.parseErrors.length > 0 ? mayBeTemplate(text) : isTemplate({ text, start: 0 }, yaml.documents, yaml.comments);
  return isQuiet ? { form, text, ...NOTHING } : readDocuments(source, yaml);
};

const readJson = ({ form, text }: ManifestSource): Manifest => {
  const list = new ContainerList(text);
  const beside = readDevcontainer(text, list);
  if (beside.parseErrors.length > 0 && mayBeTemplate(text)) return { form, text, ...NOTHING };
  return { form, text, ...NOTHING, ...beside, ...list.found };
};

const readDocuments = (source: ManifestSource, { documents, comments, parseErrors }: YamlSource): Manifest => {
  const { form, text, path } = source;
  const list = new ContainerList(text);
  const trees = (SINGLE.has(form) ? documents.slice(0, 1) : documents).map((document) => new YamlTree(document, text));
  for (const tree of trees) readContainers(tree, list, source);
  const builds = form === 'compose' ? trees.flatMap((tree) => builtNames(tree, nameOf(folderOf(path)), source.environment)) : [];
  return { form, text, ...list.found, builds, comments, parseErrors };
};

const readContainers = (tree: YamlTree, list: ContainerList, { form, text, environment }: ManifestSource): void => {
  if (form === 'compose') readServices({ text, tree, list }, environment);
  else if (form === 'kubernetes') readObjects({ text, tree, list });
  else if (form === 'github-workflow') readJobs({ text, tree, list });
  else readPipeline({ text, tree, list });
};
