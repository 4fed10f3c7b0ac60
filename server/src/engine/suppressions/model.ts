import type { Span } from '../../text/span.ts';

/** A comment that tells some rules to be silent somewhere. */
export interface Suppression {
  /** The dialect and its form: `plimsoll ignore`, `hadolint global ignore`, `check=skip`. */
  readonly by: string;
  readonly reason: string | undefined;
  /** The comment. */
  readonly at: Span;
  /** What it speaks of; `undefined` when nothing follows it. */
  readonly scope: Span | undefined;
  readonly names: readonly SuppressedName[];
  /** Whether it is told when it turns out to suppress nothing: only Plimsoll's own are, peers may need theirs. */
  readonly isReported: boolean;
}

/** A rule as the comment calls it. */
export interface SuppressedName {
  readonly text: string;
  readonly at: Span;
  /** The ids that it means; empty when no rule is called so. */
  readonly rules: readonly string[] | 'all';
  /** What it may have meant; only where no rule is called so. */
  readonly suggestion?: string;
}

/** A comment of a dialect, taken apart; offsets count from the start of the comment's text. */
export interface ParsedComment {
  readonly by: string;
  readonly extent: 'next' | 'stage' | 'file';
  readonly names: readonly ParsedName[];
  readonly reason: string | undefined;
  readonly isReported?: true;
}

export type ParsedName = SuppressedName;
