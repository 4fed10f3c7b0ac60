import { folderOf } from '../text/paths.ts';
import { readInlineBuilds } from './compose/builds.ts';
import { readServices } from './compose/containers.ts';
import { placeOf } from './compose/dependencies.ts';
import { type ComposeProject, environmentOf } from './compose/file.ts';
import { builtNames } from './compose/names.ts';
import { ContainerList } from './container-list.ts';
import { readDevcontainer } from './devcontainer/devcontainer.ts';
import { readJobs } from './jobs/github-workflow.ts';
import { readPipeline } from './jobs/gitlab-pipeline.ts';
import { readObjects } from './kubernetes/objects.ts';
import type { Manifest } from './model.ts';
import { type ManifestForm, mayHoldWorkload } from './names.ts';
import { readOutline } from './read-outline.ts';
import { duplicateKeys } from './yaml/duplicates.ts';
import { readYaml, type YamlSource } from './yaml/source.ts';
import { isTemplate, mayBeTemplate } from './yaml/templates.ts';
import { YamlTree } from './yaml/tree.ts';

export { readBuilds } from './builds.ts';
export { readProjectBuilds } from './compose/builds.ts';
export { readDependencies } from './compose/dependencies.ts';
export { environmentFilesOf } from './compose/file.ts';
export { readReplacedImages } from './kubernetes/deployed-images.ts';
export { readLinks } from './links.ts';
export { readWithManifests } from './scripts/page.ts';
export { readQuadlet } from './scripts/quadlet.ts';

/** A text to read as a manifest. */
export interface ManifestSource {
  readonly form: ManifestForm;
  readonly path: string;
  readonly text: string;
  /** The files that a Compose file rests on, by path. */
  readonly others: ReadonlyMap<string, string>;
}

/** Of these one document alone is read; a pipeline may have a header in one of its own. */
const SINGLE: ReadonlySet<ManifestForm> = new Set(['compose', 'github-workflow']);

/** What reads them rejects a key that is there twice: Compose (go-yaml), and GitHub and its like. Others take the last one. */
const STRICT: ReadonlySet<ManifestForm> = new Set(['compose', 'github-workflow']);

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
  const [mistake] = yaml.parseErrors;
  const isQuiet = mistake ? mayBeTemplate(text, mistake.span) : isTemplate({ text, start: 0 }, yaml.documents, yaml.comments);
  return isQuiet ? { form, text, ...NOTHING } : readDocuments(source, yaml);
};

const readJson = ({ form, text }: ManifestSource): Manifest => {
  const list = new ContainerList(text);
  const beside = readDevcontainer(text, list);
  const [mistake] = beside.parseErrors;
  if (mistake && mayBeTemplate(text, mistake.span)) return { form, text, ...NOTHING };
  return { form, text, ...NOTHING, ...beside, ...list.found };
};

const readDocuments = (source: ManifestSource, { documents, comments, parseErrors }: YamlSource): Manifest => {
  const { form, text } = source;
  const list = new ContainerList(text);
  const trees = (SINGLE.has(form) ? documents.slice(0, 1) : documents).map((document) => new YamlTree(document, text));
  for (const tree of trees) if (form !== 'compose') readContainers(tree, list, source);
  const composed = form === 'compose' ? trees.map((tree) => readCompose(tree, list, source)) : [];
  const builds = composed.flatMap((project) => builtNames(project));
  const inlineBuilds = composed.flatMap(readInlineBuilds);
  const [tree] = form === 'compose' && documents.length === 1 ? trees : [];
  const outline = tree ? { outline: () => readOutline(tree.root, tree, text) } : {};
  const doubled = STRICT.has(form) ? documents.slice(0, 1).flatMap(duplicateKeys) : [];
  return { form, text, ...list.found, builds, inlineBuilds, comments, parseErrors: [...parseErrors, ...doubled], ...outline };
};

const readCompose = (tree: YamlTree, list: ContainerList, { path, text, others }: ManifestSource): ComposeProject => {
  const texts = new Map([...others, [path, text]]);
  const place = placeOf(path, texts);
  const file = { path, text, tree, folder: place.folder ?? folderOf(path) };
  const project = { file, texts, environment: environmentOf(place, texts) };
  readServices(project, list);
  return project;
};

const readContainers = (tree: YamlTree, list: ContainerList, { form, text }: ManifestSource): void => {
  if (form === 'kubernetes') readObjects({ text, tree, list });
  else if (form === 'github-workflow') readJobs({ text, tree, list });
  else readPipeline({ text, tree, list });
};
