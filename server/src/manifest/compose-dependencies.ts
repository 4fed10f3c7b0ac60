import { isMap } from 'yaml';
import { type ComposeProject, pathIn, readProject, serviceOf } from './compose-file.ts';
import { serviceNames } from './compose-layers.ts';

/** The paths of other Compose files that a Compose file names, be they there or not. */
export interface ComposeDependencies {
  /** Whose services it extends. */
  readonly extended: readonly string[];
  /** Which are part of its project. */
  readonly included: readonly string[];
}

const NAMES_FILES = /\bextends\b|\binclude\b/;

/** What a Compose file rests on; of a text that is none nothing. */
export const readDependencies = (path: string, texts: ReadonlyMap<string, string>): ComposeDependencies => {
  // Most name none, and are not worth being read for it.
  const project = NAMES_FILES.test(texts.get(path) ?? '') ? readProject(path, texts) : undefined;
  if (!project) return { extended: [], included: [] };
  return { extended: [...new Set(extendedBy(project))], included: [...new Set(includedBy(project))] };
};

const extendedBy = ({ file, environment }: ComposeProject): readonly string[] =>
  serviceNames(file).flatMap((name) => {
    const { tree } = file;
    return pathIn(tree.value(tree.value(serviceOf(file, name), 'extends'), 'file'), file, environment) ?? [];
  });

/** Each is a path, or a map with one or several that are put on top of one another. */
const includedBy = ({ file, environment }: ComposeProject): readonly string[] => {
  const { tree } = file;
  const named = tree.items(tree.value(tree.root, 'include')).map((one) => (isMap(one) ? tree.value(one, 'path') : one));
  const paths = named.flatMap((one) => (tree.items(one).length > 0 ? tree.items(one) : [one]));
  return paths.flatMap((one) => pathIn(one, file, environment) ?? []);
};
