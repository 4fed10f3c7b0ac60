import { isScalar } from 'yaml';
import type { Span } from '../text/span.ts';
import type { Interpolated } from './interpolation.ts';
import type { Container, ContainerImage, ManifestNode } from './model.ts';
import { scalarText, type WrittenText } from './scalar-text.ts';
import type { Field, YamlTree } from './yaml-tree.ts';

/** How variables in the name of an image are replaced. */
export type Replace = (text: WrittenText['text']) => Interpolated;

/** Longer names are refused wherever images are pulled. */
const LONGEST_NAME = 1024;

/** Gathers the containers of a manifest and what comments can speak of in it. */
export class ContainerList {
  readonly containers: Container[] = [];
  readonly #text: string;
  readonly #nodes = new Map<string, ManifestNode>();
  readonly #images = new Map<string, ContainerImage>();

  constructor(text: string) {
    this.#text = text;
  }

  /** A container; `span` is where all of it is written. */
  add(container: Omit<Container, 'node'> & { readonly span: Span }): void {
    const { span, ...parts } = container;
    this.containers.push({ ...parts, node: this.node(span) });
  }

  /** What comments can speak of; one for each place. */
  node(span: Span): ManifestNode {
    const key = `${span.start}-${span.end}`;
    const node = this.#nodes.get(key) ?? { span };
    this.#nodes.set(key, node);
    return node;
  }

  /** The fields of a map as what comments can speak of. */
  fields(map: unknown, tree: YamlTree): void {
    for (const { span } of tree.fields(map)) this.node(span);
  }

  /** The image that a field names. */
  imageOf(field: Field | undefined, replace: Replace): ContainerImage | undefined {
    const text = field && isScalar(field.value) ? scalarText(field.value, this.#text) : undefined;
    return field && text && this.image(text, field.span, replace);
  }

  /** The image of a text; `around` is the field that it stands in, if it does stand there and is not an alias. One for each place. */
  image({ at, text }: WrittenText, around: Span, replace: Replace): ContainerImage | undefined {
    if (text.text.trim() === '' || text.text.length > LONGEST_NAME) return undefined;
    const key = `${at.start}-${at.end}`;
    const isInside = around.start <= at.start && at.end <= around.end;
    const known = this.#images.get(key);
    const { value, unresolved } = known ? { value: known.resolved, unresolved: known.unresolved } : replace(text.trim());
    const image = known ?? { at, node: this.node(isInside ? around : at), written: text.text, resolved: value, unresolved };
    this.#images.set(key, image);
    return image;
  }

  /** In order of place, the outer before the inner. */
  get nodes(): readonly ManifestNode[] {
    return [...this.#nodes.values()].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  }
}
