/**
 * A function that computes its value from `source` when first asked and keeps it. A class hands itself in: where a field's initial
 * value has an arrow function with a `this` of its own, the bundler loses it.
 */
export const lazy = <S, T>(source: S, compute: (source: S) => T): (() => T) => {
  let kept: { readonly value: T } | undefined;
  return () => {
    kept ??= { value: compute(source) };
    return kept.value;
  };
};
