import { grouped } from '../facts/grouped.ts';
import type { DocumentNode, Facts, ImageUse } from '../facts/model.ts';
import { contains, type Edit, type Location, type Span } from '../text/span.ts';

type Document = Pick<Facts, 'kind' | 'nodes' | 'text'>;

/** Where else the ARGs are used that the edits of an image change, for a person to look at; thousands of lines may use one. */
export function* otherUses(edits: readonly Edit[], image: ImageUse, document: Document): Generator<Location> {
  for (const name of argumentsIn(edits, image, document)) {
    for (const { node, span } of usesIn(document).get(name) ?? []) if (node !== image.node && !contains(image.at, span)) yield { span };
  }
}

/** The ARGs whose defaults are edited; of a manifest's image all variables, for where their values stand is not looked at. */
export const argumentsIn = (edits: readonly Edit[], image: ImageUse, document: Document): readonly string[] => {
  const { kind, text } = document;
  if (kind === 'dockerfile') return edits.filter(({ path }) => path === undefined).flatMap(({ span }) => argumentAt(span, document) ?? []);
  const isShared = edits.some(({ path, span }) => path !== undefined || !contains(image.at, span));
  return isShared ? variablesIn(image.at, text).map(({ name }) => name) : [];
};

const argumentAt = (span: Span, { nodes, text }: Document): string | undefined => {
  const node = nodeAt(span.start, nodes);
  const before = node && text.slice(node.span.start, span.start);
  return before === undefined ? undefined : /^ARG\s(?:.*\s)?(\w+)=["']?[^\s]*$/is.exec(before)?.[1];
};

/** Nodes stand one behind the other. */
const nodeAt = (offset: number, nodes: readonly DocumentNode[]): DocumentNode | undefined => {
  let [low, high] = [0, nodes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle]?.span.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  const node = nodes[low];
  return node && node.span.start <= offset ? node : undefined;
};

interface Use {
  readonly name: string;
  readonly node: DocumentNode;
  readonly span: Span;
}

const known = new WeakMap<readonly DocumentNode[], ReadonlyMap<string, readonly Use[]>>();

/** All variables of a document by name, looked for once. */
const usesIn = ({ kind, nodes, text }: Document): ReadonlyMap<string, readonly Use[]> => {
  // Nodes of a manifest lie within one another, and not everywhere.
  const stretches = kind === 'dockerfile' ? nodes : [{ span: { start: 0, end: text.length } }];
  const all = (): Use[] => stretches.flatMap((node) => variablesIn(node.span, text).map((variable) => ({ ...variable, node })));
  const uses = known.get(nodes) ?? grouped(all(), ({ name }) => name);
  known.set(nodes, uses);
  return uses;
};

/** The variables in a stretch of text, those in the default of another included. */
export const variablesIn = ({ start, end }: Span, text: string): readonly { readonly name: string; readonly span: Span }[] =>
  [...text.slice(start, end).matchAll(/\$(\{?)(\w+)/g)].map(({ 0: all, 1: brace, 2: name = '', index }) => {
    const from = start + index;
    const close = brace === '' ? -1 : text.indexOf('}', from);
    return { name, span: { start: from, end: close < 0 || close >= end ? from + all.length : close + 1 } };
  });
