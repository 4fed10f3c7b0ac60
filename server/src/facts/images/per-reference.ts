import type { ImageReference } from '../../image/reference.ts';
import type { Knowledge } from '../../knowledge/index.ts';

interface Kept<T> {
  readonly knowledge: Knowledge;
  readonly value: T;
}

/** What is worked out of a reference, worked out once: each rule asks the same of every image, and a file may name one many times. */
export const perReference = <T>(
  compute: (reference: ImageReference, knowledge: Knowledge) => T,
): ((reference: ImageReference, knowledge: Knowledge) => T) => {
  const kept = new WeakMap<ImageReference, Kept<T>>();
  return (reference, knowledge) => {
    const known = kept.get(reference);
    if (known?.knowledge === knowledge) return known.value;
    const value = compute(reference, knowledge);
    kept.set(reference, { knowledge, value });
    return value;
  };
};
