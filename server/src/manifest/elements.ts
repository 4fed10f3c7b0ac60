import type { MappedText } from '../text/mapped-text.ts';
import type { Span } from '../text/span.ts';

// What the other parts of a manifest's model are of.

/** What a comment can speak of. */
export interface ManifestNode {
  readonly span: Span;
}

/** An image that is pulled. Containers that share a fragment share one of these. */
export interface ContainerImage {
  /** Where it is written. */
  readonly at: Span;
  readonly node: ManifestNode;
  readonly written: string;
  /** With variables replaced, each part with the way back to where it is written; `undefined` when one is not known. */
  readonly resolved: MappedText | undefined;
  readonly unresolved: readonly string[];
}
