import type { DocumentNode } from '../facts/model.ts';
import { contains, type Edit, overlaps, type Span } from '../text/span.ts';

/** A document's instructions before and after edits. */
export interface Rewriting {
  readonly before: Source;
  readonly after: Source;
  readonly edits: readonly Edit[];
}

interface Source {
  readonly text: string;
  readonly nodes: readonly DocumentNode[];
}

/**
 * Whether every instruction is still there, in order and with its keyword, and those that no edit touches are the same to the byte. An edit
 * may take whole instructions away and put others between those that stay; one within an instruction may write another keyword there.
 */
export const keepsInstructions = ({ before, after, edits }: Rewriting): boolean => {
  const places = placesOf(edits);
  const touching = walk(
    before.nodes,
    places.map(({ old }) => old),
  );
  const inside = new Set(before.nodes.flatMap((node, index) => cutBy(node, touching[index] as readonly number[], places)));
  const isFree = (place: number): boolean => !inside.has(place);
  const taken = (node: DocumentNode, index: number): boolean =>
    touching[index]?.some((place) => isFree(place) && holds(places[place]?.old, node)) ?? false;
  const old = before.nodes.map((node, index) => ({ node, index })).filter(({ node, index }) => !taken(node, index));
  const now = stayingAfter(after.nodes, places, isFree);
  return (
    old.length === now.length &&
    old.every(({ node, index }, at) => {
      const other = now[at] as DocumentNode;
      const isTouched = (touching[index] as readonly number[]).length > 0;
      if (!isTouched) return textOf(node, before) === textOf(other, after) || isContinued({ node, other, places }, before, after);
      return keywordOf(node) === keywordOf(other) || isRewritten(node, edits);
    })
  );
};

/** A node before and after, which no edit touches as it was. */
interface Continued {
  readonly node: DocumentNode;
  readonly other: DocumentNode;
  readonly places: readonly Place[];
}

/** Whether a node of YAML is the same up to lines that an edit has put behind it, as an item that a list has got. */
const isContinued = ({ node, other, places }: Continued, before: Source, after: Source): boolean => {
  const added = places.find(({ now }) => overlaps(now, other.span));
  if (isInstruction(node) || !added || added.now.end < other.span.end) return false;
  const kept = after.text.slice(other.span.start, added.now.start);
  const own = textOf(node, before);
  return kept.startsWith(own) && /^[ \t]*(?:#[^\n]*)?\r?\n$/.test(kept.slice(own.length));
};

/** Where an edit stands before it is made, and what it leaves. */
interface Place {
  readonly old: Span;
  readonly now: Span;
}

const placesOf = (edits: readonly Edit[]): readonly Place[] => {
  let shift = 0;
  return edits
    .filter(({ path }) => path === undefined)
    .toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
    .map(({ span, text }) => {
      const start = span.start + shift;
      shift += text.length - (span.end - span.start);
      return { old: span, now: { start, end: start + text.length } };
    });
};

/** For each node the spans that touch it; both are in order. */
const walk = (nodes: readonly DocumentNode[], spans: readonly Span[]): readonly (readonly number[])[] => {
  let first = 0;
  return nodes.map(({ span }) => {
    while (first < spans.length && (spans[first] as Span).end < span.start) first++;
    const touching: number[] = [];
    for (let index = first; index < spans.length && (spans[index] as Span).start <= span.end; index++) touching.push(index);
    return touching;
  });
};

/** The edits that lie within an instruction, or take a part of it. Nodes of YAML hold others, which come and go as instructions do. */
const cutBy = (node: DocumentNode, touching: readonly number[], places: readonly Place[]): readonly number[] =>
  touching.filter((place) => {
    const { old } = places[place] as Place;
    return isInstruction(node) && overlaps(old, node.span) && !contains(old, node.span);
  });

const stayingAfter = (
  nodes: readonly DocumentNode[],
  places: readonly Place[],
  isFree: (place: number) => boolean,
): readonly DocumentNode[] => {
  const touching = walk(
    nodes,
    places.map(({ now }) => now),
  );
  return nodes.filter((node, index) => !touching[index]?.some((place) => isFree(place) && holds(places[place]?.now, node)));
};

const holds = (span: Span | undefined, node: DocumentNode): boolean => span !== undefined && contains(span, node.span);

const textOf = ({ span }: DocumentNode, { text }: Source): string => text.slice(span.start, span.end);

const keywordOf = (node: DocumentNode): string | undefined => (isInstruction(node) ? node.keyword : undefined);

const isRewritten = (node: DocumentNode, edits: readonly Edit[]): boolean =>
  isInstruction(node) && edits.some(({ path, span }) => path === undefined && contains(span, node.keywordSpan));

const isInstruction = (node: DocumentNode): node is DocumentNode & { readonly keyword: string; readonly keywordSpan: Span } =>
  'keyword' in node;
