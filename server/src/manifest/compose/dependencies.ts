import { isMap } from 'yaml';
import { folderOf } from '../../text/paths.ts';
import { type ComposePlace, type ComposeProject, pathIn, pathsIn, readProject, serviceOf } from './file.ts';
import { serviceNames } from './layers.ts';

/** What a Compose file names of other files, be they there or not. */
export interface ComposeDependencies {
  /** The paths of those whose services it extends. */
  readonly extended: readonly string[];
  /** Those which are part of its project. */
  readonly included: readonly ComposePlace[];
  /** The paths of those with variables for its containers. */
  readonly environmentFiles: readonly string[];
}

const NAMES_FILES = /\bextends\b|\binclude\b|\benv_file\b/;

const NONE: ComposeDependencies = { extended: [], included: [], environmentFiles: [] };

/** What a Compose file rests on; of a text that is none nothing. */
export const readDependencies = (place: ComposePlace, texts: ReadonlyMap<string, string>): ComposeDependencies => {
  // Most name none, and are not worth being read for it.
  const project = NAMES_FILES.test(texts.get(place.path) ?? '') ? readProject(place, texts) : undefined;
  if (!project) return NONE;
  return {
    extended: [...new Set(extendedBy(project))],
    included: includedBy(project),
    environmentFiles: [...new Set(environmentFilesIn(project))],
  };
};

const INCLUDES = /\binclude\b/;

/** How a Compose file is started: as a part of the project of another that includes it, or by itself. */
export const placeOf = (path: string, texts: ReadonlyMap<string, string>): ComposePlace => {
  for (const [other, text] of texts) {
    const included = other !== path && INCLUDES.test(text) ? readDependencies({ path: other }, texts).included : [];
    const own = included.find((place) => place.path === path);
    if (own) return own;
  }
  return { path };
};

const extendedBy = ({ file, environment }: ComposeProject): readonly string[] =>
  serviceNames(file).flatMap((name) => {
    const { tree } = file;
    return pathIn(tree.value(tree.value(serviceOf(file, name), 'extends'), 'file'), file, environment) ?? [];
  });

const environmentFilesIn = (project: ComposeProject): readonly string[] =>
  serviceNames(project.file).flatMap((name) => pathsIn(project.file.tree.value(serviceOf(project.file, name), 'env_file'), project));

/** Each is a path, or a map with one or several that are put on top of one another, and what they are read with. */
const includedBy = (project: ComposeProject): readonly ComposePlace[] => {
  const { tree } = project.file;
  return tree.items(tree.value(tree.root, 'include')).flatMap((one) => inclusionsOf(one, project));
};

const inclusionsOf = (included: unknown, project: ComposeProject): readonly ComposePlace[] => {
  const { file, environment: above } = project;
  const given = (name: string): unknown => (isMap(included) ? file.tree.value(included, name) : undefined);
  const paths = pathsIn(isMap(included) ? given('path') : included, project);
  const [first] = paths;
  if (first === undefined) return [];
  const folder = pathIn(given('project_directory'), file, above) ?? folderOf(first);
  const environmentFiles = pathsIn(given('env_file'), project);
  return paths.map((path) => ({ path, folder, above, ...(environmentFiles.length > 0 && { environmentFiles }) }));
};
