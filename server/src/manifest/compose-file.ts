import type { MappedText } from '../text/mapped-text.ts';
import { folderOf, resolvePath } from '../text/paths.ts';
import { ELSEWHERE } from './build-model.ts';
import { readEnvironment } from './env-file.ts';
import { firstDocument } from './first-document.ts';
import { interpolate } from './interpolation.ts';
import type { Environment } from './model.ts';
import type { YamlTree } from './yaml-tree.ts';
import { valueText } from './yaml-values.ts';

/** A Compose file that was read, be it the one at hand or one that this builds on. */
export interface ComposeFile {
  readonly path: string;
  readonly text: string;
  readonly tree: YamlTree;
}

/** A Compose file with the texts of those around it, and the variables that hold for all of them. */
export interface ComposeProject {
  readonly file: ComposeFile;
  readonly texts: ReadonlyMap<string, string>;
  readonly environment: Environment;
}

/** Where Compose looks for variables by itself. */
export const environmentPathOf = (path: string): string => `${folderOf(path)}/.env`;

/** The variables that Compose puts into a file, as far as texts around it have them. */
export const environmentOf = (path: string, texts: ReadonlyMap<string, string>): Environment => {
  const environmentPath = environmentPathOf(path);
  return readEnvironment(texts.get(environmentPath) ?? '', environmentPath);
};

/** A project by the path of its file; `undefined` where that is not there or no YAML. */
export const readProject = (path: string, texts: ReadonlyMap<string, string>): ComposeProject | undefined => {
  const file = readComposeFile(path, texts);
  return file && { file, texts, environment: environmentOf(path, texts) };
};

/** A file of those around a Compose file. */
export const readComposeFile = (path: string, texts: ReadonlyMap<string, string>): ComposeFile | undefined => {
  const text = texts.get(path);
  const tree = text === undefined ? undefined : firstDocument(text);
  return text !== undefined && tree ? { path, text, tree } : undefined;
};

/** The services of a file, by name. */
export const serviceOf = ({ tree }: ComposeFile, name: string): unknown => tree.value(tree.value(tree.root, 'services'), name);

/** The text of a scalar with its variables replaced; `undefined` where one of them is not known. */
export const knownText = (node: unknown, { text, path }: ComposeFile, environment: Environment): MappedText | undefined => {
  const written = valueText(node, { text, replace: (one) => one })?.text;
  return written && interpolate(written.within(path), environment).value;
};

/** The path that a scalar names, seen from the folder of its file; `undefined` where that is not known. */
export const pathIn = (node: unknown, file: ComposeFile, environment: Environment): string | undefined => {
  const written = knownText(node, file, environment)?.text.trim();
  return written === undefined || written === '' || ELSEWHERE.test(written) ? undefined : resolvePath(folderOf(file.path), written);
};
