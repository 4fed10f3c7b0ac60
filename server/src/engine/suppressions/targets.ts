import type { Facts } from '../../facts/model.ts';
import type { Span } from '../../text/span.ts';
import type { ParsedComment } from './model.ts';

/** Finds what a comment speaks of. */
export class Targets {
  readonly #facts: Pick<Facts, 'nodes' | 'stages' | 'text'>;
  readonly #nodes: readonly Span[];
  #stages: readonly Span[] | undefined;

  constructor(facts: Pick<Facts, 'nodes' | 'stages' | 'text'>) {
    this.#facts = facts;
    this.#nodes = facts.nodes.map(({ span }) => span).sort((a, b) => a.start - b.start || b.end - a.end);
  }

  of(comment: Span, extent: ParsedComment['extent']): Span | undefined {
    if (extent === 'file') return { start: 0, end: this.#facts.text.length };
    const node = this.#nodeOf(comment);
    return extent === 'stage' ? this.#stageOf(comment, node) : node;
  }

  /** The node on the comment's line, the one that holds it, or the next one. */
  #nodeOf(comment: Span): Span | undefined {
    const index = firstAfter(this.#nodes, comment.start);
    const [last, next] = [this.#nodes[index - 1], this.#nodes[index]];
    if (!last) return next;
    const lineStart = this.#facts.text.lastIndexOf('\n', comment.start - 1) + 1;
    if (last.start >= lineStart) return this.#nodes[firstAfter(this.#nodes, lineStart - 1)];
    const isInside = last.end > comment.start && (next === undefined || next.start >= last.end);
    return isInside ? last : next;
  }

  /** A stage whose FROM comes next, whole; else what is left of the stage around. */
  #stageOf(comment: Span, node: Span | undefined): Span | undefined {
    // Scopes hold their last offset, and a stage ends where the next one starts.
    this.#stages ??= this.#facts.stages.map(({ span }) => ({ start: span.start, end: Math.max(span.end - 1, span.start) }));
    const stages = this.#stages;
    const next = firstAfter(stages, comment.start);
    const current = stages[next - 1];
    const isBeforeFrom = node !== undefined && stages[next]?.start === node.start;
    if (!current || isBeforeFrom) return stages[next];
    return { start: Math.max(current.start, Math.min(comment.start, node?.start ?? comment.start)), end: current.end };
  }
}

/** The index of the first span that starts behind an offset, of spans in the order of their starts. */
const firstAfter = (spans: readonly Span[], offset: number): number => {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
};
