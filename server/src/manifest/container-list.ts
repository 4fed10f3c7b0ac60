import { isScalar } from 'yaml';
import { outerFirst, type Span } from '../text/span.ts';
import type { Interpolated } from './compose/interpolation.ts';
import type { Container, ContainerImage, Manifest, ManifestNode } from './model.ts';
import { type HostMount, NO_OPENINGS, type Openings, type Script, type Setting } from './openings.ts';
import { scalarText, type WrittenText } from './yaml/scalar-text.ts';
import type { Field, YamlTree } from './yaml/tree.ts';

/** How variables in the name of an image are replaced. */
export type Replace = (text: WrittenText['text']) => Interpolated;

/** Longer names are refused wherever images are pulled. */
const LONGEST_NAME = 1024;

/** What is said of a container; what is left out is not there. */
type Said = Omit<Container, 'node' | keyof Openings> & Partial<Openings> & { readonly span: Span };

/** Gathers the containers of a manifest and what comments can speak of in it. */
export class ContainerList {
  readonly containers: Container[] = [];
  readonly #text: string;
  readonly #nodes = new Map<string, ManifestNode>();
  readonly #images = new Map<string, ContainerImage>();
  readonly #mounts = new Map<string, HostMount>();
  readonly #scripts = new Map<string, Script>();
  readonly #seen = new WeakSet<object>();
  /** The places of settings that a container has already. */
  readonly #said = new Set<string>();

  constructor(text: string) {
    this.#text = text;
  }

  /** A container; `span` is where all of it is written. What it shares with one before it is that one's. */
  add({ span, ...parts }: Said): void {
    const { settings = [], environment = [], buildArguments = [] } = parts;
    this.containers.push({
      ...NO_OPENINGS,
      ...parts,
      settings: settings.filter(({ at, kind }) => this.#isNew(at, kind)).sort(byPlace),
      environment: environment.filter(({ at, name }) => this.#isNew(at, name)),
      buildArguments: buildArguments.filter(({ at, name }) => this.#isNew(at, name)),
      node: this.node(span),
    });
  }

  /** A mount; the first container counts of those that share it. `span` is what comments speak of. */
  mount({ span, ...mount }: Omit<HostMount, 'node'> & { readonly span: Span }): void {
    const key = keyOf(mount.at);
    if (!this.#mounts.has(key)) this.#mounts.set(key, { ...mount, node: this.node(span) });
  }

  /** A script; one for each place. */
  script({ span, ...script }: Omit<Script, 'node'> & { readonly span: Span }): void {
    const key = keyOf(span);
    if (!this.#scripts.has(key)) this.#scripts.set(key, { ...script, node: this.node(span) });
  }

  #isNew(at: Span, what: string): boolean {
    const key = `${keyOf(at)} ${what}`;
    const isNew = !this.#said.has(key);
    this.#said.add(key);
    return isNew;
  }

  /** Whether a fragment is seen for the first time; what many containers share is read once. */
  isFirst(fragment: unknown): boolean {
    if (typeof fragment !== 'object' || fragment === null || this.#seen.has(fragment)) return false;
    this.#seen.add(fragment);
    return true;
  }

  /** What comments can speak of; one for each place. */
  node(span: Span): ManifestNode {
    const key = keyOf(span);
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
    const key = keyOf(at);
    const isInside = around.start <= at.start && at.end <= around.end;
    const known = this.#images.get(key);
    const { value, unresolved } = known ? { value: known.resolved, unresolved: known.unresolved } : replace(text.trim());
    const image = known ?? { at, node: this.node(isInside ? around : at), written: text.text, resolved: value, unresolved };
    this.#images.set(key, image);
    return image;
  }

  /** All of it; the nodes in order of place, the outer before the inner. */
  get found(): Pick<Manifest, 'containers' | 'mounts' | 'scripts' | 'nodes'> {
    const nodes = [...this.#nodes.values()].sort(outerFirst);
    const mounts = [...this.#mounts.values()].sort(byPlace);
    const scripts = [...this.#scripts.values()].sort((a, b) => a.node.span.start - b.node.span.start);
    return { containers: this.containers, mounts, scripts, nodes };
  }
}

const keyOf = ({ start, end }: Span): string => `${start}-${end}`;

const byPlace = (a: Pick<Setting, 'at'>, b: Pick<Setting, 'at'>): number => a.at.start - b.at.start;
