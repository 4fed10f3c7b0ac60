import { isMap } from 'yaml';
import type { MappedText } from '../../text/mapped-text.ts';
import { folderOf, resolvePath } from '../../text/paths.ts';
import { ELSEWHERE } from '../build-model.ts';
import type { Environment } from '../model.ts';
import { firstDocument } from '../yaml/first-document.ts';
import type { YamlTree } from '../yaml/tree.ts';
import { valueText } from '../yaml/values.ts';
import { readEnvironment } from './env-file.ts';
import { interpolate } from './interpolation.ts';

/** A Compose file that was read, be it the one at hand or one that this builds on. */
export interface ComposeFile {
  readonly path: string;
  readonly text: string;
  readonly tree: YamlTree;
  /** From where its paths are seen. */
  readonly folder: string;
}

/** A Compose file as it is started: by itself, or as a part of another's project. */
export interface ComposePlace {
  readonly path: string;
  /** From where its paths are seen, where that is not its own folder. */
  readonly folder?: string;
  /** The files with its variables, where not the one that Compose looks for; of several with one variable the last counts. */
  readonly environmentFiles?: readonly string[];
  /** The variables of the project that it is a part of, which count first. */
  readonly above?: Environment;
}

/** A Compose file with the texts of those around it, and the variables that hold for all of them. */
export interface ComposeProject {
  readonly file: ComposeFile;
  readonly texts: ReadonlyMap<string, string>;
  readonly environment: Environment;
}

/** The variables that Compose puts into a file, as far as texts around it have them. */
export const environmentOf = (place: ComposePlace, texts: ReadonlyMap<string, string>): Environment => {
  const own = environmentFilesOf(place).map((path) => readEnvironment(texts.get(path) ?? '', { path, format: 'compose' }));
  return firstOf([...(place.above ? [place.above] : []), ...own.toReversed()]);
};

/** The paths of the files that have the variables of a Compose file: by itself it has one, beside it. */
export const environmentFilesOf = ({
  path,
  folder = folderOf(path),
  environmentFiles = [`${folder}/.env`],
}: ComposePlace): readonly string[] => environmentFiles;

/** Of several with one variable the first counts. */
const firstOf = ([first, ...others]: readonly Environment[]): Environment => {
  if (!first || others.length === 0) return first ?? new Map();
  const all = [first, ...others];
  const having = (name: string): Environment | undefined => all.find((one) => one.has(name));
  return { has: (name) => having(name) !== undefined, get: (name) => having(name)?.get(name) };
};

/** A project by the place of its file; `undefined` where that is not there or no YAML. */
export const readProject = (place: ComposePlace, texts: ReadonlyMap<string, string>): ComposeProject | undefined => {
  const file = readComposeFile(place.path, texts);
  return file && { file: { ...file, folder: place.folder ?? file.folder }, texts, environment: environmentOf(place, texts) };
};

/** A file of those around a Compose file. */
export const readComposeFile = (path: string, texts: ReadonlyMap<string, string>): ComposeFile | undefined => {
  const text = texts.get(path);
  const tree = text === undefined ? undefined : firstDocument(text);
  return text !== undefined && tree ? { path, text, tree, folder: folderOf(path) } : undefined;
};

/** The services of a file, by name. */
export const serviceOf = ({ tree }: ComposeFile, name: string): unknown => tree.value(tree.value(tree.root, 'services'), name);

/** The text of a scalar with its variables replaced; `undefined` where one of them is not known. */
export const knownText = (node: unknown, { text, path }: ComposeFile, environment: Environment): MappedText | undefined => {
  const written = valueText(node, { text, replace: (one) => one })?.text;
  return written && interpolate(written.within(path), environment).value;
};

/** The path that a scalar names, seen from where its file sees paths; `undefined` where that is not known. */
export const pathIn = (node: unknown, file: ComposeFile, environment: Environment): string | undefined => {
  const written = knownText(node, file, environment)?.text.trim();
  return written === undefined || written === '' || ELSEWHERE.test(written) ? undefined : resolvePath(file.folder, written);
};

/** The paths of one scalar or several, each by itself or in a map that says more of it. */
export const pathsIn = (node: unknown, { file, environment }: Pick<ComposeProject, 'file' | 'environment'>): readonly string[] => {
  const { tree } = file;
  const several = tree.items(node);
  return (several.length > 0 ? several : [node]).flatMap(
    (one) => pathIn(isMap(one) ? tree.value(one, 'path') : one, file, environment) ?? [],
  );
};
