import { isAlias, isMap, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Span } from '../text/span.ts';
import type { Outline, OutlineEntry } from './outline.ts';
import type { YamlTree } from './yaml/tree.ts';

const NOWHERE: Span = { start: 0, end: 0 };
const NOBODY: ReadonlySet<string> = new Set();

/** The structure of a document as it is written. */
export const readOutline = (node: unknown, tree: YamlTree, text: string): Outline => new Reader(tree, text).read(node);

class Reader {
  readonly #tree: YamlTree;
  readonly #text: string;

  constructor(tree: YamlTree, text: string) {
    this.#tree = tree;
    this.#text = text;
  }

  read(node: unknown): Outline {
    const span = this.#tree.spanOf(node);
    const plain = { span: span ?? NOWHERE, isFlow: false, isNamed: hasName(node), text: '', entries: [], merged: NOBODY };
    if (span && isScalar(node)) return { ...plain, form: 'scalar', text: node.value === null ? '' : String(node.value) };
    if (span && isMap(node)) return this.#map(node, plain);
    if (span && isSeq(node)) return this.#list(node, plain);
    return { ...plain, form: 'other' };
  }

  #map(map: YAMLMap, plain: Omit<Outline, 'form'>): Outline {
    const entries = map.items.map((pair) => this.#field(pair));
    const names = new Set(entries.map((entry) => entry?.name));
    if (names.size < entries.length || names.has(undefined)) return { ...plain, form: 'other' };
    const merged = this.#tree
      .layers(map)
      .slice(1)
      .flatMap((layer) => this.#tree.fields(layer).map(({ name }) => name));
    return { ...plain, form: 'map', isFlow: map.flow === true, entries: entries.filter(isThere), merged: new Set(merged) };
  }

  #field({ key, value }: Pair): OutlineEntry | undefined {
    const start = isScalar(key) && !hasName(key) ? key.range?.[0] : undefined;
    if (start === undefined || !isScalar(key)) return undefined;
    const outline = this.read(value);
    const end = isAlias(value) ? (value.range?.[1] ?? start) : Math.max(outline.span.end, key.range?.[1] ?? start);
    return { name: String(key.value), span: { start, end }, value: outline };
  }

  #list(list: YAMLSeq, plain: Omit<Outline, 'form'>): Outline {
    const entries = list.items.map((item) => this.#item(item, list.flow === true));
    return entries.every(isThere) ? { ...plain, form: 'list', isFlow: list.flow === true, entries } : { ...plain, form: 'other' };
  }

  /** An item of a block is known by the dash that begins its line. */
  #item(item: unknown, isFlow: boolean): OutlineEntry | undefined {
    const span = this.#tree.spanOf(item);
    const value = this.read(item);
    if (!span || isFlow) return span && { name: '', span, value };
    const line = this.#text.lastIndexOf('\n', span.start - 1) + 1;
    const dash = /^ *-(?=[ \t])/.exec(this.#text.slice(line, span.start))?.[0].length;
    return dash === undefined ? undefined : { name: '', span: { start: line + dash - 1, end: span.end }, value };
  }
}

const isThere = <T>(one: T | undefined): one is T => one !== undefined;

const hasName = (node: unknown): boolean =>
  isAlias(node) || (typeof node === 'object' && node !== null && 'anchor' in node && node.anchor !== undefined);
