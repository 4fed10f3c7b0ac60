import type { Edit, Span } from '../text/span.ts';

/** What `pin` or `update` would do to one document, and why not more. */
export interface Plan {
  /** In the order in which they are written. */
  readonly steps: readonly Step[];
  /** Those of all changed steps together; none overlaps another. They may name other files. */
  readonly edits: readonly Edit[];
}

/** What becomes of one image or one source. */
export interface Step {
  readonly kind: 'image' | 'source';
  /** Where it is written in the document. */
  readonly at: Span;
  /** As people write it, without tag and digest: `node`, `ghcr.io/org/app`. Of a source `owner/repo` or host and path. */
  readonly name: string;
  /** The tag, the digest or both that stand there now. */
  readonly from: string;
  /** `undefined` where nothing changes. */
  readonly to: string | undefined;
  readonly outcome: 'changed' | 'current' | 'waiting' | 'skipped' | 'failed';
  /** One sentence for what waits, is skipped or failed; why, for what changes. */
  readonly reason: string | undefined;
  readonly edits: readonly Edit[];
  /** `YYYY-MM-DD`: when what waits may be had. */
  readonly until?: string;
}

/** How far an image is pinned: to the exact tag of the same build, to the digest of what the tag is now, or both. */
export interface PinOptions {
  readonly form: 'tag-and-digest' | 'tag' | 'digest';
}

/** How far an image is moved. */
export interface UpdateOptions {
  /** `supported`: to the next line only where this one is past its end of life; `any`: to the newest there is. */
  readonly policy: 'patch' | 'line' | 'supported' | 'any';
  /** What is younger waits. */
  readonly cooldownDays: number;
}
