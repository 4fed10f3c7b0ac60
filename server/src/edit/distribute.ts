/**
 * Shares a new text out among the parts that an old one was put together from, so that as few parts as possible change, and one
 * that does keeps its dashes and the punctuation at its ends: `3.12` + `-alpine` + `3.20` gives `3.12.9` + `-alpine` + `3.21` for
 * `3.12.9-alpine3.21`. `undefined` when there is no way, or more than one that is as good.
 */
export const distribute = (text: string, parts: readonly string[]): readonly string[] | undefined => {
  const best = share(text, parts, new Map());
  return best.ways === 1 ? best.values : undefined;
};

/** The cheapest way to share out the rest of a text, and how many are as cheap. */
interface Sharing {
  readonly cost: number;
  readonly ways: number;
  readonly values: readonly string[];
}

const NONE: Sharing = { cost: Number.POSITIVE_INFINITY, ways: 0, values: [] };

/** The same rest and the same parts left have the same answer; without keeping it, the work would double with each part. */
const share = (rest: string, parts: readonly string[], known: Map<string, Sharing>): Sharing => {
  const [part, ...others] = parts;
  if (part === undefined) return rest === '' ? { cost: 0, ways: 1, values: [] } : NONE;
  const key = `${parts.length}:${rest.length}`;
  const before = known.get(key);
  if (before) return before;
  const shared = candidates(rest, part)
    .map((value) => prepend(value, value === part ? 0 : 1, share(rest.slice(value.length), others, known)))
    .reduce(cheaper, NONE);
  known.set(key, shared);
  return shared;
};

const candidates = (rest: string, part: string): string[] =>
  Array.from({ length: rest.length }, (_, index) => rest.slice(0, index + 1)).filter((value) => value === part || isAlike(value, part));

const prepend = (value: string, cost: number, { ways, values, cost: others }: Sharing): Sharing => ({
  cost: cost + others,
  ways,
  values: [value, ...values],
});

const cheaper = (a: Sharing, b: Sharing): Sharing => {
  if (a.cost === b.cost && a.ways + b.ways > 0) return { ...a, ways: a.ways + b.ways };
  return a.cost <= b.cost ? a : b;
};

const isAlike = (value: string, part: string): boolean =>
  value.split('-').length === part.split('-').length && endsOf(value) === endsOf(part);

/** The punctuation at both ends. */
const endsOf = (text: string): string => `${/^[-._+]*/.exec(text)?.[0]} ${/[-._+]*$/.exec(text)?.[0]}`;
