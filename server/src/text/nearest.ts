const MOST_EDITS = 3;

/** The name that a misspelt one most likely means: the fewest edits away, at most a third of its letters. */
export const nearest = (written: string, names: Iterable<string>): string | undefined => {
  const wanted = written.toLowerCase();
  let best: string | undefined;
  let bound = Math.min(MOST_EDITS, Math.ceil(wanted.length / 3));
  for (const name of names) {
    const edits = distance(wanted, name.toLowerCase(), bound);
    if (edits > bound) continue;
    best = name;
    bound = edits - 1;
  }
  return best;
};

/** How many letters to insert, drop, replace or swap with their neighbour; more than `bound` means only "too many". */
const distance = (a: string, b: string, bound: number): number => {
  if (Math.abs(a.length - b.length) > bound) return bound + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = nextRow({ a, b, row, last, before });
    if (Math.min(...current) > bound) return bound + 1;
    before = last;
    last = current;
  }
  return last[b.length] ?? 0;
};

interface Rows {
  readonly a: string;
  readonly b: string;
  readonly row: number;
  readonly last: readonly number[];
  readonly before: readonly number[];
}

const nextRow = ({ a, b, row, last, before }: Rows): number[] => {
  const current = [row];
  for (let column = 1; column <= b.length; column++) {
    const isSame = a[row - 1] === b[column - 1];
    const isSwap = row > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
    const edits = [at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (isSame ? 0 : 1)];
    if (isSwap) edits.push(at(before, column - 2) + 1);
    current.push(Math.min(...edits));
  }
  return current;
};

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY;
