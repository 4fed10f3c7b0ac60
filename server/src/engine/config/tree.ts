import type { Span } from '../../text/span.ts';

/** A configuration file as data with places, whatever it was written in. */
export type Located = LocatedMap | LocatedList | LocatedScalar | LocatedOther;

export interface LocatedMap {
  readonly kind: 'map';
  readonly span: Span;
  readonly entries: readonly LocatedEntry[];
}

export interface LocatedEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Located;
}

export interface LocatedList {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly Located[];
}

export interface LocatedScalar {
  readonly kind: 'scalar';
  readonly span: Span;
  readonly value: unknown;
}

/** What has no place in a configuration: an alias, a key that is no text. */
export interface LocatedOther {
  readonly kind: 'other';
  readonly span: Span;
  readonly what: string;
}

/** What stands there, in plain words: `a list`, `the text "x"`. */
export const describe = (node: Located): string => {
  if (node.kind === 'map') return 'a map';
  if (node.kind === 'list') return 'a list';
  if (node.kind === 'other') return node.what;
  return describeScalar(node.value);
};

const LONGEST_QUOTE = 40;

const describeScalar = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return 'empty';
  if (typeof value !== 'string') return String(value);
  return `"${value.length > LONGEST_QUOTE ? `${value.slice(0, LONGEST_QUOTE)}…` : value}"`;
};
