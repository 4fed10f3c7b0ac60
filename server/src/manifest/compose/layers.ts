import { isMap, isScalar } from 'yaml';
import type { MappedText } from '../../text/mapped-text.ts';
import { folderOf, nameOf } from '../../text/paths.ts';
import { baseNamesFor, isOverrideName } from '../names.ts';
import { type ComposeFile, type ComposeProject, knownText, pathIn, readComposeFile, serviceOf } from './file.ts';

/** What one file says of a service. */
export interface Layer {
  readonly file: ComposeFile;
  readonly node: unknown;
}

/** The same with the name that the file has for the service. */
export interface ServiceLayer extends Layer {
  readonly name: string;
}

/** A service as it is started: what the file at hand says of it, then what it extends, then the file that this one is put on top of. */
export interface LayeredService {
  readonly name: string;
  /** Those that count first in front. */
  readonly layers: readonly ServiceLayer[];
  /** Those of them that it extends. */
  readonly extended: readonly ServiceLayer[];
  /** Whether all of it could be read. */
  readonly isWhole: boolean;
}

/** Services that extend one another in a longer chain are none. */
const MAX_EXTENDED = 20;

/** A service of the file of a project, with all that it rests on. */
export const layeredService = (name: string, project: ComposeProject): LayeredService => {
  const own = extendedFrom({ file: project.file, name }, project);
  const base = baseOf(name, project);
  const isOnTop = base && (isOverrideName(nameOf(project.file.path)) || !standsAlone(own.layers[0], 'beside-base'));
  const below = isOnTop ? extendedFrom({ file: base, name }, project) : undefined;
  const layers = [...own.layers, ...(below?.layers ?? [])];
  return { name, layers, extended: own.layers.slice(1), isWhole: own.isWhole && (below?.isWhole ?? true) };
};

interface Place {
  readonly file: ComposeFile;
  readonly name: string;
}

const extendedFrom = (
  place: Place,
  project: ComposeProject,
): Pick<LayeredService, 'isWhole'> & { readonly layers: readonly ServiceLayer[] } => {
  const layers: ServiceLayer[] = [];
  let current: Place | undefined = place;
  while (current && layers.length < MAX_EXTENDED) {
    const { file, name }: Place = current;
    const node = serviceOf(file, name);
    if (!isMap(node)) break;
    layers.push({ file, node, name });
    const next = extendedIn({ file, node }, project);
    if (next === 'nothing') return { layers, isWhole: true };
    current = next;
  }
  return { layers, isWhole: false };
};

/** What a service extends; `undefined` where that is not known. */
type Below = Place | 'nothing' | undefined;

const known = new WeakMap<ComposeProject, Map<unknown, Below>>();

/** Kept, for a service is a link of the chains of all services that extend it. */
const extendedIn = (layer: Layer, project: ComposeProject): Below => {
  const found = known.get(project) ?? new Map<unknown, Below>();
  known.set(project, found);
  if (!found.has(layer.node)) {
    const { tree } = layer.file;
    found.set(layer.node, tree.field(layer.node, 'extends') === undefined ? 'nothing' : extendedBy(layer, project));
  }
  return found.get(layer.node);
};

/** The service that a service extends: one of the same file by its name alone, or one of another. */
const extendedBy = ({ file, node }: Layer, { texts, environment }: ComposeProject): Place | undefined => {
  const { tree } = file;
  const extended = tree.value(node, 'extends');
  const name = knownText(isMap(extended) ? tree.value(extended, 'service') : extended, file, environment)?.text;
  const other = tree.value(extended, 'file');
  const path = pathIn(other, file, environment);
  const found = other === undefined ? file : path === undefined ? undefined : readComposeFile(path, texts);
  return name !== undefined && found ? { file: found, name } : undefined;
};

/** Whether a service could be started as it is written. */
const standsAlone = (own: Layer | undefined, where: 'beside-base' | 'anywhere'): boolean => {
  if (!own) return false;
  const { tree } = own.file;
  const build = tree.value(own.node, 'build');
  // Beside a file that says how a service is built, one without a context only adds to that.
  const isBuilt = where === 'beside-base' && isMap(build) ? tree.field(build, 'context') !== undefined : build !== undefined;
  return isBuilt || ['image', 'extends', 'provider'].some((name) => tree.field(own.node, name) !== undefined);
};

/** Whether the file only adds to a service that another one has, be that one there or not. */
export const isAddition = ({ name, layers: [own] }: LayeredService, project: ComposeProject): boolean => {
  if (!baseOf(name, project)) return !standsAlone(own, 'anywhere');
  return isOverrideName(nameOf(project.file.path)) || !standsAlone(own, 'beside-base');
};

/** The file with a service that the one at hand may be put on top of, by their names. */
const baseOf = (service: string, { file: { path }, texts }: ComposeProject): ComposeFile | undefined => {
  const folder = folderOf(path);
  const name = baseNamesFor(nameOf(path)).find((one) => texts.has(`${folder}/${one}`));
  const base = name === undefined ? undefined : readComposeFile(`${folder}/${name}`, texts);
  return base && serviceOf(base, service) !== undefined ? base : undefined;
};

/** The value that counts of those that the layers of a service have. */
export const topValue = ({ layers }: LayeredService, name: string): Layer | undefined => {
  for (const { file, node } of layers) {
    const value = file.tree.value(node, name);
    if (value !== undefined) return { file, node: value };
  }
  return undefined;
};

/** The text of the value that counts; `undefined` where there is none, or where a variable in it is not known. */
export const topText = (service: LayeredService, name: string, { environment }: ComposeProject): MappedText | undefined => {
  const found = topValue(service, name);
  return found && knownText(found.node, found.file, environment);
};

/** The platform of a service as it is written: one that a variable says is chosen for each machine. */
export const writtenPlatform = (service: LayeredService): string | undefined => {
  const found = topValue(service, 'platform');
  return isScalar(found?.node) && typeof found.node.value === 'string' ? found.node.value : undefined;
};

/** The names of the services of a file. */
export const serviceNames = ({ tree }: ComposeFile): readonly string[] =>
  tree.fields(tree.value(tree.root, 'services')).flatMap(({ name }) => (name === '<<' ? [] : [name]));
