import { isMap, isScalar } from 'yaml';
import { MappedText } from '../../text/mapped-text.ts';
import type { Span } from '../../text/span.ts';
import type { ContainerList } from '../container-list.ts';
import type { Variable } from '../openings.ts';
import { scalarText, type WrittenText } from './scalar-text.ts';
import type { Field, YamlTree } from './tree.ts';

/** What is needed to read the values of a manifest. */
export interface Written {
  readonly text: string;
  readonly tree: YamlTree;
  readonly list: ContainerList;
  /** Replaces the variables that the manifest's own program knows; what is not known stays as it is written. */
  readonly replace: (text: MappedText) => MappedText;
}

/** The text of a scalar, be it a string, a number or a switch, with its variables replaced; `undefined` for what is none. */
export const valueText = (node: unknown, { text, replace }: Pick<Written, 'text' | 'replace'>): WrittenText | undefined => {
  if (!isScalar(node) || node.value === null) return undefined;
  const [start = 0, end = 0] = node.range ?? [];
  const written = scalarText(node, text) ?? { at: { start, end }, text: MappedText.verbatim(text.slice(start, end), start) };
  return { ...written, text: replace(written.text) };
};

/** Whether a field switches something on, as YAML of all ages has it. */
export const isOn = (node: unknown, written: Pick<Written, 'text' | 'replace'>): boolean =>
  /^(?:true|yes|on)$/i.test(valueText(node, written)?.text.text ?? '');

/** The texts of a sequence, each with its place; what is no text is left out. */
export const texts = (sequence: unknown, written: Written): readonly WrittenText[] =>
  written.tree.items(sequence).flatMap((item) => valueText(item, written) ?? []);

/** The variables of a map from names to values, or of a list of `NAME=value`; those that were read before are left out. */
export const readVariables = (node: unknown, written: Written): readonly Variable[] => {
  if (isMap(node)) return layersOnce(node, written).flatMap((field) => variableOf(field, written));
  return written.list.isFirst(node) ? texts(node, written).map(listed) : [];
};

/** The fields of a map and what is merged into it, as far as they were not read before. */
const layersOnce = (node: unknown, { tree, list }: Written): readonly Field[] =>
  isMap(node) ? tree.layers(node).flatMap((layer) => (list.isFirst(layer) ? tree.fields(layer) : [])) : [];

const variableOf = ({ name, span, value }: Field, written: Written): readonly Variable[] => {
  if (name === '<<') return [];
  const text = valueText(isMap(value) ? written.tree.value(value, 'value') : value, written)?.text;
  return [writtenVariable(name, text, span)];
};

const listed = ({ at, text }: WrittenText): Variable => {
  const equals = text.text.indexOf('=');
  return equals < 0 ? writtenVariable(text.text, undefined, at) : writtenVariable(text.text.slice(0, equals), text.slice(equals + 1), at);
};

const SECRET = /\$\{\{\s*secrets[.[]/;
/** A value that rests on what is not known here is none. */
const OPEN = /\$\{\{|\$\{?\w/;

/** A variable as a manifest has it; without a value where that is given by what is not known here. */
export const writtenVariable = (name: string, value: MappedText | undefined, at: Span): Variable => {
  if (value && SECRET.test(value.text)) return { at, name, value: undefined, from: 'secret' };
  return { at, name, value: value && !OPEN.test(value.text) ? value : undefined, from: 'literal' };
};
