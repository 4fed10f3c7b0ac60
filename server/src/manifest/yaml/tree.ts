import { type Alias, type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar, visit, type YAMLMap } from 'yaml';
import type { Span } from '../../text/span.ts';

/** A field of a map, or of a fragment that is merged into it. */
export interface Field {
  /** From the name to the end of what it has. */
  readonly span: Span;
  readonly name: string;
  /** What it has; that which an alias stands for. */
  readonly value: unknown;
}

/** More than manifests have; fragments that merge one another end here. */
const MAX_LAYERS = 50;

/** A document of YAML with its aliases and merges undone, each place of it still where it is written. */
export class YamlTree {
  readonly root: unknown;
  readonly #anchored: ReadonlyMap<Alias, Node>;
  readonly #fields = new WeakMap<YAMLMap, ReadonlyMap<string, Field>>();

  constructor(document: Document.Parsed, text: string) {
    const [start, , end] = document.range;
    this.#anchored = text.slice(start, end).includes('*') ? anchoredIn(document) : new Map();
    this.root = this.resolve(document.contents);
  }

  /** A node, or that which an alias stands for. */
  resolve(node: unknown): unknown {
    return isAlias(node) ? this.#anchored.get(node) : node;
  }

  /** A field of a map, be it that of a fragment which `<<` merges into the map. */
  field(map: unknown, name: string): Field | undefined {
    if (!isMap(map)) return undefined;
    for (const layer of this.layers(map)) {
      const field = this.#fieldsOf(layer).get(name);
      if (field) return field;
    }
    return undefined;
  }

  /** What a field of a map has. */
  value(map: unknown, name: string): unknown {
    return this.field(map, name)?.value;
  }

  /** The text of a field that has a scalar. */
  scalar(map: unknown, name: string): string | undefined {
    const value = this.value(map, name);
    return isScalar(value) && typeof value.value === 'string' ? value.value : undefined;
  }

  /** The fields of a map, those of merged fragments left out; none of what is no map. */
  fields(map: unknown): readonly Field[] {
    return isMap(map) ? [...this.#fieldsOf(map).values()] : [];
  }

  /** What a sequence has; nothing for what is none. */
  items(sequence: unknown): readonly unknown[] {
    return isSeq(sequence) ? sequence.items.map((item) => this.resolve(item)) : [];
  }

  /** A map and the fragments that are merged into it, those that count first in front. */
  layers(map: YAMLMap): readonly YAMLMap[] {
    const layers = [map];
    for (let index = 0; index < layers.length && layers.length < MAX_LAYERS; index++) {
      const merged = this.#fieldsOf(layers[index] as YAMLMap).get('<<')?.value;
      const fragments = isSeq(merged) ? this.items(merged).slice(0, MAX_LAYERS) : [merged];
      for (const fragment of fragments) if (isMap(fragment) && !layers.includes(fragment)) layers.push(fragment);
    }
    return layers;
  }

  /** Where a node stands, without the blanks and comments behind it. */
  spanOf(node: unknown): Span | undefined {
    const start = startOf(node);
    return start === undefined ? undefined : { start, end: Math.max(start, endOf(node) ?? start) };
  }

  /** The last of several fields with one name counts, as for most who read YAML. */
  #fieldsOf(map: YAMLMap): ReadonlyMap<string, Field> {
    const known = this.#fields.get(map);
    if (known) return known;
    const fields = new Map(map.items.flatMap((pair) => this.#fieldOf(pair) ?? []).map((field) => [field.name, field]));
    this.#fields.set(map, fields);
    return fields;
  }

  #fieldOf(pair: Pair): Field | undefined {
    const start = startOf(pair.key);
    if (!isScalar(pair.key) || start === undefined) return undefined;
    const end = endOf(pair.value) ?? endOf(pair.key) ?? start;
    return { name: String(pair.key.value), span: { start, end: Math.max(start, end) }, value: this.resolve(pair.value) };
  }
}

/** An alias stands for the last node before it that has its name. */
const anchoredIn = (document: Document.Parsed): ReadonlyMap<Alias, Node> => {
  const anchors = new Map<string, Node>();
  const found = new Map<Alias, Node>();
  visit(document, {
    Node(_, node) {
      if (isAlias(node)) {
        const anchored = anchors.get(node.source);
        if (anchored) found.set(node, anchored);
      } else if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return found;
};

const rangeOf = (node: unknown): readonly number[] => (node as { range?: readonly number[] } | null | undefined)?.range ?? [];

const startOf = (node: unknown): number | undefined => rangeOf(node)[0];

/** A collection's own end lies behind the comments that follow its last item. */
const endOf = (node: unknown): number | undefined => {
  let inner = node;
  while ((isMap(inner) || isSeq(inner)) && inner.flow !== true && inner.items.length > 0) {
    const last: unknown = inner.items.at(-1);
    inner = isMap(inner) ? lastOf(last as Pair) : last;
  }
  return rangeOf(inner)[1];
};

const lastOf = ({ key, value }: Pair): unknown => (isEmpty(value) ? key : value);

/** Nothing is written for it. */
const isEmpty = (value: unknown): boolean => value === null || (isScalar(value) && value.value === null && (value as Scalar).source === '');
