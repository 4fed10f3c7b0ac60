import { isMap } from 'yaml';
import type { Span } from '../../text/span.ts';
import type { Variable } from '../openings.ts';
import { valueText, type Written } from '../yaml/values.ts';
import { readEnvironment } from './env-file.ts';
import { type ComposeProject, pathIn } from './file.ts';

/** What the files hold that a service takes variables from: each file, and each variable where its file is named. */
export const readEnvironmentFiles = (service: unknown, written: Written, project: ComposeProject): readonly Variable[] => {
  const node = written.tree.value(service, 'env_file');
  if (node === undefined) return [];
  const several = written.tree.items(node);
  const files = (several.length > 0 ? several : [node]).flatMap((one) => namedFile(one, written, project) ?? []);
  const held = new Map(files.flatMap((file) => variablesOf(file, project)).map((variable) => [variable.name, variable]));
  return [...files.map(({ at, name }): Variable => ({ at, name, value: undefined, from: 'file' })), ...held.values()];
};

interface NamedFile {
  readonly at: Span;
  readonly name: string;
  /** `undefined` where a variable in it is not known. */
  readonly path: string | undefined;
  readonly format: 'compose' | 'raw';
}

/** A path, or a map that has one and says how the file is written. */
const namedFile = (node: unknown, written: Written, { file, environment }: ComposeProject): NamedFile | undefined => {
  const named = isMap(node) ? written.tree.value(node, 'path') : node;
  const text = valueText(named, written);
  if (!text) return undefined;
  const format = isMap(node) && written.tree.scalar(node, 'format') === 'raw' ? 'raw' : 'compose';
  return { at: text.at, name: text.text.text, path: pathIn(named, file, environment), format };
};

const variablesOf = ({ at, path, format }: NamedFile, { texts }: ComposeProject): readonly Variable[] => {
  const text = path === undefined ? undefined : texts.get(path);
  if (path === undefined || text === undefined) return [];
  return Array.from(readEnvironment(text, { path, format }), ([name, value]) => ({ at, name, value, from: 'file' }));
};
