import { type Edit, overlaps } from '../text/span.ts';

/** Edits that can be made together: by file, in the order of their starts. */
export class TakenEdits {
  readonly #byPath = new Map<string | undefined, Edit[]>();

  /** Takes edits that belong together, all or none; whether none of them was in the way of one taken before. */
  take(edits: readonly Edit[]): boolean {
    if (edits.some((edit) => this.#isInTheWay(edit))) return false;
    for (const edit of edits) this.#in(edit).splice(this.#placeOf(edit), 0, edit);
    return true;
  }

  /** Those taken lie apart, so that only the next ones on both sides can be touched. */
  #isInTheWay(edit: Edit): boolean {
    const taken = this.#in(edit);
    const place = this.#placeOf(edit);
    return [taken[place - 1], taken[place]].some((other) => other !== undefined && collides(edit, other));
  }

  #in({ path }: Edit): Edit[] {
    const taken = this.#byPath.get(path) ?? [];
    this.#byPath.set(path, taken);
    return taken;
  }

  /** Behind those that start before it. */
  #placeOf(edit: Edit): number {
    const taken = this.#in(edit);
    let low = 0;
    let high = taken.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((taken[middle] as Edit).span.start < edit.span.start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const collides = (a: Edit, b: Edit): boolean => overlaps(a.span, b.span) || a.span.start === b.span.start;
