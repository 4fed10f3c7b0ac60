import { type Document, isMap, isScalar, isSeq, type Pair } from 'yaml';
import type { Span } from '../../text/span.ts';
import type { ManifestError } from '../model.ts';

/** Of a file that is nothing but the same key the rest says no more. */
const MOST = 10;

/** The keys that maps of a document have twice. Not by recursion, for documents nest as deep as they may. */
export const duplicateKeys = (document: Document.Parsed): readonly ManifestError[] => {
  const found: ManifestError[] = [];
  const open: unknown[] = [document.contents];
  for (let node = open.pop(); node !== undefined && found.length < MOST; node = open.pop()) {
    if (isMap(node)) found.push(...duplicatesAmong(node.items));
    // Not by spreading, for a list may have more items than a call may have arguments.
    for (const part of partsOf(node)) if (isMap(part) || isSeq(part)) open.push(part);
  }
  return found.toSorted((a, b) => a.span.start - b.span.start).slice(0, MOST);
};

const partsOf = (node: unknown): readonly unknown[] => {
  if (isMap(node)) return node.items.map(({ value }) => value);
  return isSeq(node) ? node.items : [];
};

const duplicatesAmong = (pairs: readonly Pair[]): readonly ManifestError[] => {
  const seen = new Map<string, Span>();
  const found: ManifestError[] = [];
  for (const { key } of pairs) {
    if (!isScalar(key) || !key.range || key.value === null || found.length === MOST) continue;
    const span = { start: key.range[0], end: key.range[1] };
    const name = key.source ?? String(key.value);
    const firstAt = seen.get(name);
    if (firstAt) found.push({ span, message: `the key "${shortened(name)}" is there twice`, firstAt });
    else seen.set(name, span);
  }
  return found;
};

const LONGEST = 60;

const shortened = (name: string): string => (name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name);
